//! Computes the next state of the process screen after an event.

use super::{Announcement, Effect, Event, News, PlanCounts, Planned, Request, Step};
use crate::client::Failure;
use coverlist_api::{DecisionsView, ImportView, PlanView, ProblemCode};
use coverlist_core::lifecycle::{RunState, State};

/// The next step and the effects of an event. An event that does not fit the step, such as a late answer,
/// changes nothing.
pub fn advance(step: Step, event: Event) -> (Step, Vec<Effect>) {
    match (step, event) {
        (_, Event::Opened) => load(),

        (Step::Loading, Event::OpenFetched(Ok(Some(import)))) => open(import),
        (Step::Loading, Event::OpenFetched(Ok(None))) => (Step::Nothing(None), vec![]),
        (Step::Loading, Event::OpenFetched(Err(failure))) => (Step::LoadFailed(failure), vec![]),

        (Step::Planning { import, news, before }, Event::PlanFetched(id, plan)) if import.id == id => {
            match plan {
                Ok(plan) => show_plan(*import, *plan, news, before),
                Err(failure) => (Step::PlanFailed { import, failure }, vec![]),
            }
        }
        (Step::Planned(planned), Event::PlanChanged(id)) if planned.import.id == id && planned.is_idle() => {
            plan_again(*planned, News::Moved)
        }

        (Step::Planned(planned), Event::Decided(decisions)) if planned.is_idle() => {
            let effect = Effect::Decide(planned.import.id, planned.decisions(decisions));
            (planned.with_request(Request::Decide), vec![effect])
        }
        (Step::Planned(planned), Event::DecisionsEnded(id, end))
            if planned.import.id == id && planned.request == Request::Decide =>
        {
            end_decisions(*planned, end)
        }

        (Step::Planned(planned), Event::Consented(sample)) if planned.is_idle() => {
            let effect = Effect::Process(planned.import.id, planned.consent(sample));
            (planned.with_request(Request::Process), vec![effect])
        }
        (Step::Planned(planned), Event::ProcessEnded(id, end))
            if planned.import.id == id && planned.request == Request::Process =>
        {
            end_process(*planned, end)
        }

        (Step::Planned(planned), Event::DeleteRequested) if planned.is_idle() => {
            let effect = Effect::Delete(planned.import.id);
            (planned.with_request(Request::Delete), vec![effect])
        }
        (Step::Planned(planned), Event::DeleteEnded(id, end))
            if planned.import.id == id && planned.request == Request::Delete =>
        {
            end_delete(*planned, end)
        }

        (Step::Planned(planned), Event::Dismissed) if planned.is_idle() => {
            (planned.with_request(Request::None), vec![])
        }

        (step, Event::Watched(id, seen)) if step.import().is_some_and(|import| import.id == id) => match seen
        {
            Ok(import) => follow(step, import),
            Err(failure) => lose_touch(step, failure),
        },

        (step, _) => (step, vec![]),
    }
}

fn load() -> (Step, Vec<Effect>) {
    (Step::Loading, vec![Effect::Unwatch, Effect::FetchOpen])
}

/// Fetches the plan of a staged import or follows the processing of a queued one. Watches either.
fn open(import: Box<ImportView>) -> (Step, Vec<Effect>) {
    let watch = Effect::Watch(import.id);
    let (step, effects) = match import.state {
        State::Staged => plan(import, None, None),
        State::Queued => process(import),
        State::Processed | State::Deleted | State::Undone => return ended(import),
    };
    (step, std::iter::once(watch).chain(effects).collect())
}

fn plan(import: Box<ImportView>, news: Option<News>, before: Option<PlanCounts>) -> (Step, Vec<Effect>) {
    let effect = Effect::FetchPlan(import.id);
    (Step::Planning { import, news, before }, vec![effect])
}

/// Replaces a plan that the admin has seen.
fn plan_again(planned: Planned, news: News) -> (Step, Vec<Effect>) {
    let before = planned.counts();
    plan(Box::new(planned.import), Some(news), Some(before))
}

fn show_plan(
    import: ImportView,
    plan: PlanView,
    news: Option<News>,
    before: Option<PlanCounts>,
) -> (Step, Vec<Effect>) {
    let announcement = match news {
        Some(News::Stale) => Announcement::Stale,
        Some(News::Failed) => Announcement::Failed,
        Some(News::Withdrawn) => Announcement::Withdrawn,
        _ => Announcement::Planned,
    };
    let planned = Planned { import, plan, news, before, request: Request::None };
    (Step::Planned(Box::new(planned)), vec![Effect::Announce(announcement)])
}

fn process(import: Box<ImportView>) -> (Step, Vec<Effect>) {
    let step = Step::Processing { import, lost_touch: None };
    (step, vec![Effect::Announce(Announcement::Processing)])
}

