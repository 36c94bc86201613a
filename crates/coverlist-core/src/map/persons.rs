//! The columns that hold the name of the person, for comparison with the records.

use super::propose::Evident;
use super::sample::{is_last_and_first, is_name};
use crate::record::bare;

/// Words of headers about the names of others.
const OTHERS: [&str; 26] = [
    "parent",
    "school",
    "plan",
    "file",
    "device",
    "policy",
    "teacher",
    "emergency",
    "coverage",
    "account",
    "customer",
    "payment",
    "purchase",
    "order",
    "item",
    "user",
    "contact",
    "company",
    "grade",
    "serial",
    "building",
    "fee",
    "group",
    "domain",
    "org",
    "organization",
];

/// Whether a header is about the name of somebody or something else than the person of a row.
pub fn is_of_another(header: &str) -> bool {
    let header = bare(header);
    header.split(|c: char| !c.is_alphanumeric()).any(|word| OTHERS.contains(&word))
}

/// The indexes of the free columns that hold the whole name of a person, or the first and the last name.
pub(super) fn names_of_persons(evident: &Evident<'_>, is_free: &[bool]) -> Vec<usize> {
    let holds_names = |index: &usize| {
        let cells = evident.sample().column(*index);
        is_free[*index] && cells.is_some_and(|cells| cells.is_blank() || cells.mostly(80, is_name))
    };
    let free: Vec<usize> = (0..is_free.len()).filter(holds_names).collect();
    let has = |index: usize, word: &str| evident.header(index).words.contains(word);
    let is_only = |index: usize, word: &str| has(index, word) && evident.header(index).words.len() == 1;
    let of_person = |index: &usize| !OTHERS.iter().any(|word| has(*index, word));
    let is_part = |index: usize| has(index, "first") != has(index, "last");
    let named = || free.iter().copied().filter(of_person);
    let whole = named().find(|&index| {
        let both = has(index, "first") && has(index, "last");
        !is_part(index) && !has(index, "middle") && (both || has(index, "name") || is_only(index, "student"))
    });
    let part = |word: &str| named().find(|&index| is_part(index) && has(index, word));
    match (whole, part("last"), part("first")) {
        (_, Some(last), Some(first)) => vec![last, first],
        // Beside last names, a bare "name" is the first name.
        (Some(first), Some(last), None) if is_only(first, "name") => vec![last, first],
        (Some(whole), ..) => vec![whole],
        (None, Some(part), None) | (None, None, Some(part)) => vec![part],
        (None, None, None) => lone_name(evident, &free).into_iter().collect(),
    }
}

/// The only column without a header whose cells are written as `Last, First`.
fn lone_name(evident: &Evident<'_>, free: &[usize]) -> Option<usize> {
    let is_whole = |index: &&usize| {
        let cells = evident.sample().column(**index);
        evident.header(**index).is_anonymous && cells.is_some_and(|it| it.mostly(80, is_last_and_first))
    };
    let mut whole = free.iter().filter(is_whole);
    whole.next().filter(|_| whole.next().is_none()).copied()
}
