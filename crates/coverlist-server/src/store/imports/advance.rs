use super::super::{ImportKey, StoreError, Tx, params};
use super::import::Import;
use crate::Millis;
use coverlist_core::lifecycle::Event;
use coverlist_core::plan::Counts;

/// A change of an import's state, with the values to store.
pub enum Step {
    /// An admin consents to the plan. A staged import becomes queued.
    Queue,
    /// Processing ends without a change. A queued import becomes staged again.
    Restage {
        /// Whether its plan has changed since the consent.
        has_new_plan: bool,
    },
    /// A sample is applied. A queued import becomes staged again.
    Sample {
        /// The number of rows.
        applied: u32,
    },
    /// All rows that can be applied are applied. A queued import becomes processed.
    Process {
        /// The number of rows with each outcome, without those of samples.
        counts: Counts,
        /// The id of the account that consented; `None` for the command line.
        account: Option<i64>,
        /// The id of the run.
        run: i64,
    },
    /// An account deletes what samples left of a staged file, which becomes processed.
    Close {
        /// The id of the account; `None` for the command line.
        account: Option<i64>,
    },
    /// An account deletes a staged file.
    Delete {
        /// The id of the account; `None` for the command line.
        account: Option<i64>,
    },
    /// The changes of an import, or of its samples, are reverted.
    Undo {
        /// The number of rows.
        reverted: u32,
    },
    /// The undo of an import is reverted.
    Redo {
        /// The number of rows.
        reverted: u32,
    },
}

/// Changes an import's state. Returns `false`, and writes nothing, if the current state does not allow the
/// step.
pub fn advance(tx: &Tx<'_>, import: &Import, step: &Step, now: Millis) -> Result<bool, StoreError> {
    let Some(next) = import.state.after(step.event()) else { return Ok(false) };
    let mut values = params![import.key.district, import.key.id, import.state.id(), next.id()].to_vec();
    let set = match step {
        Step::Queue | Step::Restage { has_new_plan: false } => "",
        Step::Restage { has_new_plan: true } => ", generation = generation + 1",
        Step::Sample { applied: rows } | Step::Redo { reverted: rows } => {
            values.extend(params![*rows]);
            ", applied = applied + ?5"
        }
        Step::Undo { reverted } => {
            values.extend(params![*reverted]);
            ", applied = applied - ?5"
        }
        Step::Process { counts: Counts { updated, unchanged, skipped, refused, .. }, account, run } => {
            values.extend(params![now, *account, *updated, *unchanged, *skipped, *refused, *run]);
            ", closed_at = ?5, closed_by = ?6, updated = applied + ?7, unchanged = ?8, skipped = ?9, refused = ?10,
               applied = applied + ?7, apply_run = ?11"
        }
        Step::Close { account } => {
            values.extend(params![now, *account]);
            ", closed_at = ?5, closed_by = ?6, updated = applied, unchanged = 0, skipped = 0, refused = 0"
        }
        Step::Delete { account } => {
            values.extend(params![now, *account]);
            ", closed_at = ?5, closed_by = ?6"
        }
    };
    let sql = format!("UPDATE import SET state = ?4{set} WHERE district_id = ?1 AND id = ?2 AND state = ?3");
    Ok(tx.execute(&sql, &values)? == 1)
}

impl Step {
    const fn event(&self) -> Event {
        match self {
            Self::Queue => Event::Queue,
            Self::Restage { .. } => Event::Restage,
            Self::Sample { .. } => Event::Sample,
            Self::Process { .. } => Event::Process,
            Self::Close { .. } => Event::Close,
            Self::Delete { .. } => Event::Delete,
            Self::Undo { .. } => Event::Undo,
            Self::Redo { .. } => Event::Redo,
        }
    }
}

/// Raises the generation of an import, because a person has decided about its plan. `left_out` is the number
/// of rows that are ignored from now on; it is negative if rows are not ignored any more.
pub fn decided(tx: &Tx<'_>, import: ImportKey, left_out: i64) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE import SET generation = generation + 1, rows_in_file = rows_in_file - ?3,
                           accepted = accepted - ?3, set_aside = set_aside + ?3
         WHERE district_id = ?1 AND id = ?2",
        params![import.district, import.id, left_out],
    )
    .map(drop)
}

/// Raises the generation of the district's open import, because its plan and any consent are outdated.
/// **Every transaction that changes records outside an import calls this.**
pub fn records_changed(tx: &Tx<'_>, district: i64) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE import SET generation = generation + 1
         WHERE district_id = ?1 AND state IN ('staged', 'queued') AND origin = 'list'",
        params![district],
    )
    .map(drop)
}
