//! Merges corrections into the report of a processed import. A correction is an import of its own, whose rows
//! have lines of the import that it merges: it is staged, planned, processed and undone like any other.

use super::pipeline::{check_kept, find};
use crate::store::imports::Import;
use crate::store::{ImportKey, Tx, outcomes};
use crate::{Failure, Refusal};
use coverlist_api::{KeptPart, ProblemCode};
use coverlist_core::lifecycle::{Origin, State};
use coverlist_core::sheet::Provenance;
use coverlist_messages::text;

/// The import whose rows a correction under a template corrects: the first round, if `id` is a correction,
/// too.
///
/// # Errors
///
/// `not_found`; `wrong_state` unless that import is a processed list; and `bad_request` for another template.
pub(super) fn merged(
    tx: &Tx<'_>,
    district: i64,
    id: Option<i64>,
    template: &str,
) -> Result<Option<Import>, Failure> {
    let Some(id) = id else { return Ok(None) };
    let mut import = find(tx, ImportKey { district, id })?;
    if let Some(id) = import.merges {
        import = find(tx, ImportKey { district, id })?;
    }
    if import.state != State::Processed || import.origin != Origin::List {
        return Err(Failure::refuse(ProblemCode::WrongState, text::problem_wrong_state_merge()));
    }
    check_kept(&import, KeptPart::Rows)?;
    if import.template.id != template {
        let reason = text::problem_bad_request_merge_template(import.template.id);
        return Err(Failure::bad_request(reason));
    }
    Ok(Some(import))
}

/// Refuses a correction whose rows do not state their lines with `file_blocked`.
pub(super) fn check_provenance(provenance: &Provenance) -> Result<(), Failure> {
    if provenance.sheet.states_lines {
        return Ok(());
    }
    Err(Refusal::new(ProblemCode::FileBlocked, text::problem_file_blocked_merge_lines()).into())
}

/// Refuses a stored correction with `file_blocked` if the import that it merges does not have one of its
/// lines, or has applied it.
pub(super) fn check_lines(tx: &Tx<'_>, merged: &Import, correction: ImportKey) -> Result<(), Failure> {
    let Some(line) = outcomes::not_mergeable(tx, merged, correction)? else { return Ok(()) };
    let reason = text::problem_file_blocked_merge(line.to_string(), merged.key.id.to_string());
    Err(Refusal::new(ProblemCode::FileBlocked, reason).into())
}
