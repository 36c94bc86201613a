use coverlist_api::{RecordFilter, RecordSort};
use coverlist_core::plan::{Effect, Outcome, Sample, Warning};
use coverlist_core::record::Search;

/// Selects rows of a plan or a report: a filter, and one page of the rows that pass it.
#[derive(Clone, Debug)]
pub struct RowQuery {
    /// Selects rows with this outcome; `None` selects all.
    pub outcome: Option<Outcome>,
    /// Selects rows whose outcome is an applied one, or all others; `None` selects both.
    pub applied: Option<bool>,
    /// Selects rows that contain this text: in the key, or, in a plan, in any text.
    pub q: Search,
    /// The page begins after this line.
    pub after: u32,
    /// The maximum number of rows on the page.
    pub limit: u32,
}

/// Selects rows of a plan.
#[derive(Clone, Debug)]
pub struct PlanQuery {
    pub rows: RowQuery,
    /// Selects rows with this effect; `None` selects all.
    pub effect: Option<Effect>,
    /// Selects rows with this warning; `None` selects all.
    pub warning: Option<Warning>,
    /// Selects the rows of this sample; `None` selects all.
    pub sample: Option<Sample>,
    /// Selects the rows that pass every filter.
    pub filters: Vec<RecordFilter>,
    /// The order of the list; `None` is the order of the file.
    pub sort: Option<RecordSort>,
}

impl From<RowQuery> for PlanQuery {
    fn from(rows: RowQuery) -> Self {
        Self { rows, effect: None, warning: None, sample: None, filters: Vec::new(), sort: None }
    }
}

impl RowQuery {
    /// The first rows with an outcome; of all rows, if it is `None`.
    pub(crate) fn first(outcome: Option<Outcome>, limit: u32) -> Self {
        Self { outcome, applied: None, q: Search::new(""), after: 0, limit }
    }

    /// Whether a row passes the filter.
    pub(super) fn finds(&self, outcome: Outcome, key: &str) -> bool {
        self.outcome.is_none_or(|wanted| wanted == outcome)
            && self.applied.is_none_or(|wanted| wanted == outcome.is_applied())
            && self.q.finds(key)
    }
}
