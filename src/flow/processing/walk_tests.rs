//! Properties of every transition of the process screen.

use super::tests::{import, plan_view, problem};
use super::*;
use crate::client::Failure;
use crate::flow::walk::walk;
use coverlist_api::ProblemCode;
use coverlist_core::lifecycle::State;
use coverlist_core::plan::RowDecision;

fn about(id: i64) -> Vec<Event> {
    let refused = |code| problem(code, None);
    let mut events = vec![
        Event::PlanFetched(id, Ok(plan_view(1))),
        Event::PlanFetched(id, Err(Failure::Unreachable)),
        Event::PlanChanged(id),
        Event::ProcessEnded(id, Ok(import(id, State::Queued))),
        Event::ProcessEnded(id, Err(problem(ProblemCode::PlanStale, Some(plan_view(2))))),
        Event::ProcessEnded(id, Err(refused(ProblemCode::PlanStale))),
        Event::ProcessEnded(id, Err(refused(ProblemCode::WrongState))),
        Event::ProcessEnded(id, Err(refused(ProblemCode::NotFound))),
        Event::ProcessEnded(id, Err(Failure::Unreachable)),
        Event::DecisionsEnded(id, Err(refused(ProblemCode::PlanStale))),
        Event::DecisionsEnded(id, Err(Failure::Unreachable)),
        Event::DeleteEnded(id, Ok(State::Deleted)),
        Event::DeleteEnded(id, Err(refused(ProblemCode::NotFound))),
        Event::DeleteEnded(id, Err(Failure::Unreachable)),
        Event::Watched(id, Err(refused(ProblemCode::NotFound))),
        Event::Watched(id, Err(Failure::Unreachable)),
    ];
    events.extend(State::ALL.map(|state| Event::Watched(id, Ok(import(id, state)))));
    events
}

fn requests() -> Vec<Event> {
    let decided = Event::Decided(vec![RowDecision::TakeBack { line: 2 }]);
    vec![Event::Consented(None), decided, Event::DeleteRequested, Event::Dismissed, Event::PlanChanged(7)]
}

fn all_events(_: &Step) -> Vec<Event> {
    let mut events = vec![
        Event::Opened,
        Event::OpenFetched(Ok(None)),
        Event::OpenFetched(Err(Failure::Unreachable)),
        Event::OpenFetched(Ok(Some(import(7, State::Staged)))),
        Event::OpenFetched(Ok(Some(import(7, State::Queued)))),
    ];
    // Plans arrive and requests are made more often than once in a walk.
    events.extend([about(7), about(7), about(6), requests(), requests()].concat());
    events
}

/// Whether an event answers a request of the admin.
const fn is_answer(event: &Event) -> bool {
    matches!(event, Event::ProcessEnded(..) | Event::DecisionsEnded(..) | Event::DeleteEnded(..))
}

#[test]
fn an_event_that_does_not_fit_the_step_changes_nothing() {
    let (other, requests) = (about(6), requests());
    walk(&Step::Loading, all_events, advance, |before, event, after, effects| {
        let is_idle = matches!(before, Step::Planned(planned) if planned.is_idle());
        let is_late = other.contains(event)
            || (requests.contains(event) && !is_idle)
            || (matches!(event, Event::OpenFetched(_)) && *before != Step::Loading)
            || (is_answer(event) && !before.is_requesting());
        if is_late {
            assert_eq!((before, effects), (after, &[][..]), "{event:?}");
        }
    });
}

#[test]
fn every_plan_is_fetched_and_every_import_is_watched_to_its_end() {
    let mut watched = None;
    walk(&Step::Loading, all_events, advance, |before, event, after, effects| {
        if *before == Step::Loading {
            watched = None;
        }
        for effect in effects {
            match effect {
                Effect::Watch(id) => watched = Some(*id),
                Effect::Unwatch => watched = None,
                _ => {}
            }
        }
        let follows = matches!(after, Step::Planned(_) | Step::Planning { .. } | Step::Processing { .. });
        assert_eq!(watched.is_some(), follows || matches!(after, Step::PlanFailed { .. }), "{event:?}");
        let begins_to_plan = matches!(after, Step::Planning { .. }) && before != after;
        let fetches_plan = effects.iter().any(|effect| matches!(effect, Effect::FetchPlan(_)));
        assert_eq!(fetches_plan, begins_to_plan, "{event:?} in {before:?}");
    });
}

#[test]
fn the_walks_reach_every_step() {
    let (mut processing, mut failed, mut ended) = (0, 0, 0);
    walk(&Step::Loading, all_events, advance, |_, _, step, _| {
        processing += u32::from(matches!(step, Step::Processing { .. }));
        failed += u32::from(matches!(step, Step::PlanFailed { .. }));
        ended += u32::from(matches!(step, Step::Ended(_)));
    });
    assert!(processing > 0 && failed > 0 && ended > 0, "{processing} {failed} {ended}");
}
