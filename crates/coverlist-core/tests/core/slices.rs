//! Reads a file in slices.

use coverlist_core::read::{ReadChoices, Reader, Table};

/// Reads in slices whose lengths alternate between `sizes` and one byte.
pub fn read_in_slices(
    bytes: &[u8],
    choices: &ReadChoices,
    headers: &[Vec<String>],
    sizes: &[usize],
) -> Table {
    let mut reader = Reader::new(choices, headers);
    let mut rest = bytes;
    for size in sizes.iter().chain(&[1]).cycle() {
        let (slice, later) = rest.split_at(rest.len().min(*size));
        reader.push(slice);
        rest = later;
        if rest.is_empty() {
            break;
        }
    }
    reader.finish();
    reader.into_table()
}
