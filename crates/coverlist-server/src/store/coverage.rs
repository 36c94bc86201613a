//! The six insurance columns that records and staged rows share.

use super::StoreError;
use super::row::Columns;
use coverlist_core::record::{Coverage, Date, Status};

/// A coverage as the values of the six columns, in the order of the tables.
pub struct CoverageColumns<'a> {
    /// The id of the status, such as `enrolled`; `None` for a blank one.
    pub status: Option<&'static str>,
    pub policy_number: Option<&'a str>,
    pub coverage_type: Option<&'a str>,
    /// The insured sum, in cents.
    pub amount_cents: Option<i64>,
    /// The first covered day, such as `2026-08-24`.
    pub start: Option<String>,
    /// The last covered day, such as `2027-06-30`.
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

/// Reads the coverage from the next six columns of a row.
///
/// # Errors
///
/// [`StoreError::Corrupt`] when a column holds an unknown status or an invalid date.
pub(super) fn read(columns: &mut Columns<'_>) -> Result<Coverage, StoreError> {
    Ok(Coverage {
        status: columns.take::<Option<String>>()?.map(|id| status(&id)).transpose()?,
        policy_number: columns.take()?,
        coverage_type: columns.take()?,
        amount_cents: columns.take()?,
        start: columns.take::<Option<String>>()?.map(|text| date(&text)).transpose()?,
        end: columns.take::<Option<String>>()?.map(|text| date(&text)).transpose()?,
    })
}

fn status(id: &str) -> Result<Status, StoreError> {
    Status::from_id(id).ok_or_else(|| StoreError::corrupt("unknown status id"))
}

fn date(text: &str) -> Result<Date, StoreError> {
    text.parse().map_err(|_| StoreError::corrupt("invalid date"))
}
