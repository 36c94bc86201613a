//! A template and a file are chosen.

use super::{Choose, Chosen, Effect, Importing, Mark, Phase, Step, TooLarge, Validate};
use coverlist_core::record::{Field, RecordKind};
use coverlist_core::validate::Choices;

impl Importing {
    pub(super) fn choose_template(&mut self, template: RecordKind) -> Vec<Effect> {
        if self.template == template || self.is_uploading() {
            return Vec::new();
        }
        self.template = template;
        // Whatever column was said to hold the one key does not hold the other.
        self.revise(|choices| choices.mappings.retain(|mapping| mapping.field != Field::Key))
    }

    pub(super) fn choose_file(&mut self, file: Chosen) -> Vec<Effect> {
        let mut effects = self.drop_file();
        let max_bytes = self.limits.max_bytes;
        if file.bytes > max_bytes {
            self.step = Step::Choose(Choose { refused: Some(TooLarge { file, max_bytes }) });
            return effects;
        }
        self.step = Step::Validate(Box::new(Validate {
            file,
            choices: Choices::default(),
            facts: None,
            header: None,
            phase: Phase::Canceled,
        }));
        effects.push(Effect::Mark(Mark::Chosen));
        effects.extend(self.restart());
        effects
    }

    /// Ends whatever goes on with the file that there is.
    pub(super) fn drop_file(&mut self) -> Vec<Effect> {
        let ended = match self.step {
            _ if self.is_uploading() => Some(Effect::CutUpload),
            Step::Choose(_) => None,
            Step::Validate(_) | Step::Stage(_) => Some(Effect::Cancel { run: self.run }),
        };
        self.run = self.run.wrapping_add(1);
        self.worker_died = false;
        self.step = Step::Choose(Choose::default());
        ended.into_iter().collect()
    }

    pub(super) fn restart(&mut self) -> Vec<Effect> {
        self.step_back();
        let (run, template) = (self.run.wrapping_add(1), self.template);
        let Some(validate) = self.validate_mut() else { return Vec::new() };
        validate.phase = Phase::working(None);
        validate.facts = None;
        validate.header = None;
        let choices = validate.choices.clone();
        self.run = run;
        vec![Effect::Start { run, template, choices }]
    }

    pub(super) fn leave(&mut self) -> Vec<Effect> {
        if self.is_uploading() { Vec::new() } else { self.drop_file() }
    }
}
