//! The states and transitions of a change of single records.

use crate::client::Failure;
use crate::flow::Request;
use coverlist_api::{ImportView, ProblemCode, RecordChangePreview, RecordChangeRequest};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The admin says what changes. `Some` explains why the last answer was refused.
    Asking(Option<Failure>),
    /// The server is asked what the change would do. `is_stale` says that an earlier preview is outdated.
    Looking { request: RecordChangeRequest, is_stale: bool },
    /// The admin reads the plan and decides.
    Shown(Box<Shown>),
    /// The change is done.
    Done,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    pub request: RecordChangeRequest,
    pub preview: RecordChangePreview,
    /// Whether this preview replaces one that was outdated.
    pub is_stale: bool,
    pub sending: Request,
}

impl Step {
    /// The request for what is shown.
    pub fn request(&self) -> Request {
        match self {
            Self::Shown(shown) => shown.sending.clone(),
            _ => Request::None,
        }
    }
}

impl Shown {
    /// Whether the change does something, and does it in every record.
    pub fn can_be_done(&self) -> bool {
        let counts = self.preview.plan.counts;
        counts.updated > 0 && counts.updated + counts.unchanged == counts.total()
    }

    /// The request, which repeats what the admin saw.
    fn consent(&self) -> RecordChangeRequest {
        RecordChangeRequest { seen: Some(self.preview.seen.clone()), ..self.request.clone() }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    Asked(RecordChangeRequest),
    Looked(Result<Box<RecordChangePreview>, Failure>),
    /// The admin wants to say again what changes.
    WentBack,
    Consented,
    Answered(Result<Box<ImportView>, Failure>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Look(RecordChangeRequest),
    Change(RecordChangeRequest),
    /// Tell the page around the change that this import did it.
    Done(Box<ImportView>),
}

/// The next step and the effects of an event. An event that does not fit the step changes nothing.
pub fn advance(step: Step, event: Event) -> (Step, Vec<Effect>) {
    match (step, event) {
        (Step::Asking(_), Event::Asked(request)) => look(request, false),
        (Step::Looking { request, is_stale }, Event::Looked(Ok(preview))) => {
            let shown = Shown { request, preview: *preview, is_stale, sending: Request::None };
            (Step::Shown(Box::new(shown)), vec![])
        }
        (Step::Looking { .. }, Event::Looked(Err(failure))) => (Step::Asking(Some(failure)), vec![]),
        (Step::Shown(shown), Event::WentBack) if shown.sending != Request::Sent => {
            (Step::Asking(None), vec![])
        }
        (Step::Shown(mut shown), Event::Consented)
            if shown.sending != Request::Sent && shown.can_be_done() =>
        {
            shown.sending = Request::Sent;
            let effect = Effect::Change(shown.consent());
            (Step::Shown(shown), vec![effect])
        }
        (Step::Shown(shown), Event::Answered(answer)) if shown.sending == Request::Sent => {
            answered(shown, answer)
        }
        (step, _) => (step, vec![]),
    }
}

fn look(request: RecordChangeRequest, is_stale: bool) -> (Step, Vec<Effect>) {
    (Step::Looking { request: request.clone(), is_stale }, vec![Effect::Look(request)])
}

fn answered(mut shown: Box<Shown>, answer: Result<Box<ImportView>, Failure>) -> (Step, Vec<Effect>) {
    match answer {
        Ok(import) => (Step::Done, vec![Effect::Done(import)]),
        Err(failure) if failure.code() == Some(ProblemCode::PlanStale) => look(shown.request, true),
        Err(failure) => {
            shown.sending = Request::Failed(failure);
            (Step::Shown(shown), vec![])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_api::{PlanView, RecordChange};
    use coverlist_core::plan::{Counts, EffectCounts};

    fn request() -> RecordChangeRequest {
        RecordChangeRequest { change: RecordChange::Move { from: 1, to: 2 }, template: None, seen: None }
    }

    fn preview(counts: Counts) -> Box<RecordChangePreview> {
        let plan = PlanView {
            sha256: "00".to_owned(),
            generation: 1,
            counts,
            effects: EffectCounts::default(),
            warnings: vec![],
            rows: vec![],
            next: None,
        };
        Box::new(RecordChangePreview { seen: "seen".to_owned(), plan, dependent: None })
    }

    fn stale() -> Failure {
        let problem = r#"{"code":"plan_stale","title":"","detail":"","reason":"","request_id":""}"#;
        Failure::of_answer(409, problem)
    }

    fn shown(counts: Counts) -> Step {
        let (looking, effects) = advance(Step::Asking(None), Event::Asked(request()));
        assert_eq!(effects, [Effect::Look(request())]);
        advance(looking, Event::Looked(Ok(preview(counts)))).0
    }

    #[test]
    fn a_consent_repeats_what_was_seen_and_is_sent_once() {
        let step = shown(Counts { updated: 2, ..Counts::default() });
        let (step, effects) = advance(step, Event::Consented);
        let seen = RecordChangeRequest { seen: Some("seen".to_owned()), ..request() };
        assert_eq!(effects, [Effect::Change(seen)]);
        assert_eq!(advance(step.clone(), Event::Consented).1, []);
        assert_eq!(advance(step.clone(), Event::WentBack).0, step, "the answer is still to come");
    }

    #[test]
    fn an_outdated_preview_is_shown_anew() {
        let step = advance(shown(Counts { updated: 1, ..Counts::default() }), Event::Consented).0;
        let (step, effects) = advance(step, Event::Answered(Err(stale())));
        assert_eq!(effects, [Effect::Look(request())]);
        let step = advance(step, Event::Looked(Ok(preview(Counts::default())))).0;
        assert!(matches!(step, Step::Shown(shown) if shown.is_stale && shown.sending == Request::None));
    }

    #[test]
    fn a_change_of_nothing_or_in_part_is_not_sent() {
        for counts in [
            Counts { unchanged: 1, ..Counts::default() },
            Counts { updated: 1, refused: 1, ..Counts::default() },
        ] {
            assert_eq!(advance(shown(counts), Event::Consented).1, []);
        }
    }

    #[test]
    fn a_refused_change_can_be_said_again() {
        let looking = advance(Step::Asking(None), Event::Asked(request())).0;
        let (step, _) = advance(looking, Event::Looked(Err(Failure::Unreachable)));
        assert_eq!(step, Step::Asking(Some(Failure::Unreachable)));
        assert_eq!(advance(step, Event::Asked(request())).1, [Effect::Look(request())]);
        let step = shown(Counts { updated: 1, ..Counts::default() });
        assert_eq!(advance(step, Event::WentBack).0, Step::Asking(None));
    }
}
