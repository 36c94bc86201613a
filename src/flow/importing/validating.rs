//! A file is validated, again after each thing that is decided about it.

use super::{Effect, Importing, Mark, Phase, Sending, Step, Validate};
use coverlist_core::validate::Choices;
use coverlist_worker::Answer;
use std::mem;

impl Importing {
    pub(super) fn hear(&mut self, answer: Answer) -> Vec<Effect> {
        let is_late = answer.run() != Some(self.run);
        let Some(validate) = self.validate_mut().filter(|_| !is_late) else { return Vec::new() };
        match answer {
            Answer::Facts { facts, .. } => validate.facts = Some(facts),
            Answer::Header { header, .. } => {
                validate.header = Some(header);
                return vec![Effect::Mark(Mark::Header)];
            }
            Answer::Progress { progress: now, .. } => {
                if let Phase::Working { progress, .. } = &mut validate.phase {
                    *progress = now;
                }
            }
            Answer::Verdict { summary, .. } => {
                validate.header.clone_from(&summary.header);
                validate.phase = Phase::Done { summary, agreed: false };
                return vec![Effect::Mark(Mark::Validated)];
            }
            Answer::Failed { failure, .. } => validate.phase = Phase::Unreadable(failure),
            // Windows belong to the table that asked for them, greetings to the validator.
            Answer::Window(_) | Answer::Hello { .. } => {}
        }
        Vec::new()
    }

    /// The work begins again on the page, under the same run; what is shown stays until it has come as far.
    pub(super) fn work_again(&mut self) -> Vec<Effect> {
        self.worker_died = true;
        if let Some(validate) = self.validate_mut() {
            validate.phase = match mem::replace(&mut validate.phase, Phase::Canceled) {
                Phase::Done { summary, .. } => Phase::working(Some(summary)),
                other => other,
            };
        }
        Vec::new()
    }

    pub(super) fn validate_mut(&mut self) -> Option<&mut Validate> {
        match &mut self.step {
            Step::Validate(validate) => Some(validate),
            Step::Choose(_) | Step::Stage(_) => None,
        }
    }

    /// Back from a file that did not get to the server to the file that was validated.
    pub(super) fn step_back(&mut self) {
        if let Step::Stage(stage) = &mut self.step
            && matches!(stage.sending, Sending::Unsent(_))
        {
            let validated = stage.validated.clone();
            self.step = Step::Validate(Box::new(validated));
        }
    }

    /// Changes what was decided about the file, and validates it so.
    pub(super) fn revise(&mut self, change: impl FnOnce(&mut Choices)) -> Vec<Effect> {
        self.step_back();
        let (run, template) = (self.run.wrapping_add(1), self.template);
        let Some(validate) = self.validate_mut() else { return Vec::new() };
        change(&mut validate.choices);
        let before = match mem::replace(&mut validate.phase, Phase::Canceled) {
            Phase::Working { before, .. } => before,
            Phase::Done { summary, .. } => Some(summary),
            // There is no work to do otherwise; the choice counts when it begins again.
            stopped @ (Phase::Canceled | Phase::Unreadable(_)) => {
                validate.phase = stopped;
                return Vec::new();
            }
        };
        validate.phase = Phase::working(before);
        let choices = validate.choices.clone();
        self.run = run;
        vec![Effect::Revalidate { run, template, choices }]
    }

    pub(super) fn cancel(&mut self) -> Vec<Effect> {
        let run = self.run;
        let Some(validate) = self.validate_mut() else { return Vec::new() };
        if !matches!(validate.phase, Phase::Working { .. }) {
            return Vec::new();
        }
        validate.phase = Phase::Canceled;
        self.run = run.wrapping_add(1);
        vec![Effect::Cancel { run }]
    }

    pub(super) fn agree(&mut self, is_agreed: bool) -> Vec<Effect> {
        if let Some(Validate { phase: Phase::Done { agreed, .. }, .. }) = self.validate_mut() {
            *agreed = is_agreed;
        }
        Vec::new()
    }
}
