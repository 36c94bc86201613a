//! Why a workbook is not read.

/// Why a workbook is not read, as a code.
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
    /// The workbook has no worksheet, or none with that name.
    NoWorksheet,
    /// The caller stopped.
    Stopped,
}

impl Refusal {
    /// All refusals.
    pub const ALL: [Self; 7] = [
        Self::NotWorkbook,
        Self::Password,
        Self::Damaged,
        Self::TooLarge,
        Self::TooManyRows,
        Self::NoWorksheet,
        Self::Stopped,
    ];

    /// The name of the refusal on the wire.
    pub const fn id(self) -> &'static str {
        match self {
            Self::NotWorkbook => "not_workbook",
            Self::Password => "password",
            Self::Damaged => "damaged",
            Self::TooLarge => "too_large",
            Self::TooManyRows => "too_many_rows",
            Self::NoWorksheet => "no_worksheet",
            Self::Stopped => "stopped",
        }
    }
}
