//! The states and transitions of the dialog that undoes a load.

use crate::client::Failure;
use crate::flow::Request;
use coverlist_api::{LoadReversalRequest, LoadReversalView, LoadView, ProblemCode};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Closed,
    /// The server is asked what would return. `is_stale` says that an earlier preview is outdated.
    Looking {
        is_stale: bool,
    },
    LookFailed(Failure),
    /// The admin reads the preview and decides.
    Shown(Box<Shown>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub preview: LoadReversalView,
    /// Whether this preview replaces one that was outdated.
    pub is_stale: bool,
    pub request: Request,
}

impl Step {
    /// The request for what is shown.
    pub fn request(&self) -> Request {
        match self {
            Self::Shown(shown) => shown.request.clone(),
            _ => Request::None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    Opened,
    Closed,
    Looked(Result<Box<LoadReversalView>, Failure>),
    Consented,
    Answered(Result<Box<LoadView>, Failure>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Look,
    Revert(LoadReversalRequest),
    /// Tell the page around the dialog what was done.
    Done(Box<LoadView>),
}

/// The next step and the effects of an event. An event that does not fit the step changes nothing.
pub fn advance(step: Step, event: Event) -> (Step, Vec<Effect>) {
    match (step, event) {
        (Step::Closed | Step::LookFailed(_), Event::Opened) => look(false),
        (Step::Looking { is_stale }, Event::Looked(Ok(preview))) => {
            let shown = Shown { preview: *preview, is_stale, request: Request::None };
            (Step::Shown(Box::new(shown)), vec![])
        }
        (Step::Looking { .. }, Event::Looked(Err(failure))) => (Step::LookFailed(failure), vec![]),
        (Step::Shown(mut shown), Event::Consented)
            if shown.request != Request::Sent && shown.preview.counts.reverted() > 0 =>
        {
            shown.request = Request::Sent;
            let effect = Effect::Revert(LoadReversalRequest { counts: shown.preview.counts });
            (Step::Shown(shown), vec![effect])
        }
        (Step::Shown(shown), Event::Answered(answer)) if shown.request == Request::Sent => {
            answered(shown, answer)
        }
        (Step::Shown(shown), Event::Closed) if shown.request == Request::Sent => (Step::Shown(shown), vec![]),
        (_, Event::Closed) => (Step::Closed, vec![]),
        (step, _) => (step, vec![]),
    }
}

fn look(is_stale: bool) -> (Step, Vec<Effect>) {
    (Step::Looking { is_stale }, vec![Effect::Look])
}

fn answered(mut shown: Box<Shown>, answer: Result<Box<LoadView>, Failure>) -> (Step, Vec<Effect>) {
    match answer {
        Ok(load) => (Step::Closed, vec![Effect::Done(load)]),
        Err(failure) if failure.code() == Some(ProblemCode::PlanStale) => look(true),
        Err(failure) => {
            shown.request = Request::Failed(failure);
            (Step::Shown(shown), vec![])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_core::roster::LoadReversalCounts;

    fn shown(restored: u32) -> Step {
        let counts = LoadReversalCounts { removed: 0, restored, kept: 1 };
        let preview = LoadReversalView { counts, rows: vec![], next: None };
        let looking = advance(Step::Closed, Event::Opened).0;
        advance(looking, Event::Looked(Ok(Box::new(preview)))).0
    }

    #[test]
    fn a_consent_repeats_the_counts_and_holds_the_dialog_until_the_answer() {
        let (step, effects) = advance(shown(3), Event::Consented);
        let counts = LoadReversalCounts { removed: 0, restored: 3, kept: 1 };
        assert_eq!(effects, [Effect::Revert(LoadReversalRequest { counts })]);
        assert_eq!(advance(step.clone(), Event::Consented).1, []);
        assert_eq!(advance(step.clone(), Event::Closed).0, step);
        let (step, _) = advance(step, Event::Answered(Err(Failure::Unreachable)));
        assert_eq!(advance(step, Event::Closed).0, Step::Closed);
    }

    #[test]
    fn an_outdated_preview_is_shown_anew_and_one_without_records_is_not_sent() {
        let step = advance(shown(3), Event::Consented).0;
        let stale = r#"{"code":"plan_stale","title":"","detail":"","reason":"","request_id":""}"#;
        let (step, effects) = advance(step, Event::Answered(Err(Failure::of_answer(409, stale))));
        assert_eq!((step, effects), (Step::Looking { is_stale: true }, vec![Effect::Look]));
        assert_eq!(advance(shown(0), Event::Consented).1, []);
    }
}
