use super::Shown;
use coverlist_api::{PlanQueryRequest, RecordFilter, RecordSort, RowQueryRequest};

/// Asks for rows of a plan or a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowQuery {
    /// A text that the rows contain; may be blank.
    pub text: String,
    pub shown: Shown,
    pub filter: Option<RecordFilter>,
    pub sort: Option<RecordSort>,
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

impl RowQuery {
    pub fn of_plan(self) -> PlanQueryRequest {
        let all = PlanQueryRequest {
            q: self.text,
            filters: self.filter.into_iter().collect(),
            sort: self.sort,
            limit: self.limit,
            cursor: self.cursor,
            ..PlanQueryRequest::default()
        };
        match self.shown {
            Shown::All | Shown::Left => all,
            Shown::Outcome(outcome) => PlanQueryRequest { outcome: Some(outcome), ..all },
            Shown::Effect(effect) => PlanQueryRequest { effect: Some(effect), ..all },
            Shown::Warning(warning) => PlanQueryRequest { warning: Some(warning), ..all },
        }
    }

    /// A report has neither effects nor an order.
    pub fn of_report(self) -> RowQueryRequest {
        let (outcome, applied) = match self.shown {
            Shown::Outcome(outcome) => (Some(outcome), None),
            Shown::Left => (None, Some(false)),
            Shown::All | Shown::Effect(_) | Shown::Warning(_) => (None, None),
        };
        RowQueryRequest { q: self.text, outcome, applied, limit: self.limit, cursor: self.cursor }
    }
}
