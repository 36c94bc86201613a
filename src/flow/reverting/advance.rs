//! Computes the next state of the panel after an event.

use super::{Announcement, Effect, Event, News, Shown, Step};
use crate::client::Failure;
use crate::flow::Request;
use coverlist_api::{ImportView, ProblemCode};
use coverlist_core::lifecycle::RunState;

/// The next step and the effects of an event. An event that does not fit the step changes nothing.
pub fn advance(step: Step, event: Event) -> (Step, Vec<Effect>) {
    match (step, event) {
        (Step::Idle | Step::LookFailed(_), Event::Opened) => look(None),
        (Step::Looking(news), Event::Looked(Ok(preview))) => {
            let shown = Shown { preview: *preview, news, request: Request::None };
            (Step::Shown(Box::new(shown)), vec![Effect::Announce(announced(news))])
        }
        (Step::Looking(_), Event::Looked(Err(failure))) => (Step::LookFailed(failure), vec![]),

        (Step::Shown(mut shown), Event::Consented) if shown.can_revert() => {
            shown.request = Request::Sent;
            let effect = Effect::Revert(shown.consent());
            (Step::Shown(shown), vec![effect])
        }
        (Step::Shown(shown), Event::Answered(answer)) if shown.request == Request::Sent => {
            answered(shown, answer)
        }

        (Step::Running { .. }, Event::Watched(Ok(import))) => follow(import),
        (Step::Running { import, .. }, Event::Watched(Err(_))) => {
            (Step::Running { import, lost_touch: true }, vec![])
        }

        (Step::Shown(shown), Event::Closed) if shown.request == Request::Sent => (Step::Shown(shown), vec![]),
        (Step::Looking(_) | Step::LookFailed(_) | Step::Shown(_), Event::Closed) => (Step::Idle, vec![]),

        (step, _) => (step, vec![]),
    }
}

fn look(news: Option<News>) -> (Step, Vec<Effect>) {
    (Step::Looking(news), vec![Effect::Look])
}

/// Follows the run that the consent has queued, or shows why there is none.
fn answered(mut shown: Box<Shown>, answer: Result<Box<ImportView>, Failure>) -> (Step, Vec<Effect>) {
    let failure = match answer {
        Ok(import) => {
            let effects = vec![Effect::Watch, Effect::Announce(Announcement::Running)];
            return (Step::Running { import, lost_touch: false }, effects);
        }
        Err(failure) => failure,
    };
    match failure.code() {
        Some(ProblemCode::PlanStale) => look(Some(News::Stale)),
        // Another admin was faster.
        Some(ProblemCode::WrongState | ProblemCode::NotFound) => (Step::LookFailed(failure), vec![]),
        _ => {
            shown.request = Request::Failed(failure);
            (Step::Shown(shown), vec![])
        }
    }
}

fn follow(import: Box<ImportView>) -> (Step, Vec<Effect>) {
    if import.queued_run().is_some() {
        return (Step::Running { import, lost_touch: false }, vec![]);
    }
    let Some(news) = ended(&import) else {
        let effects = vec![Effect::Unwatch, Effect::Announce(Announcement::Done), Effect::Done(import)];
        return (Step::Done, effects);
    };
    (Step::Looking(Some(news)), vec![Effect::Unwatch, Effect::Look])
}

/// Why the latest run of an import has changed nothing; `None` if it was applied.
fn ended(import: &ImportView) -> Option<News> {
    match &import.run {
        Some(run) if run.state == RunState::Applied => None,
        Some(run) if run.state == RunState::Failed => Some(News::Failed),
        Some(run) if run.ended_by.is_some() => Some(News::Withdrawn),
        // The server found that something else would return than the admin had seen.
        _ => Some(News::Stale),
    }
}

const fn announced(news: Option<News>) -> Announcement {
    match news {
        None => Announcement::Ready,
        Some(News::Stale) => Announcement::Stale,
        Some(News::Failed) => Announcement::Failed,
        Some(News::Withdrawn) => Announcement::Withdrawn,
    }
}
