//! The columns of lists of payments that say what a row is about: an item, or a refund.

use super::vocabulary::Vocabulary;
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
    if header.others.is_empty() {
        return Vec::new();
    }
    let known = Vocabulary::get();
    let may_show = |column: u16, text: &str| {
        let words = known.words(text);
        let is_flag = words.contains("refund");
        let is_about_payments =
            PAYMENTS.iter().any(|word| words.contains(*word)) && !words.contains("balance");
        (is_flag || is_about_payments).then(|| RefundColumn { column, header: text.to_owned(), is_flag })
    };
    header.others.iter().filter_map(|other| may_show(other.column, &other.text)).collect()
}

/// Words of items that are cover, and words of items about cover that are none.
const COVER: [&str; 3] = ["insurance", "protection", "coverage"];
const NO_COVER: [&str; 7] = ["deductible", "claim", "refund", "void", "reversal", "chargeback", "case"];

/// The columns that may say what a row is about, such as `Item` or `Fee Type`.
pub(crate) fn item_columns(header: &HeaderVerdict) -> Vec<&Other> {
    if header.others.is_empty() {
        return Vec::new();
    }
    let known = Vocabulary::get();
    let names_items = |other: &&Other| {
        let words = known.words(&other.text);
        let has = |any: &[&str]| any.iter().any(|word| words.contains(*word));
        let is_of_fee = has(&["fee"]) && has(&["type", "name", "description"]);
        (has(&["item"]) || is_of_fee) && !has(&["id", "quantity"])
    };
    header.others.iter().filter(names_items).collect()
}

/// Whether an item is cover for a device, such as `Device Protection Plan`.
pub(crate) fn is_about_insurance(item: &str) -> bool {
    let words = Vocabulary::get().words(item);
    let has = |any: &[&str]| any.iter().any(|word| words.contains(*word));
    has(&COVER) && !has(&NO_COVER)
}
