//! The columns of a workbook.

use coverlist_core::sheet::Content;
use rust_xlsxwriter::Format;

/// The number of the format `@`.
pub(super) const TEXT: u8 = 49;

/// The number of the format `0.00`.
const TWO_DECIMALS: u8 = 2;

/// The number of the format `0`.
const INTEGER: u8 = 1;

/// A column of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The text of the first row.
    pub header: String,
    /// What the cells below the header hold.
    pub content: Content,
}

/// Whether a spreadsheet keeps what somebody types.
pub(super) fn is_text(content: &Content) -> bool {
    matches!(content, Content::Text | Content::Choice(_))
}

/// The format of a column. Texts, amounts and whole numbers have formats that each spreadsheet knows.
pub(super) fn format(content: &Content) -> Format {
    match content {
        Content::Text | Content::Choice(_) => Format::new().set_num_format_index(TEXT),
        Content::Date { number_format } => Format::new().set_num_format(number_format),
        Content::Amount => Format::new().set_num_format_index(TWO_DECIMALS),
        Content::Integer => Format::new().set_num_format_index(INTEGER),
    }
}
