//! The insurance of a record.

use super::Field;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whether a record is insured, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The record is insured.
    Enrolled,
    /// The record is not insured, for no stated reason.
    NotEnrolled,
    /// The record is not insured, because the family refused the offer.
    Declined,
    /// The record is excused from insurance; the district carries the risk.
    Waived,
}

impl Status {
    /// Every status, in the order in which templates list them.
    pub const ALL: [Self; 4] = [Self::Enrolled, Self::NotEnrolled, Self::Declined, Self::Waived];

    /// The name of the status on the wire and in the database, such as `not_enrolled`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Enrolled => "enrolled",
            Self::NotEnrolled => "not_enrolled",
            Self::Declined => "declined",
            Self::Waived => "waived",
        }
    }

    /// Finds a status by its id. `None` when no status has the id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.id() == id)
    }
}

/// The insurance fields of a record, or the values in a row for them. `None` is blank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Coverage {
    /// Whether the record is insured; `None` when the status was never set.
    pub status: Option<Status>,
    /// The insurer's policy number. It is text, because leading zeros matter.
    pub policy_number: Option<String>,
    /// The kind of coverage, in the insurer's words.
    pub coverage_type: Option<String>,
    /// The sum insured, in US cents.
    pub amount_cents: Option<i64>,
    /// The first day on which the insurance covers the record.
    pub start: Option<Date>,
    /// The last day on which the insurance covers the record.
    pub end: Option<Date>,
}

impl Coverage {
    /// The insurance fields in template order. The key is not among them.
    pub const FIELDS: [Field; 6] = [
        Field::Status,
        Field::PolicyNumber,
        Field::CoverageType,
        Field::CoverageAmount,
        Field::CoverageStart,
        Field::CoverageEnd,
    ];

    /// The canonical text of a field: a status id, an amount with two decimals (`460.00`) or an ISO 8601
    /// date. `None` when the field is blank, and for the key.
    pub fn text(&self, field: Field) -> Option<String> {
        match field {
            Field::Key => None,
            Field::Status => self.status.map(|status| status.id().to_owned()),
            Field::PolicyNumber => self.policy_number.clone(),
            Field::CoverageType => self.coverage_type.clone(),
            Field::CoverageAmount => self.amount_cents.map(cents_text),
            Field::CoverageStart => self.start.map(|date| date.to_string()),
            Field::CoverageEnd => self.end.map(|date| date.to_string()),
        }
    }
}

fn cents_text(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let cents = cents.unsigned_abs();
    format!("{sign}{}.{:02}", cents / 100, cents % 100)
}
