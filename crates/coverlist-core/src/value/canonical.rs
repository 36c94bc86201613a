//! The form of cells in a sheet: each value has exactly one text.

use super::cell::Judged;
use super::{Checker, DecimalStyle, Numeral, Written};
use crate::findings::{Code, Severity};
use crate::record::{Date, FieldType, Value};
use std::borrow::Cow;

/// A cell as a sheet has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SheetCell<'a> {
    /// The canonical text of the cell's value.
    Canonical(Cow<'a, str>),
    /// The text of a cell that could not be understood, as it is in the file.
    Verbatim(Cow<'a, str>),
}

impl SheetCell<'_> {
    /// The text in the sheet.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Canonical(text) | Self::Verbatim(text) => text,
        }
    }
}

impl Checker {
    /// The text of a trimmed cell in a sheet. A blank cell stays blank.
    pub(crate) fn sheet_cell<'a>(&'a self, cell: &'a str) -> SheetCell<'a> {
        // A text is its own canonical form, and not copied.
        if cell.is_empty() || self.field_type == FieldType::Text && !self.rejects(cell) {
            return SheetCell::Canonical(Cow::Borrowed(cell));
        }
        match self.judge(cell).value {
            Some(value) => SheetCell::Canonical(Cow::Owned(self.column.canonical(&value).into_owned())),
            // A template may have no use for ISO 8601 dates. In a sheet, this one must not look like a date.
            None if self.field_type == FieldType::Date && cell.parse::<Date>().is_ok() => {
                SheetCell::Verbatim(Cow::Owned(format!("'{cell}")))
            }
            // A sheet has a decimal point. A number that contradicts the comma of its column must be none.
            None if self.is_number() && self.has_point(cell) => {
                SheetCell::Verbatim(Cow::Owned(format!("'{cell}")))
            }
            None => SheetCell::Verbatim(Cow::Borrowed(cell)),
        }
    }

    fn rejects(&self, cell: &str) -> bool {
        self.problem(cell).is_some_and(|code| code.severity() == Severity::Rejects)
    }

    /// Judges a trimmed cell of a sheet that is not blank, by the rules [`Checker::of_sheet`]. Only canonical
    /// text has a value: nothing is interpreted.
    pub(crate) fn judge_canonical(&self, cell: &str) -> Judged {
        if self.says_nothing(cell).is_some() {
            return Judged { value: None, code: Some(Code::ValueBlank) };
        }
        let judged = self.judge(cell);
        if judged.value.as_ref().is_some_and(|value| self.is_canonical(value, cell)) {
            return judged;
        }
        let rejecting = judged.code.filter(|code| code.severity() == Severity::Rejects);
        Judged { value: None, code: Some(rejecting.unwrap_or_else(|| self.unreadable())) }
    }

    /// Whether a cell is the canonical text of its value.
    fn is_canonical(&self, value: &Value, cell: &str) -> bool {
        match value {
            // A fast path: writing a date costs more than looking at its form.
            Value::Date(_) => cell.parse::<Date>().is_ok(),
            value => self.column.canonical(value) == cell,
        }
    }

    /// Whether a cell is a number that is only read with a decimal point.
    fn has_point(&self, cell: &str) -> bool {
        let read = self.numeral(cell);
        matches!(read, Ok(Numeral::Styled(Written { style: DecimalStyle::Point, .. }, _)))
    }

    /// The code of a cell that is not in the form of its type.
    pub(super) fn unreadable(&self) -> Code {
        match self.field_type {
            FieldType::Status => Code::StatusUnknown,
            FieldType::Choice => Code::ChoiceUnknown,
            FieldType::Integer => Code::IntegerUnreadable,
            FieldType::Amount => Code::AmountUnreadable,
            FieldType::Date if self.date_formats.is_empty() => Code::DateUnreadable,
            FieldType::Date => Code::DateFormat,
            FieldType::Text => Code::PatternMismatch,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Field, RecordKind};
    use crate::template::{Column, Template};

    fn checker(field: Field) -> Checker {
        let template = Template::builtin(RecordKind::User);
        let own = Column::new(field, "Header");
        Checker::compile(template.column(field).unwrap_or(&own)).of_sheet()
    }

    #[track_caller]
    fn assert_written(field: Field, cells: &[(&str, &str)]) {
        let checker = checker(field);
        for &(cell, canonical) in cells {
            assert_eq!(checker.sheet_cell(cell), SheetCell::Canonical(canonical.into()), "{cell}");
            assert!(checker.judge_canonical(canonical).value.is_some(), "{canonical}");
            let is_same = checker.judge_canonical(cell).value.is_some();
            assert_eq!(is_same, cell == canonical, "{cell}");
        }
    }

    #[test]
    fn each_value_has_one_text() {
        assert_written(Field::Status, &[("Y", "Enrolled"), ("no", "Not Enrolled"), ("waived", "Waived")]);
        assert_written(Field::CoverageAmount, &[("$1,050", "1050.00"), ("-0", "0.00"), ("(5.5)", "-5.50")]);
        let dates = [("9/9/2026", "2026-09-09"), ("2026-8-5", "2026-08-05"), ("2026-08-05", "2026-08-05")];
        assert_written(Field::CoverageStart, &dates);
        assert_written(Field::custom(1, FieldType::Integer), &[("+1,050", "1050"), ("007", "7")]);
        assert_written(Field::CoverageType, &[("Full", "Full")]);
    }

    #[test]
    fn what_is_not_understood_stays_as_it_is_and_is_rejected() {
        for (field, cell, code) in [
            (Field::Key, "1.18204E+05", Code::KeyScientific),
            (Field::Key, "2026-09-10", Code::KeyDate),
            (Field::Status, "Active", Code::StatusUnknown),
            (Field::CoverageAmount, "1.050,00", Code::AmountUnreadable),
            (Field::CoverageStart, "8/9/2026", Code::DateUnreadable),
            (Field::CoverageEnd, "46258", Code::DateExcelNumber),
            (Field::custom(1, FieldType::Integer), "12.0", Code::IntegerUnreadable),
        ] {
            let checker = checker(field);
            assert_eq!(checker.sheet_cell(cell), SheetCell::Verbatim(cell.into()));
            assert_eq!(checker.judge_canonical(cell).code, Some(code), "{cell}");
        }
    }

    #[test]
    fn words_for_nothing_are_no_values_of_a_sheet() {
        for (field, cell) in [(Field::PolicyNumber, "n/a"), (Field::CoverageEnd, "1900-01-01")] {
            let judged = checker(field).judge_canonical(cell);
            assert_eq!((judged.value, judged.code), (None, Some(Code::ValueBlank)), "{cell}");
        }
    }

    #[test]
    fn a_sheet_has_iso_dates_in_a_column_with_other_formats() {
        let column = Column {
            date_formats: vec!["%d.%m.%Y".to_owned()],
            ..Column::new(Field::custom(1, FieldType::Date), "Header")
        };
        let (file, sheet) = (Checker::compile(&column), Checker::compile(&column).of_sheet());
        assert_eq!(file.sheet_cell("24.08.2026").text(), "2026-08-24");
        assert!(sheet.judge_canonical("2026-08-24").value.is_some());
        assert_eq!(sheet.sheet_cell("2026-08-24").text(), "2026-08-24");
        assert_eq!(sheet.judge_canonical("24.08.2026").code, Some(Code::DateFormat));
        let not_read = file.sheet_cell("2026-08-24");
        assert_eq!(not_read, SheetCell::Verbatim("'2026-08-24".into()));
        assert_eq!(sheet.judge_canonical(not_read.text()).code, Some(Code::DateFormat));
    }
}
