//! A file is staged, and a staged one deleted.

use super::{Deleting, Effect, Importing, Mark, Sending, Stage, Step, Unsent};
use crate::client::Failure;
use coverlist_api::{ImportView, ProblemCode};

impl Importing {
    pub(super) fn see_open(&mut self, open: Option<Box<ImportView>>) -> Vec<Effect> {
        self.open = open;
        Vec::new()
    }

    pub(super) fn stage(&mut self) -> Vec<Effect> {
        self.step_back();
        let template = self.template;
        let Step::Validate(validate) = &self.step else { return Vec::new() };
        let Some(summary) = validate.summary().filter(|_| validate.may_stage() && self.open.is_none()) else {
            return Vec::new();
        };
        let (rejected, sha256) = (summary.rejected, summary.sha256.clone());
        let validated = (**validate).clone();
        let (name, choices) = (validated.file.name.clone(), validated.choices.clone());
        self.step = Step::Stage(Box::new(Stage { validated, sending: Sending::Uploading { sent: 0 } }));
        vec![Effect::Stage { template, name, choices, rejected, sha256 }]
    }

    pub(super) fn note_sent(&mut self, bytes: u64) -> Vec<Effect> {
        if let Step::Stage(stage) = &mut self.step
            && let Sending::Uploading { sent } = &mut stage.sending
        {
            *sent = bytes;
        }
        Vec::new()
    }

    pub(super) fn end_stage(&mut self, end: Result<Box<ImportView>, Unsent>) -> Vec<Effect> {
        if !self.is_uploading() {
            return Vec::new();
        }
        let Step::Stage(stage) = &mut self.step else { return Vec::new() };
        match end {
            Ok(import) => {
                self.open = Some(import.clone());
                stage.sending = Sending::Staged(import);
                vec![Effect::Mark(Mark::Staged)]
            }
            Err(unsent) => {
                let open = open_instead(&unsent);
                stage.sending = Sending::Unsent(unsent);
                self.open = open.or_else(|| self.open.take());
                Vec::new()
            }
        }
    }

    pub(super) fn delete(&mut self) -> Vec<Effect> {
        match &self.open {
            Some(open) if self.deleting != Some(Deleting::Asked) => {
                self.deleting = Some(Deleting::Asked);
                vec![Effect::Delete { id: open.id }]
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn end_delete(&mut self, end: Result<(), Failure>) -> Vec<Effect> {
        self.deleting = match end {
            Ok(()) => None,
            // Somebody else was faster: it is not there, or processed by now.
            Err(failure)
                if matches!(failure.code(), Some(ProblemCode::NotFound | ProblemCode::WrongState)) =>
            {
                None
            }
            Err(failure) => {
                self.deleting = Some(Deleting::Failed(failure));
                return Vec::new();
            }
        };
        self.open = None;
        match &mut self.step {
            Step::Stage(stage) if matches!(stage.sending, Sending::Staged(_)) => {
                let mut effects = self.drop_file();
                effects.push(Effect::LookForOpen);
                effects
            }
            _ => {
                self.step_back();
                vec![Effect::LookForOpen]
            }
        }
    }
}

/// The import that stood in the way.
fn open_instead(unsent: &Unsent) -> Option<Box<ImportView>> {
    match unsent {
        Unsent::Failed(Failure::Problem(problem)) => problem.open.clone(),
        Unsent::Failed(_) | Unsent::FileChanged => None,
    }
}
