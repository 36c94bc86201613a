//! Short byte strings as numbers, and hashes of them.

use crate::read::Span;
use crate::record::{MatchKey, RecordKind};
use std::borrow::Cow;

/// Multipliers that spread the bits of a word.
const SPREAD: [u64; 2] = [0x9E37_79B9_7F4A_7C15, 0xD6E8_FEB8_6659_FD93];
/// The bit in which upper and lower case letters differ, in each byte.
const CASE: u64 = u64::from_le_bytes([0x20; 8]);
/// The bit that ASCII characters do not have, in each byte.
const NOT_ASCII: u64 = u64::from_le_bytes([0x80; 8]);

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

/// The maximum length in bytes of a short cell.
pub(super) const SHORT: usize = 15;

/// The bytes of a short cell as two numbers; missing bytes are zero.
#[inline]
pub(super) fn short_words(text: &[u8], cell: Span) -> [u64; 2] {
    // A fast path: sixteen bytes are loaded, and those after the cell are removed.
    match text.get(cell.start as usize..).and_then(<[u8]>::first_chunk) {
        Some(bytes) => {
            let [first, last] = halves(bytes);
            let masks = MASKS[cell.len() % MASKS.len()];
            [first & masks[0], last & masks[1]]
        }
        None => two_words(cell.of_bytes(text)).unwrap_or_default(),
    }
}

#[inline]
fn halves(bytes: &[u8; 16]) -> [u64; 2] {
    let (words, _) = bytes.as_chunks();
    [u64::from_le_bytes(words[0]), u64::from_le_bytes(words[1])]
}

/// Whether two byte strings are equal. It is meant for cells of a few words, which a browser compares slowly
/// one byte at a time.
#[inline]
pub(in crate::validate) fn are_equal(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    match (one.len(), ends(one).zip(ends(other))) {
        (16..=32, Some((one, other))) => differing(one, other) == 0,
        (..16, _) => two_words(one) == two_words(other),
        _ => one == other,
    }
}

/// The first and the last sixteen bytes, which may overlap.
#[inline]
fn ends(bytes: &[u8]) -> Option<[[u64; 2]; 2]> {
    Some([halves(bytes.first_chunk()?), halves(bytes.last_chunk()?)])
}

#[inline]
fn differing(one: [[u64; 2]; 2], other: [[u64; 2]; 2]) -> u64 {
    let pairs = one.into_iter().flatten().zip(other.into_iter().flatten());
    pairs.fold(0, |bits, (one, other)| bits | (one ^ other))
}

/// The bits of the bytes that a short cell has in two words, by its length.
const MASKS: [[u64; 2]; SHORT + 1] = {
    let mut masks = [[0; 2]; SHORT + 1];
    let mut length = 0;
    while length <= SHORT {
        masks[length] =
            if length < 8 { [(1 << (8 * length)) - 1, 0] } else { [u64::MAX, (1 << (8 * (length - 8))) - 1] };
        length += 1;
    }
    masks
};

/// A hash of two words. Its upper bits depend on all bits.
#[inline]
pub(super) fn spread(words: [u64; 2]) -> u64 {
    words[0].wrapping_mul(SPREAD[0]) ^ words[1].wrapping_mul(SPREAD[1])
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
#[inline(always)]
pub(in crate::validate) fn hash(kind: RecordKind, key: &str) -> Hashed {
    // A fast path: nearly every key is short and has only ASCII characters.
    match two_words(key.as_bytes()) {
        Some(words) if (words[0] | words[1]) & NOT_ASCII == 0 => of_words(kind, key.len(), words.into_iter()),
        _ => unusual_hash(kind, key),
    }
}

fn unusual_hash(kind: RecordKind, key: &str) -> Hashed {
    let folded: Cow<'_, str> = match key.is_ascii() {
        true => key.into(),
        false => MatchKey::new(kind, key).as_str().to_owned().into(),
    };
    let bytes = folded.as_bytes();
    match two_words(bytes) {
        Some(words) => of_words(kind, bytes.len(), words.into_iter()),
        None => of_words(kind, bytes.len(), long_words(bytes)),
    }
}

#[inline]
fn of_words(kind: RecordKind, length: usize, words: impl Iterator<Item = u64>) -> Hashed {
    // Letters of both cases become equal, and a few signs with them. Equal hashes are compared as texts.
    let case = if kind == RecordKind::Device { CASE } else { 0 };
    folded(words.fold(length as u64, |hash, word| mix(hash, word | case))).max(1)
}

/// The bytes, at least eight, in words of eight. The last two words may overlap.
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

    #[test]
    fn the_words_of_a_short_cell_end_with_it() {
        let text = b"0123456789abcdef0123456789abcdefgh";
        for start in 0..text.len() {
            for end in start..text.len().min(start + SHORT + 1) {
                let words = short_words(text, Span { start: start as u32, end: end as u32 });
                assert_eq!(Some(words), two_words(&text[start..end]), "{start} {end}");
            }
        }
    }
}
