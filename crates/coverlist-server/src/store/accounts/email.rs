use unicode_normalization::UnicodeNormalization;

/// The form in which e-mail addresses are stored and compared: without surrounding space, in NFC, in
/// lowercase.
pub fn canonical_email(email: &str) -> String {
    email.trim().nfc().collect::<String>().to_lowercase()
}
