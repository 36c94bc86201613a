//! Passwords, as argon2id hashes in PHC strings.

use anyhow::{Context, Result, anyhow};
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// The shortest password that an account may be given, in characters.
pub const SHORTEST: usize = 12;
/// The longest password that is looked at, in bytes: hashing takes time.
pub const LONGEST: usize = 1024;

/// Text in the one form (NFC) in which it is compared: systems differ in how they send the same letters.
pub fn normalized(text: &str) -> String {
    text.nfc().collect()
}

/// Hashes a password. It takes about 30 ms of one core and 19 MiB, by design.
///
/// # Errors
///
/// When the system gives no random salt.
pub fn hash(password: &str) -> Result<String> {
    let hash = argon2()?
        .hash_password(normalized(password).as_bytes())
        .map_err(|error| anyhow!("hashing a password: {error}"))?;
    Ok(hash.to_string())
}

/// Whether `password` is the one that was hashed. Without a hash, which is when nobody has the e-mail address, it works
/// as long and says no, so that time does not tell who has an account.
///
/// # Errors
///
/// When the stored hash cannot be read.
pub fn verify(password: &str, hash: Option<&str>) -> Result<bool> {
    let known = hash.is_some();
    let hash = hash.map_or_else(nobodys, |hash| Ok(hash.to_owned()))?;
    let hash =
        PasswordHash::new(&hash).map_err(|error| anyhow!("reading a stored password hash: {error}"))?;
    let password = normalized(password);
    let fits = password.len() <= LONGEST && argon2()?.verify_password(password.as_bytes(), &hash).is_ok();
    Ok(fits && known)
}

fn nobodys() -> Result<String> {
    static NOBODYS: OnceLock<String> = OnceLock::new();
    if let Some(hash) = NOBODYS.get() {
        return Ok(hash.clone());
    }
    let hash = hash("nobody has this password")?;
    Ok(NOBODYS.get_or_init(|| hash).clone())
}

/// The parameters that OWASP's password storage cheat sheet puts first: 19 MiB, two passes, one lane.
fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|error| anyhow!("{error}")).context("argon2")?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}
