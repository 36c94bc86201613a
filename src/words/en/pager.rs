//! Sentences of the pager below a list.

use crate::words::number;


pub fn shown(first: usize, last: usize, total: Option<u32>) -> String {
    let (first, last) = (number(first as u64), number(last as u64));
    match total {
        Some(total) => format!("{first}–{last} of {}", number(total)),
        None => format!("{first}–{last}"),
    }
}
