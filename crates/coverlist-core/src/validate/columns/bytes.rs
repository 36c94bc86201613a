//! Short byte strings as numbers, and hashes of them.

use crate::record::{MatchKey, RecordKind};

/// Multipliers that spread the bits of a word.
const SPREAD: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93];
/// The bit in which upper and lower case letters differ, in each byte.
const CASE: u64 = u64::from_le_bytes([0x20; 8]);

/// The hash of a text. Zero stands for a text that is not compared.
pub(in crate::validate) type Hashed = u32;

/// At most eight bytes as a number. The first byte is the lowest.
#[inline]
pub(super) fn word(bytes: &[u8]) -> u64 {
    if let Some(bytes) = bytes.first_chunk() {
        return u64::from_le_bytes(*bytes);
    }
    // The halves overlap in the bytes that both have.
    if let (Some(low), Some(high)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let [low, high] = [low, high].map(|half| u64::from(u32::from_le_bytes(*half)));
        return low | high << (8 * (bytes.len() - 4));
    }
    bytes.iter().rev().fold(0, |word, &byte| (word << 8) | u64::from(byte))
}

/// At most sixteen bytes as two numbers; missing bytes are zero. `None` for more bytes.
#[inline]
pub(super) fn two_words(bytes: &[u8]) -> Option<[u64; 2]> {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        (Some(first), Some(last)) if bytes.len() <= 16 => {
            // Both have the bytes that the shift removes.
            let shift = 8 * (16 - bytes.len()) as u32;
            let [first, last] = [first, last].map(|word| u64::from_le_bytes(*word));
            Some([first, last.checked_shr(shift).unwrap_or(0)])
        }
        (Some(_), _) => None,
        _ => Some([word(bytes), 0]),
    }
}

/// Mixes a word into a hash.
#[inline]
pub(super) fn mix(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(23) ^ word).wrapping_mul(SPREAD[0])
}

/// The upper half of a hash, which depends on all bits.
#[inline]
pub(super) fn folded(hash: u64) -> u32 {
    ((hash ^ (hash >> 29)).wrapping_mul(SPREAD[1]) >> 32) as u32
}

/// The hash of a trimmed key. Keys that match have equal hashes.
#[inline]
pub(in crate::validate) fn hash(kind: RecordKind, key: &str) -> Hashed {
    if key.is_ascii() {
        of_bytes(kind, key.as_bytes())
    } else {
        of_bytes(kind, MatchKey::new(kind, key).as_str().as_bytes())
    }
}

#[inline]
fn of_bytes(kind: RecordKind, key: &[u8]) -> Hashed {
    // Letters of both cases become equal, and a few signs with them. Equal hashes are compared as texts.
    let case = if kind == RecordKind::Device { CASE } else { 0 };
    let add = |hash, word| mix(hash, word | case);
    let length = key.len() as u64;
    let hash = match two_words(key) {
        Some(words) => words.into_iter().fold(length, add),
        None => long_words(key).fold(length, add),
    };
    folded(hash).max(1)
}

/// The bytes, more than eight, in words of eight. The last two words may overlap.
#[inline]
pub(super) fn long_words(bytes: &[u8]) -> impl Iterator<Item = u64> {
    let (words, rest) = bytes.as_chunks();
    let last = bytes.last_chunk().filter(|_| !rest.is_empty());
    words.iter().chain(last).map(|word| u64::from_le_bytes(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_hold_all_bytes_of_a_short_text() {
        let text = b"0123456789abcdef";
        for length in 0..=text.len() {
            let mut padded = [0; 16];
            padded[..length].copy_from_slice(&text[..length]);
            let number = u128::from_le_bytes(padded);
            assert_eq!(two_words(&text[..length]), Some([number as u64, (number >> 64) as u64]), "{length}");
        }
        assert_eq!(two_words(b"0123456789abcdefg"), None);
    }
}
