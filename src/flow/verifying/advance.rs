//! Computes the next state of a verification sheet after an event.

use super::{RowMark, Sheet, Verifying};
use crate::client::Failure;
use coverlist_api::{ImportView, MarkRequest, MarkView, VerificationView};

/// Something that happened on the sheet. Events about a row have its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The sheet opened, or the person tried again.
    Opened,
    Fetched(Result<Box<(ImportView, VerificationView)>, Failure>),
    Checked(u32, bool),
    Noted(u32, String),
    /// The person sends a mark again that could not be stored.
    Repeated(u32),
    /// The person prefers the mark that theirs has replaced.
    Yielded(u32),
    Marked(u32, Result<Box<MarkView>, Failure>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Fetch,
    Mark(MarkRequest),
}

/// The next state and the effects of an event. An event that does not fit the state changes nothing.
pub fn advance(state: Verifying, event: Event) -> (Verifying, Vec<Effect>) {
    match (state, event) {
        (_, Event::Opened) => (Verifying::Loading, vec![Effect::Fetch]),
        (Verifying::Loading, Event::Fetched(Ok(fetched))) => {
            let (import, view) = *fetched;
            (Verifying::Open(Box::new(Sheet::new(import, view))), vec![])
        }
        (Verifying::Loading, Event::Fetched(Err(failure))) => (Verifying::LoadFailed(failure), vec![]),
        (Verifying::Open(mut sheet), event) => {
            let effects = mark(&mut sheet, event);
            (Verifying::Open(sheet), effects.into_iter().collect())
        }
        (state, _) => (state, vec![]),
    }
}

/// Changes the mark of a row.
fn mark(sheet: &mut Sheet, event: Event) -> Option<Effect> {
    let is_read_only = sheet.is_read_only();
    match event {
        Event::Marked(line, answer) => settle(sheet.mark_mut(line)?, line, answer),
        _ if is_read_only => None,
        Event::Checked(line, checked) => want(sheet.mark_mut(line)?, line, |mark| mark.checked = checked),
        Event::Noted(line, note) => {
            want(sheet.mark_mut(line)?, line, |mark| mark.note = note.trim().to_owned())
        }
        Event::Repeated(line) => want(sheet.mark_mut(line)?, line, |_| ()),
        Event::Yielded(line) => want(sheet.mark_mut(line)?, line, |mark| {
            if let Some(theirs) = mark.unseen.take() {
                (mark.checked, mark.note) = (theirs.checked, theirs.note);
            }
        }),
        Event::Opened | Event::Fetched(_) => None,
    }
}

/// Takes a wish of the person, and sends it unless another one is on its way, whose answer is awaited: the
/// server must not take the second for the wish of somebody who had not seen the first.
fn want(mark: &mut RowMark, line: u32, wish: impl FnOnce(&mut RowMark)) -> Option<Effect> {
    wish(mark);
    (mark.failure, mark.unseen) = (None, None);
    if mark.sent.is_some() { None } else { send(mark, line) }
}

fn send(mark: &mut RowMark, line: u32) -> Option<Effect> {
    if mark.is_stored() {
        return None;
    }
    let request = mark.request(line);
    mark.sent = Some(request.clone());
    Some(Effect::Mark(request))
}

/// Takes the answer of the server. After a failure, the person's wish stays.
fn settle(mark: &mut RowMark, line: u32, answer: Result<Box<MarkView>, Failure>) -> Option<Effect> {
    mark.sent.take()?;
    match answer {
        Ok(stored) => {
            mark.stored = Some(stored.mark);
            mark.unseen = stored.unseen.or(mark.unseen.take());
            send(mark, line)
        }
        Err(failure) => {
            mark.failure = Some(failure);
            None
        }
    }
}
