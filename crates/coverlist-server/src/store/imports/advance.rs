use super::super::{StoreError, Tx, params};
use super::import::{Consent, Import};
use crate::Millis;
use coverlist_core::lifecycle::Event;
use coverlist_core::plan::Counts;

/// A change of an import's state, with the values to store.
pub enum Step {
    /// An admin consents to the plan. A staged import becomes queued.
    Queue(Consent),
    /// The plan has changed since the consent. A queued import becomes staged again.
    Restage,
    /// All rows that can be applied are applied. A queued import becomes processed, with these numbers of
    /// rows.
    Process(Counts),
    /// Processing cannot succeed. A queued import becomes failed.
    Fail,
    /// An account deletes a staged file.
    Delete {
        /// The id of the account.
        account: i64,
    },
}

/// Changes an import's state. Returns `false`, and writes nothing, if the current state does not allow the
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

/// Raises the generation of the district's open import, because its plan and any consent are outdated.
/// **Every transaction that changes records outside an import calls this.**
pub fn records_changed(tx: &Tx<'_>, district: i64) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE import SET generation = generation + 1
         WHERE district_id = ?1 AND state IN ('staged', 'queued')",
        params![district],
    )
    .map(drop)
}
