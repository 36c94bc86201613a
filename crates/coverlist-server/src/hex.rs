//! Bytes as text.

/// Bytes in hexadecimal, lower case.
pub fn hex(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(bytes)
}
