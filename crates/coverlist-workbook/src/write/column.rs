use coverlist_core::sheet::Content;

/// A column of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The text of the first row.
    pub header: String,
    /// What the cells below the header hold.
    pub content: Content,
}

impl Column {
    /// Whether a spreadsheet keeps what somebody types.
    pub(super) fn is_text(&self) -> bool {
        matches!(self.content, Content::Text | Content::Choice(_))
    }
}
