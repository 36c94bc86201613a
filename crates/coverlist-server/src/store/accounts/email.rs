//! E-mail addresses as keys of accounts.

use unicode_normalization::UnicodeNormalization;

/// The form in which e-mail addresses are stored and compared: trimmed, NFC, lower case.
pub fn canonical_email(email: &str) -> String {
    email.trim().nfc().collect::<String>().to_lowercase()
}
