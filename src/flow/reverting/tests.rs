//! Drives the panel with events and checks its steps and effects.

use super::*;
use crate::client::Failure;
use crate::flow::Request;
use crate::flow::sample::{admin, import, run};
use crate::flow::walk::walk;
use coverlist_api::{ImportView, ProblemCode, ReversalRequest, ReversalView};
use coverlist_core::lifecycle::{RunState, State};
use coverlist_core::plan::ReversalCounts;

fn preview(reverted: u32) -> Box<ReversalView> {
    Box::new(ReversalView { run: 4, counts: ReversalCounts { reverted, kept: 1 }, rows: vec![], next: None })
}

fn problem(code: &str) -> Failure {
    let body = format!(r#"{{"code":"{code}","title":"","detail":"","reason":"","request_id":""}}"#);
    Failure::of_answer(409, &body)
}

/// A processed import whose undo is in this state. `withdrawn` says whether an admin has withdrawn it.
fn undoing(state: RunState, withdrawn: bool) -> Box<ImportView> {
    let mut import = import(7, State::Processed);
    import.run = Some(Box::new(run(state, withdrawn.then(admin))));
    import
}

/// The step after `events`, and all effects.
fn after(events: impl IntoIterator<Item = Event>) -> (Step, Vec<Effect>) {
    events.into_iter().fold((Step::Idle, vec![]), |(step, mut done), event| {
        let (step, due) = advance(step, event);
        done.extend(due);
        (step, done)
    })
}

fn seen() -> Vec<Event> {
    vec![Event::Opened, Event::Looked(Ok(preview(2)))]
}

fn consented(answer: Result<Box<ImportView>, Failure>) -> Vec<Event> {
    [seen(), vec![Event::Consented, Event::Answered(answer)]].concat()
}

#[test]
fn a_consent_repeats_what_was_seen_and_is_sent_once() {
    let (_, effects) = after([seen(), vec![Event::Consented, Event::Consented]].concat());
    let request = ReversalRequest { run: 4, counts: ReversalCounts { reverted: 2, kept: 1 } };
    let ready = Effect::Announce(Announcement::Ready);
    assert_eq!(effects, [Effect::Look, ready, Effect::Revert(request)]);
}

#[test]
fn nothing_is_asked_for_when_no_record_would_return() {
    let (step, effects) = after([Event::Opened, Event::Looked(Ok(preview(0))), Event::Consented]);
    assert!(matches!(step, Step::Shown(shown) if shown.request == Request::None));
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Revert(_))));
}

#[test]
fn a_queued_run_is_followed_until_it_is_applied() {
    let (step, _) = after(consented(Ok(undoing(RunState::Queued, false))));
    assert!(step.is_running());
    let (step, _) = advance(step, Event::Watched(Err(Failure::Unreachable)));
    assert!(matches!(step, Step::Running { lost_touch: true, .. }));
    let (step, _) = advance(step, Event::Closed);
    assert!(step.is_running(), "the run goes on behind a closed panel");
    let (step, _) = advance(step, Event::Watched(Ok(undoing(RunState::Queued, false))));
    assert!(matches!(step, Step::Running { lost_touch: false, .. }));
    let done = undoing(RunState::Applied, false);
    let (step, effects) = advance(step, Event::Watched(Ok(done.clone())));
    assert_eq!(step, Step::Done);
    assert_eq!(effects, [Effect::Unwatch, Effect::Announce(Announcement::Done), Effect::Done(done)]);
}

#[test]
fn a_run_that_another_page_has_queued_is_followed() {
    assert!(Step::of(&undoing(RunState::Queued, false)).is_running());
    assert_eq!(Step::of(&undoing(RunState::Applied, false)), Step::Idle);
    let processing = ImportView { state: State::Queued, ..*undoing(RunState::Queued, false) };
    assert_eq!(Step::of(&processing), Step::Idle, "its processing is no undo");
}

#[test]
fn a_run_that_changed_nothing_leads_back_to_the_preview_with_its_reason() {
    for (run, news) in [
        (undoing(RunState::Failed, false), News::Failed),
        (undoing(RunState::Withdrawn, true), News::Withdrawn),
        (undoing(RunState::Withdrawn, false), News::Stale),
    ] {
        let events = consented(Ok(undoing(RunState::Queued, false)));
        let back = vec![Event::Watched(Ok(run)), Event::Looked(Ok(preview(1)))];
        let (step, _) = after([events, back].concat());
        assert!(matches!(step, Step::Shown(shown) if shown.news == Some(news)), "{news:?}");
    }
}

#[test]
fn a_stale_preview_is_replaced_and_needs_new_consent() {
    let events = consented(Err(problem("plan_stale")));
    let (step, effects) = after([events, vec![Event::Looked(Ok(preview(1)))]].concat());
    let Step::Shown(shown) = step else { panic!("{step:?}") };
    assert_eq!((shown.news, &shown.request), (Some(News::Stale), &Request::None));
    assert_eq!(shown.preview.counts.reverted, 1);
    assert_eq!(effects.last(), Some(&Effect::Announce(Announcement::Stale)));
}

#[test]
fn a_request_without_an_answer_can_be_repeated_and_a_refused_one_cannot() {
    let (step, _) = after(consented(Err(Failure::Unreachable)));
    assert!(matches!(&step, Step::Shown(shown) if shown.request == Request::Failed(Failure::Unreachable)));
    assert!(matches!(advance(step, Event::Consented).1[..], [Effect::Revert(_)]));
    let refused = problem("wrong_state");
    assert_eq!(refused.code(), Some(ProblemCode::WrongState));
    assert_eq!(after(consented(Err(refused.clone()))).0, Step::LookFailed(refused));
}

#[test]
fn every_run_is_watched_to_its_end_and_an_open_request_keeps_the_panel() {
    let events = |_: &Step| {
        let mut events = consented(Ok(undoing(RunState::Queued, false)));
        events.extend([seen(), seen()].concat());
        events.extend([
            Event::Closed,
            Event::Looked(Err(Failure::Unreachable)),
            Event::Answered(Err(Failure::Unreachable)),
            Event::Answered(Err(problem("plan_stale"))),
            Event::Watched(Ok(undoing(RunState::Queued, false))),
            Event::Watched(Ok(undoing(RunState::Failed, false))),
            Event::Watched(Ok(undoing(RunState::Applied, false))),
        ]);
        events
    };
    let (mut watched, mut done) = (false, 0);
    walk(&Step::Idle, events, advance, |before, event, after, effects| {
        if *before == Step::Idle {
            watched = false;
        }
        for effect in effects {
            match effect {
                Effect::Watch => watched = true,
                Effect::Unwatch => watched = false,
                _ => {}
            }
        }
        assert_eq!(watched, after.is_running(), "{event:?} in {before:?}");
        if matches!(before, Step::Shown(shown) if shown.request == Request::Sent) && *event == Event::Closed {
            assert_eq!(before, after);
        }
        done += u32::from(*after == Step::Done);
    });
    assert!(done > 0);
}
