//! What happens next.

use super::{Asking, Effect, Event, News, Planned, Said, Step};
use crate::client::Failure;
use coverlist_api::{ImportView, PlanView, ProblemCode};
use coverlist_core::lifecycle::State;

/// What an event makes of a step, and what is to be done then. An event that has nothing to do with the step, such as
/// a late answer, leaves it as it is.
pub fn advance(step: Step, event: Event) -> (Step, Vec<Effect>) {
    match (step, event) {
        (_, Event::Opened) => (Step::Looking, vec![Effect::Unwatch, Effect::LookForOpen]),

        (Step::Looking, Event::OpenSeen(Ok(Some(import)))) => open(import),
        (Step::Looking, Event::OpenSeen(Ok(None))) => (Step::Nothing(None), vec![]),
        (Step::Looking, Event::OpenSeen(Err(failure))) => (Step::Unseen(failure), vec![]),

        (Step::Planning { import, news }, Event::PlanSeen(id, plan)) if import.id == id => match plan {
            Ok(plan) => planned(*import, *plan, news),
            Err(failure) => (Step::Unplanned { import, failure }, vec![]),
        },
        (Step::Planned(planned), Event::PlanMoved(id)) if planned.import.id == id && planned.is_idle() => {
            plan(Box::new(planned.import), Some(News::Moved))
        }

        (Step::Planned(mut planned), Event::Consented) if planned.is_idle() => {
            planned.asking = Asking::Process;
            let effect = Effect::Process(planned.import.id, planned.consent());
            (Step::Planned(planned), vec![effect])
        }
        (Step::Planned(planned), Event::ProcessEnded(id, end)) if planned.import.id == id => {
            process_ended(planned, end)
        }

        (Step::Planned(mut planned), Event::DeleteAsked) if planned.is_idle() => {
            planned.asking = Asking::Delete;
            let effect = Effect::Delete(planned.import.id);
            (Step::Planned(planned), vec![effect])
        }
        (Step::Planned(planned), Event::DeleteEnded(id, end)) if planned.import.id == id => {
            delete_ended(planned, end)
        }

        (Step::Planned(mut planned), Event::Dismissed) if planned.is_idle() => {
            planned.asking = Asking::Nothing;
            (Step::Planned(planned), vec![])
        }

        (step, Event::Watched(id, seen)) if step.import().is_some_and(|import| import.id == id) => match seen
        {
            Ok(import) => watched(step, import),
            Err(failure) => lost_touch(step, failure),
        },

        (step, _) => (step, vec![]),
    }
}

impl Planned {
    /// Whether nothing that was asked for is under way.
    pub fn is_idle(&self) -> bool {
        matches!(self.asking, Asking::Nothing | Asking::Refused(_))
    }
}

/// An import that is open: it is planned or processed, whichever its state calls for, and watched from now on.
fn open(import: Box<ImportView>) -> (Step, Vec<Effect>) {
    let watch = Effect::Watch(import.id);
    let (step, effects) = match import.state {
        State::Staged => plan(import, None),
        State::Queued => (Step::Processing { import, lost_touch: None }, vec![Effect::Say(Said::Processing)]),
        State::Processed | State::Failed | State::Deleted | State::Undone => return ended(import),
    };
    (step, std::iter::once(watch).chain(effects).collect())
}

fn plan(import: Box<ImportView>, news: Option<News>) -> (Step, Vec<Effect>) {
    let effect = Effect::Plan(import.id);
    (Step::Planning { import, news }, vec![effect])
}

fn planned(import: ImportView, plan: PlanView, news: Option<News>) -> (Step, Vec<Effect>) {
    let said = if news == Some(News::Stale) { Said::Stale } else { Said::Planned };
    let planned = Planned { import, plan, news, asking: Asking::Nothing };
    (Step::Planned(Box::new(planned)), vec![Effect::Say(said)])
}

fn ended(import: Box<ImportView>) -> (Step, Vec<Effect>) {
    let said = match import.state {
        State::Failed => Said::Failed,
        State::Deleted => return deleted_elsewhere(),
        _ => Said::Processed,
    };
    (Step::Ended(import), vec![Effect::Unwatch, Effect::Say(said)])
}

