//! Marks rows of a verification sheet: a person has checked a row, and notes something about it. Nothing of
//! the import changes.

use super::pipeline::find_with;
use super::report::own_counts;
use super::verification::is_verifiable;
use super::view::command_line;
use super::{Actor, Pipeline};
use crate::store::verifications::{self, Mark, MarkedRow, NewMark};
use crate::store::{ImportKey, LogAction, StoreError, Tx, audit, verified_rows};
use crate::{Failure, IdempotentRequest, rfc3339};
use coverlist_api::{KeptPart, MarkRequest, MarkView, ProblemCode, VerificationMark};
use coverlist_core::lifecycle::State;
use coverlist_messages::text;

/// The maximum length of a note, in characters.
const LONGEST_NOTE: usize = 500;

impl Pipeline {
    /// Marks a row. The newest mark holds; the answer has the one that it replaces, if the person had not
    /// seen it.
    ///
    /// # Errors
    ///
    /// `not_found`; `wrong_state` before rows of the import are applied, and after it is undone; and
    /// `bad_request` for a line that was not applied, and for a long note.
    pub(crate) async fn mark(
        &self,
        actor: Actor,
        id: i64,
        asked: MarkRequest,
        request: IdempotentRequest,
    ) -> Result<MarkView, Failure> {
        let (pipeline, key) = (self.clone(), actor.import_key(id));
        let mark = move |tx: &Tx<'_>| request.perform(tx, || pipeline.mark_now(tx, actor, key, &asked));
        let marked = self.database.write_async(mark).await?;
        self.watchers.notify(key.district);
        Ok(marked)
    }

    fn mark_now(
        &self,
        tx: &Tx<'_>,
        actor: Actor,
        key: ImportKey,
        asked: &MarkRequest,
    ) -> Result<MarkView, Failure> {
        let &MarkRequest { line, version, checked, ref note } = asked;
        let (seen, now) = (marked_row(tx, key, line)?, self.clock.now());
        let note = note.trim();
        if note.chars().count() > LONGEST_NOTE {
            return Err(Failure::bad_request(text::problem_bad_request_note(LONGEST_NOTE as u32)));
        }
        let before = verifications::of_line(tx, key, line)?;
        let new = NewMark { line, checked, note, of: seen, account: actor.account, now };
        verifications::insert(tx, key, &new)?;
        let detail = serde_json::json!({ "import": key.id, "line": line, "checked": checked });
        audit::append(tx, key.district, actor.account, LogAction::Marked, &detail, now)?;
        let after = verifications::of_line(tx, key, line)?;
        let after = after.ok_or_else(|| StoreError::corrupt("a mark is missing"))?;
        let unseen = before.filter(|mark| mark.version != version);
        Ok(MarkView { mark: view(&after, seen), unseen: unseen.map(|mark| view(&mark, seen)) })
    }
}

/// The row of a line, if it can be marked.
fn marked_row(tx: &Tx<'_>, key: ImportKey, line: u32) -> Result<MarkedRow, Failure> {
    let import = find_with(tx, key, KeptPart::Rows)?;
    own_counts(&import)?;
    if import.state == State::Undone {
        return Err(Failure::refuse(ProblemCode::WrongState, text::problem_wrong_state_mark()));
    }
    let row = verified_rows::of_lines(tx, &import, &[line])?.pop();
    let row = row.filter(|row| is_verifiable(&import, row.outcome));
    let row = row.ok_or_else(|| Failure::bad_request(text::problem_bad_request_mark(line.to_string())))?;
    Ok(MarkedRow { outcome: row.outcome, round: row.round })
}

/// A mark for the API, of a row as it is now.
pub(super) fn view(mark: &Mark, now: MarkedRow) -> VerificationMark {
    VerificationMark {
        version: mark.version,
        checked: mark.checked,
        note: mark.note.clone(),
        by: mark.by.clone().unwrap_or_else(command_line),
        at: rfc3339(mark.at),
        outdated: mark.of != now,
    }
}
