//! The states and transitions of the editor of a template.

use super::{Draft, Edit};
use crate::client::Failure;
use coverlist_api::TemplatePreview;
use coverlist_core::template::Template;

/// The editor of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct Drafting {
    /// The version from which the draft begins, and which saving it changes.
    pub saved: Template,
    pub draft: Draft,
    /// The earlier states of the draft, each with the edit that ended it.
    past: Vec<(Draft, Edit)>,
    /// What the server says about the draft, or about an earlier state while a check is under way.
    pub seen: Option<TemplatePreview>,
    pub step: Step,
}

/// What the editor does now.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// `Some` says why the last attempt to check or to save failed.
    Typing(Option<Failure>),
    /// This draft is on its way. Typing goes on meanwhile.
    Saving(Draft),
}

/// Something that happened in the editor.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Edited(Edit),
    Undone,
    Checked(Result<TemplatePreview, Failure>),
    SaveRequested,
    Saved(Box<Result<Template, Failure>>),
    /// The person keeps the draft although another version was saved meanwhile.
    RebaseRequested,
    Latest(Box<Result<Template, Failure>>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask the server about this document, after a pause in typing.
    Check(String),
    Save(String),
    /// Fetch the current version.
    FetchLatest,
    /// Say that a version was saved.
    Tell(u32),
}

impl Drafting {
    /// Begins with a version, or with a draft that changed it before.
    pub fn new(saved: Template, kept: Option<Draft>) -> Self {
        let draft = kept.unwrap_or_else(|| Draft::of(&saved));
        Self { draft, saved, past: Vec::new(), seen: None, step: Step::Typing(None) }
    }

    /// Whether the draft differs from the saved version.
    pub fn is_changed(&self) -> bool {
        self.draft != Draft::of(&self.saved)
    }

    pub const fn is_saving(&self) -> bool {
        matches!(self.step, Step::Saving(_))
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty() && !self.is_saving()
    }

    /// Whether nothing keeps the draft from being saved.
    pub fn is_sound(&self) -> bool {
        let is_sound = self.seen.as_ref().is_none_or(|seen| seen.faults.is_empty());
        is_sound && self.draft.wrong_length().is_none()
    }

    pub fn failure(&self) -> Option<&Failure> {
        match &self.step {
            Step::Typing(failure) => failure.as_ref(),
            Step::Saving(_) => None,
        }
    }

    pub fn can_save(&self) -> bool {
        self.is_changed() && self.is_sound() && !self.is_saving()
    }

    /// The document that saving sends.
    pub fn document(&self) -> String {
        self.draft.document(self.saved.version)
    }

    fn edited(mut self, edit: Edit) -> (Self, Vec<Effect>) {
        let before = self.draft.clone();
        self.draft.apply(edit.clone());
        if self.draft == before {
            return (self, vec![]);
        }
        match self.past.last_mut() {
            Some((_, last)) if edit.continues(last) => *last = edit,
            _ => self.past.push((before, edit)),
        }
        self.check()
    }

    fn saved(mut self, answer: Result<Template, Failure>) -> (Self, Vec<Effect>) {
        let Step::Saving(sent) = self.step else { return (self, vec![]) };
        self.step = Step::Typing(None);
        match answer {
            Ok(saved) => {
                // What was typed meanwhile is not saved yet.
                if self.draft == sent {
                    self.draft = Draft::of(&saved);
                }
                let version = saved.version;
                (self.saved, self.past) = (saved, Vec::new());
                let (state, mut effects) = self.check();
                effects.push(Effect::Tell(version));
                (state, effects)
            }
            Err(failure) => {
                self.step = Step::Typing(Some(failure));
                (self, vec![])
            }
        }
    }

    fn check(mut self) -> (Self, Vec<Effect>) {
        if !self.is_saving() {
            self.step = Step::Typing(None);
        }
        let document = self.document();
        (self, vec![Effect::Check(document)])
    }
}

/// The next state and the effects of an event. An event that does not fit the state changes nothing.
pub fn advance(mut state: Drafting, event: Event) -> (Drafting, Vec<Effect>) {
    match event {
        Event::Edited(edit) => state.edited(edit),
        Event::Undone if state.can_undo() => {
            if let Some((before, _)) = state.past.pop() {
                state.draft = before;
            }
            state.check()
        }
        Event::Checked(Ok(seen)) => {
            state.seen = Some(seen);
            (state, vec![])
        }
        Event::Checked(Err(failure)) if !state.is_saving() => {
            state.step = Step::Typing(Some(failure));
            (state, vec![])
        }
        Event::SaveRequested if state.can_save() => {
            let document = state.document();
            state.step = Step::Saving(state.draft.clone());
            (state, vec![Effect::Save(document)])
        }
        Event::Saved(answer) => state.saved(*answer),
        Event::RebaseRequested if !state.is_saving() => (state, vec![Effect::FetchLatest]),
        Event::Latest(answer) if !state.is_saving() => match *answer {
            Ok(latest) => {
                state.saved = latest;
                state.check()
            }
            Err(failure) => {
                state.step = Step::Typing(Some(failure));
                (state, vec![])
            }
        },
        Event::Undone
        | Event::Checked(_)
        | Event::SaveRequested
        | Event::RebaseRequested
        | Event::Latest(_) => (state, vec![]),
    }
}
