//! The rows of a roster that were not loaded, as a sheet.

use super::{Refusal, Refused, Roster};
use crate::sheet::{SheetStyle, SheetWriter};

/// The number of rows that are written in one go.
const ROWS: u32 = 16 * 1024;

impl Roster {
    /// The refused rows as a sheet with line and reason, to be corrected and loaded again. `None` when there
    /// are none.
    pub fn rest(&self) -> Option<Vec<u8>> {
        let reason = |row: &Refused| (row.line, row.refusal.id().to_owned());
        let reasons = self.refused.iter().map(reason).collect();
        let (table, verdict) = (&self.file.table, &self.file.verdict);
        let writer =
            SheetWriter::new(table, verdict, SheetStyle::Download).filter(|_| !self.refused.is_empty());
        let mut writer = writer?.with_reasons(reasons);
        let mut sheet = Vec::new();
        while let Some(rows) = writer.next_rows(table, verdict, ROWS) {
            sheet.extend(rows);
        }
        Some(sheet)
    }
}

impl Refusal {
    /// The name of the reason, such as `key_blank` or `known_as`.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Mistake(finding) => finding.code.id(),
            Self::Remark => "remark",
            Self::NoName => "no_name",
            Self::KeyOfOtherKind => "key_of_other_kind",
            Self::MayBeGuardian => "may_be_guardian",
            Self::KnownAs { .. } => "known_as",
            Self::Twin { .. } => "twin",
            Self::OtherPerson { .. } => "other_person",
        }
    }
}
