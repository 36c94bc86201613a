//! Finds a byte that is probably near.

use memchr::memchr;

/// The number of words that are searched before `memchr` takes over.
const WORDS: usize = 4;

const ONES: u64 = u64::from_le_bytes([0x01; 8]);
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);

/// The position of the first `byte` in `bytes`, like `memchr`. Most cells are so short that a call of
/// `memchr` costs more than the search, so the first words are searched inline. `cargo run --release -p
/// coverlist-core --example read_speed` measures it.
#[inline]
pub(super) fn find_byte(byte: u8, bytes: &[u8]) -> Option<usize> {
    let pattern = ONES * u64::from(byte);
    let (words, _) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().take(WORDS).enumerate() {
        let difference = u64::from_le_bytes(*word) ^ pattern;
        // The lowest high bit that is set marks the first matching byte.
        let zeros = difference.wrapping_sub(ONES) & !difference & HIGHS;
        if zeros != 0 {
            return Some(index * 8 + zeros.trailing_zeros() as usize / 8);
        }
    }
    let start = words.len().min(WORDS) * 8;
    let rest = &bytes[start..];
    let found =
        if rest.len() < 8 { rest.iter().position(|&other| other == byte) } else { memchr(byte, rest) };
    found.map(|offset| start + offset)
}
