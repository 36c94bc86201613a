//! The six insurance columns, which records and staged rows have alike.

use super::{Row, StoreError};
use coverlist_core::record::{Coverage, Date, Status};

/// What the six columns hold, in the order of the tables: status, policy number, type, amount in cents, start, end.
pub struct CoverageColumns<'a> {
    /// The status' id.
    pub status: Option<&'static str>,
    /// The insurer's number.
    pub policy_number: Option<&'a str>,
    /// What is covered.
    pub coverage_type: Option<&'a str>,
    /// The sum insured, in cents.
    pub amount_cents: Option<i64>,
    /// The first day covered, ISO 8601.
    pub start: Option<String>,
    /// The last day covered, ISO 8601.
    pub end: Option<String>,
}

impl<'a> From<&'a Coverage> for CoverageColumns<'a> {
    fn from(coverage: &'a Coverage) -> Self {
        Self {
            status: coverage.status.map(Status::id),
            policy_number: coverage.policy_number.as_deref(),
            coverage_type: coverage.coverage_type.as_deref(),
            amount_cents: coverage.amount_cents,
            start: coverage.start.map(|date| date.to_string()),
            end: coverage.end.map(|date| date.to_string()),
        }
    }
}

/// The coverage in six columns of a row, the first of which is `first`.
///
/// # Errors
///
/// [`StoreError::Corrupt`] when a column holds what no coverage can.
pub fn read(row: &Row<'_>, first: usize) -> Result<Coverage, StoreError> {
    Ok(Coverage {
        status: row.get::<Option<String>>(first)?.map(|id| status(&id)).transpose()?,
        policy_number: row.get(first + 1)?,
        coverage_type: row.get(first + 2)?,
        amount_cents: row.get(first + 3)?,
        start: row.get::<Option<String>>(first + 4)?.map(|text| date(&text)).transpose()?,
        end: row.get::<Option<String>>(first + 5)?.map(|text| date(&text)).transpose()?,
    })
}

fn status(id: &str) -> Result<Status, StoreError> {
    Status::from_id(id).ok_or_else(|| StoreError::corrupt("unknown status id"))
}

fn date(text: &str) -> Result<Date, StoreError> {
    text.parse().map_err(|_| StoreError::corrupt("invalid date"))
}
