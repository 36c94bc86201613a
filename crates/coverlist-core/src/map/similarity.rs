//! The similarity of headers: other case or punctuation, typing mistakes, or another word for the same
//! column.

use crate::template::Column;
use crate::value::alphanumerics;
use strsim::osa_distance;

/// The similarity of a header to an expected one; smaller is more similar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// The headers differ only in case, space or punctuation.
    SameLetters,
    /// The headers differ by this many typing mistakes.
    Mistyped(usize),
    /// The header is one of the column's aliases.
    Alias,
}

/// A longer cell is not a mistyped header.
const MAX_LETTERS: usize = 60;

/// Larger cells are not compared. A hostile file has cells of megabytes.
const MAX_BYTES: usize = 10 * MAX_LETTERS;

/// The similarity of a cell to the header of a template's column.
pub(super) fn nearness(cell: &str, column: &Column) -> Option<Nearness> {
    if cell.len() > MAX_BYTES {
        return None;
    }
    let (cell, expected) = (letters(cell), letters(&column.header));
    if cell.is_empty() || cell.len() > MAX_LETTERS {
        None
    } else if cell == expected {
        Some(Nearness::SameLetters)
    } else if column.aliases.iter().any(|alias| letters(alias) == cell) {
        Some(Nearness::Alias)
    } else {
        mistyped(&cell, &expected).map(Nearness::Mistyped)
    }
}

/// The letters and digits of a header in lower case; `#` becomes the word "number".
pub(crate) fn letters(header: &str) -> String {
    alphanumerics(&header.replace('#', "number"))
}

/// The number of typing mistakes between two headers, when it is small enough for a header of this length. A
/// letter that is added, missing, changed, or swapped with its neighbor is one mistake.
fn mistyped(cell: &str, expected: &str) -> Option<usize> {
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
    use crate::record::{Field, RecordKind};
    use crate::template::Template;

    #[test]
    fn what_counts_as_near() {
        let template = Template::builtin(RecordKind::User);
        let near = |cell, field| nearness(cell, template.column(field).expect("the column"));
        for cell in [
            "user id",
            "USER ID",
            "User ID ",
            "UserID",
            "user_id",
            "User\u{a0}ID",
            "\u{feff}User ID",
            "User-ID:",
        ] {
            assert_eq!(near(cell, Field::Key), Some(Nearness::SameLetters), "{cell:?}");
        }
        assert_eq!(near("Uesr ID", Field::Key), Some(Nearness::Mistyped(1)));
        assert_eq!(near("Insurance Statsu", Field::Status), Some(Nearness::Mistyped(1)));
        assert_eq!(near("Insurence Staus", Field::Status), Some(Nearness::Mistyped(2)));
        assert_eq!(near("Policy #", Field::PolicyNumber), Some(Nearness::SameLetters));
        assert_eq!(near("Student_Number", Field::Key), Some(Nearness::Alias));
    }

    #[test]
    fn what_does_not() {
        let template = Template::builtin(RecordKind::User);
        let near = |cell, field| nearness(cell, template.column(field).expect("the column"));
        assert_eq!(near("Coverage Start Date", Field::CoverageEnd), None);
        assert_eq!(near("Order ID", Field::Key), None);
        assert_eq!(near("Serial Number", Field::Key), None);
        assert_eq!(near("", Field::Key), None);
        let (long, very_long) = ("User ID ".repeat(50), "User ID ".repeat(500));
        assert_eq!(near(&long, Field::Key), None);
        assert_eq!(near(&very_long, Field::Key), None);
    }
}
