//! An import as it goes over the wire.

use crate::rfc3339;
use crate::store::imports::{self, Import};
use crate::store::{StoreError, Tx};
use coverlist_api::{ImportView, Person, ProcessedBefore, Progress};

pub(super) fn import(
    tx: &Tx<'_>,
    import: &Import,
    progress: Option<Progress>,
) -> Result<ImportView, StoreError> {
    let before = imports::processed_before(tx, import)?;
    Ok(ImportView {
        id: import.id,
        state: import.state,
        template: import.template.clone(),
        name: import.name.clone(),
        bytes: import.size,
        sha256: import.sha256.clone(),
        generation: import.generation,
        choices: import.choices.clone(),
        rows: import.rows,
        accepted: import.accepted,
        rejected: import.rejected,
        set_aside: import.set_aside,
        staged_by: import.staged_by.clone(),
        staged_at: rfc3339(import.staged_at),
        ended_by: import.ended_by.clone(),
        ended_at: import.ended_at.filter(|_| !import.state.is_open()).map(rfc3339),
        counts: import.counts,
        progress,
        processed_before: before.map(|before| Box::new(processed(before))),
    })
}

fn processed(import: Import) -> ProcessedBefore {
    let nobody = Person { name: String::new(), email: String::new() };
    ProcessedBefore {
        id: import.id,
        by: import.ended_by.unwrap_or(nobody),
        at: rfc3339(import.ended_at.unwrap_or(import.staged_at)),
    }
}
