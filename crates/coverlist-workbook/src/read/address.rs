//! Names of cells, such as `B12`. Rows and columns count from 0.

use super::limits::MAX_COLUMNS;

/// The row and column of a cell's name; `None` if it is no name.
pub(super) fn parse_cell_name(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = name.split_at(letters);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let number = letters
        .bytes()
        .fold(0, |number, letter| number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    let row: u32 = digits.parse().ok()?;
    (number <= MAX_COLUMNS).then_some(())?;
    Some((row.checked_sub(1)?, number - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_to_their_cells() {
        for (name, row, column) in
            [("A1", 0, 0), ("Z9", 8, 25), ("AA10", 9, 26), ("AZ1", 0, 51), ("XFD1048576", 1_048_575, 16_383)]
        {
            assert_eq!(parse_cell_name(name), Some((row, column)));
        }
        for name in ["", "A", "1", "A0", "XFE1", "AAAA1", "A1B", "A99999999999"] {
            assert_eq!(parse_cell_name(name), None, "{name}");
        }
    }
}
