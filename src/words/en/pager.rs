//! From page to page.

use crate::words::number;

/// The pager's name.
pub const LABEL: &str = "Pages";
/// Back.
pub const PREVIOUS: &str = "Previous";
/// On.
pub const NEXT: &str = "Next";

/// Which rows are shown.
pub fn shown(first: usize, last: usize, total: Option<u32>) -> String {
    let (first, last) = (number(first as u64), number(last as u64));
    match total {
        Some(total) => format!("{first}–{last} of {}", number(total)),
        None => format!("{first}–{last}"),
    }
}
