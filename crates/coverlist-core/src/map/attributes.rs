//! What the cells of a column say about an attribute of records.

use super::fit::Fit;
use super::sample::{ColumnCells, is_name};
use crate::record::Attribute;

/// A column with more words is about something else than roles.
const MOST_ROLES: usize = 20;

/// How well cells fit the attribute whose header they probably have. `is_role` tells the words for roles.
pub(super) fn fit_of_attribute(
    attribute: Attribute,
    cells: &ColumnCells<'_>,
    is_role: impl Fn(&str) -> bool,
) -> Fit {
    if cells.are_dates() || cells.are_money() {
        return Fit::No;
    }
    match attribute {
        Attribute::Email if cells.mostly(50, is_address) => Fit::Good,
        Attribute::Email => Fit::No,
        Attribute::Name | Attribute::GivenName | Attribute::FamilyName => fit_of_name(cells),
        Attribute::Role if cells.mostly(60, is_role) => Fit::Good,
        Attribute::Role if cells.distinct() > MOST_ROLES || cells.mostly(50, is_no_word) => Fit::No,
        Attribute::Role => Fit::Unknown,
        Attribute::School if cells.mostly(50, is_no_word) => Fit::No,
        Attribute::School if cells.mostly(80, |cell| !has_digit(cell)) => Fit::Likely,
        Attribute::School => Fit::Unknown,
        Attribute::Grade if cells.mostly(80, is_grade) => Fit::Likely,
        Attribute::Grade => Fit::Unknown,
        Attribute::AssignedTo if cells.mostly(80, is_address) => Fit::Good,
        Attribute::AssignedTo => Fit::Unknown,
        Attribute::AssetTag | Attribute::Location | Attribute::Model if cells.mostly(50, is_address) => {
            Fit::No
        }
        Attribute::AssetTag | Attribute::Location | Attribute::Model | Attribute::OtherId => Fit::Unknown,
    }
}

fn fit_of_name(cells: &ColumnCells<'_>) -> Fit {
    if cells.mostly(50, |cell| has_digit(cell) || is_address(cell)) {
        Fit::No
    } else if cells.mostly(80, is_name) {
        Fit::Good
    } else {
        Fit::Unknown
    }
}

/// Whether a text is a grade: `07`, `7th`, `Grade 7`, `K`, `Pre-K`.
fn is_grade(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let is_before_first = || {
        let cell = cell.to_lowercase();
        cell.len() <= 4 && cell.contains('k') || cell.starts_with("kinder") || cell.starts_with("pre")
    };
    cell.len() <= 12 && (digits == 1 || digits == 2 || is_before_first())
}

/// Whether a text is an e-mail address.
pub(super) fn is_address(cell: &str) -> bool {
    cell.split_once('@').is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.'))
}

fn has_digit(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a text is a number or an address, and no word.
fn is_no_word(cell: &str) -> bool {
    is_address(cell) || !cell.chars().any(char::is_alphabetic)
}
