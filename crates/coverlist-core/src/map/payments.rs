//! The columns of lists of payments that say what a row is about: an item, or a refund.

use super::vocabulary::{Vocabulary, Words};
use super::{HeaderVerdict, Other};

/// A column that is not applied, and may show that a row is a refund.
pub(crate) struct RefundColumn {
    /// The position, from 1.
    pub(crate) column: u16,
    /// The header in the file.
    pub(crate) header: String,
    /// Whether the column is about refunds alone: each cell but a `No` shows one.
    pub(crate) is_flag: bool,
}

/// Words of headers about money that was paid, or what became of it.
const PAYMENTS: [&str; 7] = ["amount", "payment", "total", "transaction", "price", "status", "type"];

/// The columns that may show that a row is a refund.
pub(crate) fn refund_columns(header: &HeaderVerdict) -> Vec<RefundColumn> {
    let may_show = |other: &Other| {
        let words = Vocabulary::get().words(&other.text);
        let is_flag = has(&words, &["refund"]);
        let is_about_payments = has(&words, &PAYMENTS) && !has(&words, &["balance"]);
        let header = || other.text.clone();
        (is_flag || is_about_payments).then(|| RefundColumn {
            column: other.column,
            header: header(),
            is_flag,
        })
    };
    header.others.iter().filter_map(may_show).collect()
}

/// Words of items that are cover, and words of items about cover that are none.
const COVER: [&str; 3] = ["insurance", "protection", "coverage"];
const NO_COVER: [&str; 7] = ["deductible", "claim", "refund", "void", "reversal", "chargeback", "case"];

/// The columns that may say what a row is about, such as `Item` or `Fee Type`.
pub(crate) fn item_columns(header: &HeaderVerdict) -> Vec<&Other> {
    let names_items = |other: &&Other| {
        let words = Vocabulary::get().words(&other.text);
        let is_of_fee = has(&words, &["fee"]) && has(&words, &["type", "name", "description"]);
        (has(&words, &["item"]) || is_of_fee) && !has(&words, &["id", "quantity"])
    };
    header.others.iter().filter(names_items).collect()
}

/// Whether an item is cover for a device, such as `Device Protection Plan`.
pub(crate) fn is_about_insurance(item: &str) -> bool {
    let words = Vocabulary::get().words(item);
    has(&words, &COVER) && !has(&words, &NO_COVER)
}

/// Whether a text has one of some words.
fn has(words: &Words<'_>, any: &[&str]) -> bool {
    any.iter().any(|word| words.contains(*word))
}
