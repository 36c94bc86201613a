//! The planned rows of an import.

use crate::paging::{CHUNK, each_chunk};
use crate::store::imports::Import;
use crate::store::rows::{self, StagedRow};
use crate::store::{StoreError, Tx};
use coverlist_core::plan::{Outcome, Planned, plan};
use coverlist_core::template::Template;

/// A staged row, and the planner's decision about it. The decision is `None` for a rejected row.
pub(super) struct PlannedRow {
    pub(super) staged: StagedRow,
    pub(super) planned: Option<Planned>,
}

impl PlannedRow {
    fn new(staged: StagedRow) -> Self {
        let planned = (!staged.rejected).then(|| plan(&staged.row, staged.existing.as_ref()));
        Self { staged, planned }
    }

    pub(super) fn line(&self) -> u32 {
        self.staged.row.line
    }

    pub(super) fn outcome(&self) -> Outcome {
        self.planned.as_ref().map_or(Outcome::Rejected, |planned| planned.outcome)
    }
}

/// Plans the rows after the line `after`, one chunk at a time, until `take` returns `false`.
pub(super) fn each_planned_chunk(
    tx: &Tx<'_>,
    import: &Import,
    template: &Template,
    after: u32,
    mut take: impl FnMut(Vec<PlannedRow>) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    each_chunk(
        after,
        |line| rows::after(tx, template.kind, import.key, *line, CHUNK),
        |staged| staged.row.line,
        |chunk| take(chunk.into_iter().map(PlannedRow::new).collect()),
    )
}
