//! Reverts the changes of an import, or its undo. A record whose insurance was changed since keeps its
//! values.

use super::super::Pipeline;
use super::carry_out::Halt;
use crate::PausePoint;
use crate::paging::{CHUNK, each_chunk};
use crate::store::imports::{Import, Step};
use crate::store::records::{self, Change};
use crate::store::reversals::{self, Revertible};
use crate::store::runs::Run;
use crate::store::{StoreError, Tx};
use coverlist_core::lifecycle::RunKind;
use coverlist_core::plan::{Reversal, ReversalCounts};

impl Pipeline {
    /// Reverts every change that stands, as long as the counts are these.
    pub(super) fn revert(
        &self,
        tx: &Tx<'_>,
        import: &Import,
        run: &Run,
        seen: ReversalCounts,
    ) -> Result<Step, Halt> {
        let (started, total) = (self.clock.now(), seen.total());
        let mut counts = ReversalCounts::default();
        self.progress.set(import.key, 0, total, started);
        each_revertible_chunk(tx, import, run.kind, 0, |chunk| {
            let changes: Vec<_> = chunk.iter().filter_map(change).collect();
            records::apply(tx, import.key.district, import.template.kind, &changes)?;
            reversals::insert(tx, import.key, run.key, &chunk)?;
            chunk.iter().for_each(|row| counts.add(row.reversal()));
            self.progress.set(import.key, counts.total(), total, started);
            self.pauses.reach(PausePoint::ProcessingChunk);
            Ok(true)
        })?;
        if counts != seen {
            return Err(Halt::Changed);
        }
        Ok(if run.kind == RunKind::Redo { Step::Redo } else { Step::Undo })
    }
}

/// Reads the changes after a line that a run of this kind reverts, one chunk at a time, until `take` returns
/// `false`.
pub(super) fn each_revertible_chunk(
    tx: &Tx<'_>,
    import: &Import,
    by: RunKind,
    after: u32,
    take: impl FnMut(Vec<Revertible>) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let read = |line: &u32| reversals::after(tx, import.template.kind, import.key, by, *line, CHUNK);
    each_chunk(after, read, |row| row.line, take)
}

/// The change that gives a record its earlier values; `None` for a record that is kept.
fn change(row: &Revertible) -> Option<Change<'_>> {
    let is_reverted = row.reversal() == Reversal::Reverted;
    is_reverted.then_some(Change {
        record: row.record.id,
        version: row.record.version,
        after: &row.change.before,
    })
}
