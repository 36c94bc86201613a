//! Filters and pages of plans and reports.

use coverlist_core::plan::Outcome;
use coverlist_core::record::Search;

/// The filter and the page of a plan or a report.
#[derive(Clone, Debug)]
pub struct RowQuery {
    /// Only rows with this outcome.
    pub outcome: Option<Outcome>,
    /// Only rows whose key contains this text.
    pub q: Search,
    /// Only rows after this line.
    pub after: u32,
    /// At most this many rows.
    pub limit: u32,
}

impl RowQuery {
    /// Whether a row passes the filter.
    pub(super) fn finds(&self, outcome: Outcome, key: &str) -> bool {
        self.outcome.is_none_or(|wanted| wanted == outcome) && self.q.finds(key)
    }
}