fn deleted_elsewhere() -> (Step, Vec<Effect>) {
    (Step::Nothing(Some(News::DeletedElsewhere)), vec![Effect::Unwatch, Effect::Say(Said::Deleted)])
}

fn process_ended(mut asked: Box<Planned>, end: Result<Box<ImportView>, Failure>) -> (Step, Vec<Effect>) {
    let failure = match end {
        Ok(import) => return watched(Step::Planned(idle(asked)), import),
        Err(failure) => failure,
    };
    if let Failure::Problem(problem) = &failure {
        match (problem.code, &problem.plan) {
            (ProblemCode::PlanStale, Some(plan)) => {
                return planned(asked.import, PlanView::clone(plan), Some(News::Stale));
            }
            (ProblemCode::PlanStale, None) => return plan(Box::new(asked.import), Some(News::Stale)),
            // Somebody else was quicker: what became of this import is looked at.
            (ProblemCode::WrongState, _) => {
                asked.asking = Asking::Nothing;
                let effect = Effect::Watch(asked.import.id);
                return (Step::Planned(asked), vec![effect]);
            }
            (ProblemCode::NotFound, _) => return advance(Step::Looking, Event::Opened),
            _ => {}
        }
    }
    asked.asking = Asking::Refused(failure);
    (Step::Planned(asked), vec![])
}

fn delete_ended(mut asked: Box<Planned>, end: Result<(), Failure>) -> (Step, Vec<Effect>) {
    match end {
        Ok(()) => (Step::Nothing(Some(News::Deleted)), vec![Effect::Unwatch, Effect::Say(Said::Deleted)]),
        Err(failure) if matches!(failure.code(), Some(ProblemCode::WrongState | ProblemCode::NotFound)) => {
            advance(Step::Looking, Event::Opened)
        }
        Err(failure) => {
            asked.asking = Asking::Refused(failure);
            (Step::Planned(asked), vec![])
        }
    }
}

/// What was asked for has been answered.
fn idle(mut planned: Box<Planned>) -> Box<Planned> {
    planned.asking = Asking::Nothing;
    planned
}

/// What the watch saw, or the server answered. The step moves when the import's state did.
fn watched(step: Step, seen: Box<ImportView>) -> (Step, Vec<Effect>) {
    match (step, seen.state) {
        // What was asked for here has an answer of its own, which comes after this one.
        (step @ Step::Planned(_), State::Queued | State::Deleted) if is_asking(&step) => (step, vec![]),
        (Step::Planned(planned), State::Staged)
            if planned.plan.generation != seen.generation && planned.is_idle() =>
        {
            plan(seen, Some(News::Moved))
        }
        (step @ (Step::Planned(_) | Step::Planning { .. } | Step::Unplanned { .. }), State::Staged) => {
            (step, vec![])
        }
        // Records changed between consent and processing.
        (Step::Processing { .. }, State::Staged) => plan(seen, Some(News::Stale)),
        (Step::Processing { .. }, State::Queued) => {
            (Step::Processing { import: seen, lost_touch: None }, vec![])
        }
        (step @ Step::Ended(_), _) => (step, vec![]),
        (_, State::Queued) => {
            (Step::Processing { import: seen, lost_touch: None }, vec![Effect::Say(Said::Processing)])
        }
        _ => ended(seen),
    }
}

fn is_asking(step: &Step) -> bool {
    matches!(step, Step::Planned(planned) if !planned.is_idle())
}

/// The watch could not look. A plan stays as it is, unless its import is gone; a bar says that it may have stopped moving.
fn lost_touch(step: Step, failure: Failure) -> (Step, Vec<Effect>) {
    match step {
        // What was asked for here has an answer of its own, which comes after this one.
        step if is_asking(&step) => (step, vec![]),
        Step::Planned(_) | Step::Planning { .. } | Step::Unplanned { .. }
            if failure.code() == Some(ProblemCode::NotFound) =>
        {
            deleted_elsewhere()
        }
        Step::Processing { import, .. } => (Step::Processing { import, lost_touch: Some(failure) }, vec![]),
        step => (step, vec![]),
    }
}

#[cfg(test)]
#[path = "advance_tests.rs"]
mod tests;
