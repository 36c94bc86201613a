//! Saved sources: the one that answers questions about the file, and keeping the answers for the next file of
//! the same sender.

use super::validating::{restart, revalidate};
use super::{Effect, Importing, Step, Validate};
use crate::client::Failure;
use coverlist_core::sheet::{Source, SourceChoice};
use coverlist_worker::SavedSources;
use std::sync::Arc;

/// Whether the answers are kept as a source.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Saving {
    #[default]
    Idle,
    UnderWay,
    /// They are kept under this name.
    Saved(String),
    /// The file has no header by which the next one could be recognized.
    NoHeader,
    Failed(Failure),
}

impl Importing {
    pub(super) fn has_named_source(&self) -> bool {
        matches!(*self.sources, SavedSources::Named(_))
    }

    /// The district's sources, or only the one that the host names.
    pub fn listed_sources(&self) -> &[Source] {
        listed(&self.sources)
    }
}

fn listed(sources: &SavedSources) -> &[Source] {
    match sources {
        SavedSources::ByHeaders(listed) => listed,
        SavedSources::Named(named) => std::slice::from_ref(named),
    }
}

/// Takes the saved sources. A file that was read without them is read again.
pub(super) fn see_sources(mut state: Importing, sources: SavedSources) -> (Importing, Vec<Effect>) {
    let is_same = *state.sources == sources;
    state.sources = Arc::new(sources);
    let Step::Validate(validate) = &mut state.step else { return (state, vec![]) };
    validate.sources = Arc::clone(&state.sources);
    if is_same { (state, vec![]) } else { restart(state) }
}

/// Takes a person's choice of a saved source for the file.
pub(super) fn choose_source(mut state: Importing, choice: SourceChoice) -> (Importing, Vec<Effect>) {
    let Step::Validate(validate) = &mut state.step else { return (state, vec![]) };
    let before = validate.snapshot();
    validate.saved_source = choice;
    validate.note(before);
    revalidate(state)
}

/// Asks the engine for a source of the answers about the file.
pub(super) fn save_source(mut state: Importing, name: String) -> (Importing, Vec<Effect>) {
    let run = state.run;
    match &mut state.step {
        Step::Validate(validate) if validate.stageable().is_some() && validate.saving != Saving::UnderWay => {
            validate.saving = Saving::UnderWay;
            (state, vec![Effect::MakeSource { run, name }])
        }
        _ => (state, vec![]),
    }
}

/// Sends the source to the server, as the next version of the one with the name.
pub(super) fn send_source(mut state: Importing, made: Option<Box<Source>>) -> (Importing, Vec<Effect>) {
    let version_of =
        |name: &str| state.listed_sources().iter().find(|it| it.name == name).map(|it| it.version);
    let made = made.map(|source| Source { version: version_of(&source.name).unwrap_or_default(), ..*source });
    let Some(validate) = state.validate_mut().filter(|validate| validate.saving == Saving::UnderWay) else {
        return (state, vec![]);
    };
    match made {
        Some(source) => (state, vec![Effect::SaveSource(Box::new(source))]),
        None => {
            validate.saving = Saving::NoHeader;
            (state, vec![])
        }
    }
}

/// Takes the server's answer to a source. It applies to the next file: for this one, its answers could not be
/// undone any more.
pub(super) fn end_save(mut state: Importing, end: Result<Box<Source>, Failure>) -> (Importing, Vec<Effect>) {
    if let Some(validate) = state.validate_mut().filter(|validate| validate.saving == Saving::UnderWay) {
        validate.saving = match &end {
            Ok(source) => Saving::Saved(source.name.clone()),
            Err(failure) => Saving::Failed(failure.clone()),
        };
    }
    let Ok(saved) = end else { return (state, vec![]) };
    match Arc::make_mut(&mut state.sources) {
        SavedSources::ByHeaders(listed) => {
            listed.retain(|source| source.name != saved.name);
            listed.push(*saved);
        }
        SavedSources::Named(named) if named.name == saved.name => *named = saved,
        SavedSources::Named(_) => {}
    }
    (state, vec![])
}

impl Validate {
    /// The sources that may answer what the decisions leave open.
    pub(super) fn sources_to_apply(&self) -> Arc<SavedSources> {
        match &self.saved_source {
            SourceChoice::ByHeaders => Arc::clone(&self.sources),
            SourceChoice::Named(name) => {
                let named = listed(&self.sources).iter().find(|source| source.name == *name);
                let named = named.map(|source| SavedSources::Named(Box::new(source.clone())));
                named.map(Arc::new).unwrap_or_default()
            }
            SourceChoice::Off => Arc::default(),
        }
    }

    /// Whether a person has answered something that the next files of the sender share.
    pub fn has_answers_to_keep(&self) -> bool {
        self.decisions.of_sender() != Default::default()
    }
}