fn ended(import: Box<ImportView>) -> (Step, Vec<Effect>) {
    let announcement = match import.state {
        State::Deleted => return deleted(News::DeletedElsewhere),
        _ => Announcement::Processed,
    };
    (Step::Ended(import), vec![Effect::Unwatch, Effect::Announce(announcement)])
}

fn deleted(news: News) -> (Step, Vec<Effect>) {
    (Step::Nothing(Some(news)), vec![Effect::Unwatch, Effect::Announce(Announcement::Deleted)])
}

fn end_process(planned: Planned, end: Result<Box<ImportView>, Failure>) -> (Step, Vec<Effect>) {
    let failure = match end {
        Ok(import) => return follow(planned.with_request(Request::None), import),
        Err(failure) => failure,
    };
    if let Failure::Problem(problem) = &failure {
        match (problem.code, problem.details().plan) {
            (ProblemCode::PlanStale, Some(plan)) => {
                let before = planned.counts();
                return show_plan(planned.import, *plan, Some(News::Stale), Some(before));
            }
            (ProblemCode::PlanStale, None) => return plan_again(planned, News::Stale),
            // Another admin was faster. The watch fetches the result.
            (ProblemCode::WrongState, _) => {
                let effect = Effect::Watch(planned.import.id);
                return (planned.with_request(Request::None), vec![effect]);
            }
            (ProblemCode::NotFound, _) => return load(),
            _ => {}
        }
    }
    (planned.with_request(Request::Failed(failure)), vec![])
}

fn end_decisions(planned: Planned, end: Result<Box<DecisionsView>, Failure>) -> (Step, Vec<Effect>) {
    match end {
        Ok(now) => (planned.decided(*now), vec![Effect::Announce(Announcement::Decided)]),
        Err(failure) => match failure.code() {
            Some(ProblemCode::PlanStale) => plan_again(planned, News::Moved),
            Some(ProblemCode::WrongState | ProblemCode::NotFound) => load(),
            _ => (planned.with_request(Request::Failed(failure)), vec![]),
        },
    }
}

fn end_delete(planned: Planned, end: Result<State, Failure>) -> (Step, Vec<Effect>) {
    match end {
        // The rows of its samples stay applied, so the import is processed.
        Ok(State::Processed) => load(),
        Ok(_) => deleted(News::Deleted),
        Err(failure) if matches!(failure.code(), Some(ProblemCode::WrongState | ProblemCode::NotFound)) => {
            load()
        }
        Err(failure) => (planned.with_request(Request::Failed(failure)), vec![]),
    }
}

/// Changes the step to fit the import's state on the server, which the watch has fetched.
fn follow(step: Step, seen: Box<ImportView>) -> (Step, Vec<Effect>) {
    match (step, seen.state) {
        // The answer to the admin's own request decides what the screen shows.
        (step, State::Staged | State::Queued | State::Deleted) if step.is_requesting() => (step, vec![]),
        (step @ Step::Ended(_), _) => (step, vec![]),
        // The watch may have fetched an older generation than that of the admin's own decision.
        (Step::Planned(planned), State::Staged) if planned.plan.generation < seen.generation => {
            let before = planned.counts();
            plan(seen, Some(News::Moved), Some(before))
        }
        (Step::Processing { .. }, State::Staged) => {
            let news = staged_again(&seen);
            plan(seen, Some(news), None)
        }
        (Step::Planned(mut planned), State::Staged) => {
            planned.import = *seen;
            (Step::Planned(planned), vec![])
        }
        (step, State::Staged) => (step, vec![]),
        (Step::Processing { .. }, State::Queued) => {
            (Step::Processing { import: seen, lost_touch: None }, vec![])
        }
        (_, State::Queued) => process(seen),
        _ => ended(seen),
    }
}

/// Why an import that was queued is staged again.
fn staged_again(import: &ImportView) -> News {
    match &import.run {
        Some(run) if run.state == RunState::Failed => News::Failed,
        Some(run) if run.ended_by.is_some() => News::Withdrawn,
        // A sample, which changes records.
        Some(run) if run.state == RunState::Applied => News::Moved,
        // The server found that the plan changed after the consent.
        _ => News::Stale,
    }
}

/// Handles a failed fetch of the watched import. The screen keeps a plan, unless its import is gone; the
/// progress bar shows a notice.
fn lose_touch(step: Step, failure: Failure) -> (Step, Vec<Effect>) {
    match step {
        // The answer to the admin's own request decides what the screen shows.
        step if step.is_requesting() => (step, vec![]),
        Step::Planned(_) | Step::Planning { .. } | Step::PlanFailed { .. }
            if failure.code() == Some(ProblemCode::NotFound) =>
        {
            deleted(News::DeletedElsewhere)
        }
        Step::Processing { import, .. } => (Step::Processing { import, lost_touch: Some(failure) }, vec![]),
        step => (step, vec![]),
    }
}
