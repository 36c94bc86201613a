//! Drives a verification sheet with events and checks its marks and effects.

use super::*;
use crate::client::Failure;
use crate::flow::sample::import;
use crate::flow::walk::walk;
use coverlist_api::{MarkRequest, MarkView, Person, VerificationMark, VerificationRow, VerificationView};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Outcome;

fn mark(version: u32, checked: bool, note: &str) -> VerificationMark {
    let by = Person { name: "R. Ortiz".to_owned(), email: String::new() };
    let at = "2026-08-28T12:00:00Z".to_owned();
    VerificationMark { version, checked, note: note.to_owned(), by, at, outdated: false }
}

fn row(line: u32, mark: Option<VerificationMark>) -> VerificationRow {
    VerificationRow {
        line,
        key: "DEV000001X".to_owned(),
        outcome: Outcome::Updated,
        effect: None,
        reason: None,
        findings: vec![],
        round: 1,
        record: None,
        place: String::new(),
        values: vec![],
        mark,
    }
}

/// A sheet whose row 2 has no mark, and row 5 a check that counts no more.
fn fetched(state: State) -> Event {
    let outdated = VerificationMark { outdated: true, ..mark(3, true, "ask") };
    let rows = vec![row(2, None), row(5, Some(outdated))];
    let as_of = "2026-08-31T12:00:00Z".to_owned();
    let view = VerificationView { state, as_of, columns: vec![], checked: 0, differing: 0, rows };
    Event::Fetched(Ok(Box::new((*import(7, state), view))))
}

fn stored(mark: VerificationMark, unseen: Option<VerificationMark>) -> Event {
    Event::Marked(2, Ok(Box::new(MarkView { mark, unseen })))
}

/// The sheet after `events`, and all effects.
fn after(events: impl IntoIterator<Item = Event>) -> (Box<Sheet>, Vec<Effect>) {
    let (state, effects) =
        events.into_iter().fold((Verifying::Loading, vec![]), |(state, mut done), event| {
            let (state, due) = advance(state, event);
            done.extend(due);
            (state, done)
        });
    let Verifying::Open(sheet) = state else { panic!("{state:?}") };
    (sheet, effects)
}

fn request(line: u32, version: u32, checked: bool, note: &str) -> Effect {
    Effect::Mark(MarkRequest { line, version, checked, note: note.to_owned() })
}

#[test]
fn a_check_of_a_row_that_has_changed_since_does_not_count_and_its_note_stays() {
    let (sheet, effects) = after([fetched(State::Processed), Event::Checked(5, true)]);
    assert_eq!((sheet.checked(), sheet.rows()), (1, 2));
    assert_eq!(effects, [request(5, 3, true, "ask")]);
}

#[test]
fn a_mark_that_the_server_has_is_not_sent() {
    let same = [Event::Checked(2, false), Event::Noted(2, "  ".to_owned()), Event::Repeated(5)];
    assert_eq!(after([fetched(State::Processed)].into_iter().chain(same)).1, []);
}

#[test]
fn a_second_wish_waits_for_the_answer_to_the_first() {
    let quick = [Event::Checked(2, true), Event::Noted(2, " fine ".to_owned())];
    let answers = [stored(mark(1, true, ""), None), stored(mark(2, true, "fine"), None)];
    let (sheet, effects) = after([fetched(State::Processed)].into_iter().chain(quick).chain(answers));
    assert_eq!(effects, [request(2, 0, true, ""), request(2, 1, true, "fine")]);
    assert_eq!(sheet.mark(2).and_then(|mark| mark.stored.clone()), Some(mark(2, true, "fine")));
}

#[test]
fn the_unseen_mark_of_another_person_is_shown_and_can_be_preferred() {
    let theirs = mark(1, false, "wrong amount");
    let events = [
        fetched(State::Processed),
        Event::Checked(2, true),
        Event::Noted(2, "fine".to_owned()),
        stored(mark(2, true, ""), Some(theirs.clone())),
        stored(mark(3, true, "fine"), None),
    ];
    let (sheet, _) = after(events.clone());
    assert_eq!(sheet.mark(2).and_then(|mark| mark.unseen.clone()), Some(theirs));
    let (sheet, effects) = after(events.into_iter().chain([Event::Yielded(2)]));
    assert_eq!(effects.last(), Some(&request(2, 3, false, "wrong amount")));
    assert_eq!(sheet.mark(2).and_then(|mark| mark.unseen.clone()), None);
}

#[test]
fn a_failure_keeps_what_was_typed_until_it_is_sent_again() {
    let events = [
        fetched(State::Processed),
        Event::Noted(2, "fine".to_owned()),
        Event::Marked(2, Err(Failure::Unreachable)),
    ];
    let (sheet, _) = after(events.clone());
    let kept = sheet.mark(2).expect("a mark");
    assert_eq!((kept.note.as_str(), &kept.failure), ("fine", &Some(Failure::Unreachable)));
    let (sheet, effects) = after(events.into_iter().chain([Event::Repeated(2)]));
    assert_eq!(effects, [request(2, 0, false, "fine"), request(2, 0, false, "fine")]);
    assert_eq!(sheet.mark(2).and_then(|mark| mark.failure.clone()), None);
}

#[test]
fn an_undone_import_takes_no_marks() {
    let events = [Event::Checked(2, true), Event::Noted(2, "no".to_owned()), Event::Checked(9, true)];
    let (sheet, effects) = after([fetched(State::Undone)].into_iter().chain(events));
    assert_eq!((sheet.is_read_only(), sheet.checked(), effects), (true, 0, vec![]));
}

#[test]
fn one_mark_of_a_row_is_on_its_way_at_a_time() {
    let events = |_: &Verifying| {
        vec![
            fetched(State::Processed),
            Event::Checked(2, true),
            Event::Checked(2, false),
            Event::Noted(2, "a".to_owned()),
            Event::Repeated(2),
            Event::Yielded(2),
            stored(mark(1, true, ""), Some(mark(1, false, "b"))),
            Event::Marked(2, Err(Failure::Unreachable)),
        ]
    };
    let mut under_way = false;
    walk(&Verifying::Loading, events, advance, |before, event, _, effects| {
        if *before == Verifying::Loading || matches!(event, Event::Marked(..)) {
            under_way = false;
        }
        for _ in effects {
            assert!(!under_way, "{event:?}");
            under_way = true;
        }
    });
}
