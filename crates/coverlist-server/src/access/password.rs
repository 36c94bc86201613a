//! Hashes and checks passwords. A hash is argon2id, stored as a PHC string such as
//! `$argon2id$v=19$m=19456,t=2,p=1$...`.

use anyhow::Result;
use argon2::password_hash::phc::{Output, PasswordHash};
use argon2::password_hash::{self, PasswordHasher};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// The minimum length of a new password, in characters.
pub(crate) const SHORTEST: usize = 12;
/// The maximum length of a password, in bytes.
pub(crate) const LONGEST: usize = 1024;

/// Converts text to Unicode form NFC, because operating systems send the same letters in different forms.
pub(crate) fn normalized(text: &str) -> String {
    text.nfc().collect()
}

/// Hashes a password. This takes about 30 ms of one core and 19 MiB, by design.
///
/// # Errors
///
/// When the operating system provides no random salt.
pub fn hash(password: &str) -> Result<String> {
    Ok(argon2()?.hash_password(normalized(password).as_bytes())?.to_string())
}

/// Working memory for hashing, which is reused. Freed memory would stay with each thread's allocator, and
/// there are hundreds of threads.
#[derive(Default)]
pub(crate) struct Memory(Vec<Block>);

/// Whether `password` matches the hash. If `hash` is `None` because the account is unknown, this hashes a
/// dummy, so timing does not reveal which accounts exist.
///
/// # Errors
///
/// When the stored hash cannot be parsed.
pub(crate) fn verify(password: &str, hash: Option<&str>, memory: &mut Memory) -> Result<bool> {
    let known = hash.is_some();
    let hash = hash.map_or_else(dummy_hash, |hash| Ok(hash.to_owned()))?;
    let password = normalized(password);
    let matches = password.len() <= LONGEST && matches(&password, &hash, memory)?;
    Ok(matches && known)
}

/// Hashes with the parameters that the stored hash names.
fn matches(password: &str, hash: &str, Memory(blocks): &mut Memory) -> password_hash::Result<bool> {
    let hash = PasswordHash::new(hash)?;
    let (Some(salt), Some(expected)) = (hash.salt, hash.hash) else {
        return Err(password_hash::Error::EncodingInvalid);
    };
    let version = hash.version.map_or(Ok(Version::default()), Version::try_from)?;
    let params = Params::try_from(&hash)?;
    blocks.resize(params.block_count().max(blocks.len()), Block::new());
    let mut output = vec![0; expected.len()];
    let argon2 = Argon2::new(Algorithm::try_from(hash.algorithm.as_str())?, version, params);
    argon2.hash_password_into_with_memory(password.as_bytes(), &salt, &mut output, blocks)?;
    // The comparison of two `Output` values takes constant time.
    Ok(Output::new(&output)? == expected)
}

fn dummy_hash() -> Result<String> {
    static DUMMY: OnceLock<String> = OnceLock::new();
    if let Some(hash) = DUMMY.get() {
        return Ok(hash.clone());
    }
    let hash = hash("nobody")?;
    Ok(DUMMY.get_or_init(|| hash).clone())
}

/// The first choice of OWASP's password storage cheat sheet: 19 MiB, two passes, one lane.
fn argon2() -> Result<Argon2<'static>> {
    let params = Params::new(19 * 1024, 2, 1, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_of_another_version_or_with_other_parameters_is_accepted() {
        let mut memory = Memory::default();
        for (params, version) in [((8 * 1024, 1, 2), Version::V0x10), ((32 * 1024, 3, 1), Version::V0x13)] {
            let params = Params::new(params.0, params.1, params.2, None).expect("parameters");
            let argon2 = Argon2::new(Algorithm::Argon2i, version, params);
            let hash = argon2.hash_password("an old password".as_bytes()).expect("a hash").to_string();
            assert!(verify("an old password", Some(&hash), &mut memory).expect("it is read"), "{hash}");
            assert!(!verify("another password", Some(&hash), &mut memory).expect("it is read"), "{hash}");
        }
        let hash = hash("a new password").expect("a hash");
        assert!(verify("a new password", Some(&hash), &mut memory).expect("it is read"));
        assert!(!verify("", None, &mut memory).expect("it is read"));
        assert!(verify("", Some("no hash"), &mut memory).is_err());
    }
}
