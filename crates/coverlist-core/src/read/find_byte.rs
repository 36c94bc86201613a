//! Finding a byte that is likely near.

use memchr::memchr;

/// How many words are looked at before it is no longer a short way.
const WORDS: usize = 4;

const ONES: u64 = u64::from_le_bytes([0x01; 8]);
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);

/// Where `byte` comes first in `bytes`. As `memchr`, but cells are so short that a call costs more than the search: the
/// first words are looked at here.
#[inline]
pub(super) fn find_byte(byte: u8, bytes: &[u8]) -> Option<usize> {
    let pattern = ONES * u64::from(byte);
    let (words, _) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().take(WORDS).enumerate() {
        let difference = u64::from_le_bytes(*word) ^ pattern;
        // The lowest high bit that is set marks the first byte that is zero.
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
