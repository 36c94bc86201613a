//! Reverts the changes of an import, or its undo. A record whose insurance was changed since keeps its
//! values.

use super::super::Pipeline;
use super::carry_out::Halt;
use crate::PausePoint;
use crate::paging::{CHUNK, each_chunk};
use crate::store::imports::{Import, Step};
use crate::store::reversals::{self, Revertible};
use crate::store::runs::Run;
use crate::store::{StoreError, Tx, rows};
use coverlist_core::lifecycle::RunKind;
use coverlist_core::plan::{Reversal, ReversalCounts};

/// The number of lines whose records are reverted with one statement.
const AT_ONCE: u32 = 10_000;

impl Pipeline {
    /// Reverts every change that stands, as long as the counts are these.
    pub(super) fn revert(
        &self,
        tx: &Tx<'_>,
        import: &Import,
        run: &Run,
        seen: ReversalCounts,
    ) -> Result<Step, Halt> {
        let (key, kind) = (import.key, import.template.kind);
        let noted = reversals::note(tx, kind, key, run.kind, run.key)?;
        let (started, mut done) = (self.clock.now(), 0);
        self.progress.set(key, done, seen.reverted, started);
        for first in (0..=reversals::last_line(tx, key)?).step_by(AT_ONCE as usize) {
            done += reversals::carry_out(tx, kind, key, run.key, first..first.saturating_add(AT_ONCE))?;
            self.progress.set(key, done, seen.reverted, started);
            self.pauses.reach(PausePoint::ProcessingChunk);
        }
        if (done, noted) != (seen.reverted, seen.total()) {
            return Err(Halt::Changed);
        }
        if run.kind == RunKind::UndoSample {
            rows::unsampled(tx, key, run.key)?;
        }
        let reverted = done;
        Ok(if run.kind == RunKind::Redo { Step::Redo { reverted } } else { Step::Undo { reverted } })
    }
}

/// Reads the changes after a line that a run of this kind reverts, one chunk at a time, until `take` returns
/// `false`.
pub(super) fn each_revertible_chunk(
    tx: &Tx<'_>,
    import: &Import,
    by: RunKind,
    only: Option<Reversal>,
    after: u32,
    take: impl FnMut(Vec<Revertible>) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let read = |line: &u32| reversals::after(tx, import.template.kind, import.key, by, only, *line, CHUNK);
    each_chunk(after, read, |row| row.line, take)
}
