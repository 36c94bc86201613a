//! The columns of a workbook.

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

/// What the cells of a column hold. A cell with another text than the column expects is a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Texts. What a person types stays as it is, with its leading zeros.
    Text,
    /// Texts, with these words in a list to choose from. Other words may be typed as well.
    Choice(Vec<String>),
    /// Dates, which are written as ISO 8601 (`2026-09-10`) in rows.
    Date {
        /// How a spreadsheet shows them, such as `yyyy-mm-dd`.
        number_format: String,
    },
    /// Amounts with two decimals, such as `1050.00`.
    Amount,
    /// Whole numbers.
    Integer,
}

impl Content {
    /// Whether a spreadsheet keeps what somebody types.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text | Self::Choice(_))
    }

    /// The format of the column. Texts, amounts and whole numbers have formats that each spreadsheet knows.
    pub(super) fn format(&self) -> Format {
        match self {
            Self::Text | Self::Choice(_) => Format::new().set_num_format_index(TEXT),
            Self::Date { number_format } => Format::new().set_num_format(number_format),
            Self::Amount => Format::new().set_num_format_index(TWO_DECIMALS),
            Self::Integer => Format::new().set_num_format_index(INTEGER),
        }
    }
}
