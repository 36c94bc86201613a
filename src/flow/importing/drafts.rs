//! Drafts: the answers about a file that the browser keeps until the file is staged.

use super::history::Snapshot;
use super::templates::take_template;
use super::validating::revalidate;
use super::{Effect, Importing, SourceChoice, Step, Validate};
use coverlist_core::sheet::Decisions;
use serde::{Deserialize, Serialize};
use std::mem;
use std::sync::Arc;

/// The answers about a file, under the template with an id.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    pub template: String,
    pub decisions: Decisions,
    pub saved_source: SourceChoice,
}

/// A draft that a person may go on with, and when it was stored, in UTC (RFC 3339).
#[derive(Clone, Debug, PartialEq)]
pub struct OfferedDraft {
    pub draft: Draft,
    pub stored_at: String,
}

/// What is known of earlier answers about a file. As long as there may be some, they stay as they are, and
/// newer answers are not kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum EarlierDraft {
    /// The browser was not asked yet.
    #[default]
    Unknown,
    /// There are none, or the person has decided about them.
    None,
    /// The browser looks for them.
    Sought,
    /// The person may go on with them.
    Offered(Box<OfferedDraft>),
}

impl EarlierDraft {
    pub fn offered(&self) -> Option<&OfferedDraft> {
        match self {
            Self::Offered(offered) => Some(offered),
            Self::Unknown | Self::None | Self::Sought => None,
        }
    }
}

/// Looks for a draft about a file whose hash is known now. A file that is read once more has its answers
/// already.
pub(super) fn find_draft(validate: &mut Validate) -> Option<Effect> {
    let source_sha256 = validate.source.as_ref()?.sha256.clone();
    if validate.draft != EarlierDraft::Unknown {
        return None;
    }
    validate.draft = EarlierDraft::Sought;
    Some(Effect::FindDraft { source_sha256 })
}

/// Keeps the answers about the file if they have changed. Without answers, nothing is kept.
pub(super) fn keep_draft(state: &mut Importing) -> Option<Effect> {
    let template = state.templates.chosen.as_ref()?.template.id.clone();
    let validate = state.validate_mut()?;
    if !validate.has_unkept_answers || validate.draft != EarlierDraft::None {
        return None;
    }
    let source_sha256 = validate.source.as_ref()?.sha256.clone();
    validate.has_unkept_answers = false;
    let answers = Some(validate.snapshot()).filter(|answers| *answers != Snapshot::default());
    let draft = answers
        .map(|Snapshot { decisions, saved_source }| Box::new(Draft { template, decisions, saved_source }));
    Some(Effect::KeepDraft { source_sha256, draft })
}

/// Takes what the browser has found about the file's bytes, and offers it if its template is still there.
pub(super) fn offer_draft(
    mut state: Importing,
    source_sha256: &str,
    found: Option<Box<OfferedDraft>>,
) -> (Importing, Vec<Effect>) {
    let set = state.templates.chosen.as_ref().map(|chosen| Arc::clone(&chosen.set));
    let has_template =
        |offered: &OfferedDraft| set.is_some_and(|set| set.get(&offered.draft.template).is_some());
    if let Some(validate) = state.validate_mut()
        && validate.draft == EarlierDraft::Sought
        && validate.source.as_ref().is_some_and(|source| source.sha256 == source_sha256)
    {
        let offered = found.filter(|offered| has_template(offered));
        validate.draft = offered.map_or(EarlierDraft::None, EarlierDraft::Offered);
    }
    (state, vec![])
}

/// Goes on with the draft that is offered, in place of newer answers. That can be undone, unless they were
/// about another template.
pub(super) fn take_draft(mut state: Importing) -> (Importing, Vec<Effect>) {
    let Step::Validate(validate) = &mut state.step else { return (state, vec![]) };
    if validate.draft.offered().is_none() {
        return (state, vec![]);
    }
    let EarlierDraft::Offered(offered) = mem::replace(&mut validate.draft, EarlierDraft::None) else {
        return (state, vec![]);
    };
    let Draft { template, decisions, saved_source } = offered.draft;
    let mut state = take_template(state, &template);
    if let Step::Validate(validate) = &mut state.step {
        let before = validate.snapshot();
        (validate.decisions, validate.saved_source) = (decisions, saved_source);
        validate.note(before);
    }
    revalidate(state)
}

/// Deletes the draft that is offered, and keeps the newer answers, if there are any.
pub(super) fn delete_draft(mut state: Importing) -> (Importing, Vec<Effect>) {
    if let Step::Validate(validate) = &mut state.step
        && validate.draft.offered().is_some()
    {
        validate.draft = EarlierDraft::None;
        validate.has_unkept_answers = true;
    }
    (state, vec![])
}
