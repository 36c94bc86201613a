//! The letters of headers, and typing mistakes between them.

use crate::value::alphanumerics;
use strsim::osa_distance;

/// A longer cell is not a mistyped header.
const MAX_LETTERS: usize = 60;

/// The letters and digits of a header in lower case; `#` becomes the word "number".
pub(crate) fn letters(header: &str) -> String {
    alphanumerics(&header.replace('#', "number"))
}

/// The number of typing mistakes between the letters of two headers, when it is small enough for a header of
/// this length. A letter that is added, missing, changed, or swapped with its neighbor is one mistake.
pub(super) fn mistyped(cell: &str, expected: &str) -> Option<usize> {
    if cell.len() > MAX_LETTERS {
        return None;
    }
    let length = expected.chars().count();
    let forgiven = match length {
        0..5 => 0,
        5..9 => 1,
        _ => 2,
    };
    if cell.chars().count().abs_diff(length) > forgiven {
        return None;
    }
    Some(osa_distance(cell, expected)).filter(|&mistakes| mistakes <= forgiven)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_mistakes() {
        let mistakes = |cell, expected| mistyped(&letters(cell), &letters(expected));
        assert_eq!(mistakes("Uesr ID", "User ID"), Some(1));
        assert_eq!(mistakes("Insurance Statsu", "Insurance Status"), Some(1));
        assert_eq!(mistakes("Insurence Staus", "Insurance Status"), Some(2));
        assert_eq!(mistakes("Coverage Start Date", "Coverage End Date"), None);
        assert_eq!(mistakes("Order ID", "User ID"), None);
        assert_eq!(mistakes("", "User ID"), None);
        assert_eq!(mistakes(&"User ID ".repeat(50), "User ID"), None);
    }
}
