//! The columns that show whether a row is a refund.

use super::HeaderVerdict;
use super::vocabulary::Vocabulary;

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
