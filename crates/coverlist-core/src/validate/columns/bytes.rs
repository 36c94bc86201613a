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
    folded(words(key).fold(key.len() as u64, |hash, word| mix(hash, word | case))).max(1)
}

/// The bytes in words of eight. The last word may be shorter.
#[inline]
pub(super) fn words(bytes: &[u8]) -> impl Iterator<Item = u64> {
    bytes.chunks(8).map(word)
}
