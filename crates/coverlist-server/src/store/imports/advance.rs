//! Moves imports from state to state.

use super::super::{StoreError, Tx, params};
use super::import::{Consent, Import};
use crate::Millis;
use coverlist_core::lifecycle::Event;
use coverlist_core::plan::Counts;

/// An event in the life of an import, with the values that it stores.
pub enum Step {
    /// An admin consents to the plan.
    Queue(Consent),
    /// The plan has changed: the consent no longer counts.
    Restage,
    /// Every row is applied.
    Process(Counts),
    /// Processing cannot succeed.
    Fail,
    /// An account deletes the staged file.
    Delete {
        /// The account.
        account: i64,
    },
}

/// Moves an import to its next state. Returns `false`, and writes nothing, if its state does not allow the
/// step.
pub fn advance(tx: &Tx<'_>, import: &Import, step: &Step, now: Millis) -> Result<bool, StoreError> {
    let Some(next) = import.state.after(step.event()) else { return Ok(false) };
    let counts;
    let mut values = params![import.key.district, import.key.id, import.state.id(), next.id()].to_vec();
    let set = match step {
        Step::Queue(consent) => {
            counts = serde_json::to_string(&consent.counts).map_err(StoreError::corrupt)?;
            values.extend(params![now, consent.account, consent.generation, &counts]);
            "consented_at = ?5, consented_by = ?6, consent_generation = ?7, consent_counts = ?8"
        }
        Step::Restage => {
            "consented_at = NULL, consented_by = NULL, consent_generation = NULL, consent_counts = NULL,
             generation = generation + 1"
        }
        Step::Process(Counts { updated, unchanged, skipped, refused, .. }) => {
            values.extend(params![now, *updated, *unchanged, *skipped, *refused]);
            "closed_at = ?5, closed_by = consented_by, updated = ?6, unchanged = ?7, skipped = ?8, refused = ?9"
        }
        Step::Fail => {
            values.extend(params![now]);
            "closed_at = ?5, closed_by = consented_by"
        }
        Step::Delete { account } => {
            values.extend(params![now, *account]);
            "closed_at = ?5, closed_by = ?6"
        }
    };
    let sql =
        format!("UPDATE import SET state = ?4, {set} WHERE district_id = ?1 AND id = ?2 AND state = ?3");
    Ok(tx.execute(&sql, &values)? == 1)
}

impl Step {
    const fn event(&self) -> Event {
        match self {
            Self::Queue(_) => Event::Queue,
            Self::Restage => Event::Restage,
            Self::Process(_) => Event::Process,
            Self::Fail => Event::Fail,
            Self::Delete { .. } => Event::Delete,
        }
    }
}

/// Raises the generation of the district's open import after a change of records: the plan and any consent to
/// it are outdated. **Every transaction that writes records outside an import calls this.**
pub fn records_changed(tx: &Tx<'_>, district: i64) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE import SET generation = generation + 1
         WHERE district_id = ?1 AND state IN ('staged', 'queued')",
        params![district],
    )
    .map(drop)
}
