//! Why a workbook is not read.

use coverlist_core::findings::Code;

/// Why a workbook is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The bytes are no workbook of a known kind.
    NotWorkbook,
    /// The workbook is protected with a password, so its contents are encrypted.
    Password,
    /// A part of the workbook is missing, cut off or contradicts another part.
    Damaged,
    /// A part is larger than its limit, or larger than the archive says.
    TooLarge,
    /// A worksheet has content below the last row that can be read.
    TooManyRows,
    /// The workbook has no worksheet.
    NoWorksheet,
    /// The caller stopped.
    Stopped,
}

impl Refusal {
    /// The finding about a workbook that is not read; `None` if it is no workbook, or the caller stopped.
    pub fn code(self) -> Option<Code> {
        match self {
            Self::NotWorkbook | Self::Stopped => None,
            Self::Password => Some(Code::WorkbookPassword),
            Self::Damaged => Some(Code::WorkbookDamaged),
            Self::TooLarge => Some(Code::WorkbookTooLarge),
            Self::TooManyRows => Some(Code::WorkbookTooManyRows),
            Self::NoWorksheet => Some(Code::WorkbookNoWorksheet),
        }
    }
}
