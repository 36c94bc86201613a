//! Staging a file, and deleting the open import.

use super::advance::drop_file;
use super::templates::fetch_templates;
use super::{
    Deleting, Effect, Importing, Refresh, Step, TemplateFetch, TimingMark, Unsent, Upload, UploadPhase,
    Validate,
};
use crate::client::{Failure, Sent, StageRequest};
use coverlist_api::{ImportView, ProblemCode};
use coverlist_core::sheet::Provenance;

/// Fetches the open import. If a request is already under way, another one follows it.
pub(super) fn fetch_open(state: Importing) -> (Importing, Vec<Effect>) {
    let (refresh, effects) = match state.refresh {
        Refresh::Idle => (Refresh::Fetching, vec![Effect::FetchOpen]),
        Refresh::Fetching | Refresh::FetchingTwice => (Refresh::FetchingTwice, vec![]),
    };
    (Importing { refresh, ..state }, effects)
}

/// Stores the open import. A failed request changes nothing, because staging reports an open import too.
pub(super) fn see_open(
    mut state: Importing,
    fetched: Result<Option<Box<ImportView>>, Failure>,
) -> (Importing, Vec<Effect>) {
    if let Ok(open) = fetched {
        state.open = open;
    }
    match std::mem::take(&mut state.refresh) {
        Refresh::Idle | Refresh::Fetching => (state, vec![]),
        Refresh::FetchingTwice => fetch_open(state),
    }
}

/// Asks the engine for the sheet if the file may be staged, no import is open, the templates are current, and
/// it is known which rows are read.
/// The admin must know how many rejected rows are left out.
pub(super) fn stage(state: Importing, without: u32) -> (Importing, Vec<Effect>) {
    let Step::Validate(validate) = &state.step else { return (state, vec![]) };
    let is_free = state.open.is_none() && state.templates.fetch == TemplateFetch::Idle;
    let is_agreed = validate.stageable().is_some_and(|summary| summary.rejected == without);
    if !is_free || !is_agreed || validate.asks_about_rows() {
        return (state, vec![]);
    }
    let validated = Validate { unsent: None, ..Validate::clone(validate) };
    let step = Step::Upload(Box::new(Upload { validated, phase: UploadPhase::Writing }));
    let effect = Effect::WriteSheet { run: state.run };
    (Importing { step, ..state }, vec![effect])
}

/// Uploads the sheet that the engine has written.
pub(super) fn send_sheet(mut state: Importing, provenance: Box<Provenance>) -> (Importing, Vec<Effect>) {
    let Step::Upload(upload) = &mut state.step else { return (state, vec![]) };
    let is_due = upload.phase == UploadPhase::Writing;
    let Some(summary) = upload.validated.stageable().filter(|_| is_due) else { return (state, vec![]) };
    let rejected = summary.rejected;
    let merges = upload.validated.file.corrects.as_ref().map(|corrected| corrected.import);
    upload.phase = UploadPhase::Sending(Sent::default());
    let effect = Effect::Stage { run: state.run, request: StageRequest { provenance, rejected, merges } };
    (state, vec![effect])
}

pub(super) fn note_sent(mut state: Importing, sent: Sent) -> (Importing, Vec<Effect>) {
    if let Step::Upload(upload) = &mut state.step
        && upload.phase != UploadPhase::Writing
    {
        upload.phase = UploadPhase::Sending(sent);
    }
    (state, vec![])
}

/// Goes back to the validated file, because its sheet is not written.
pub(super) fn stop_writing(mut state: Importing) -> Importing {
    if let Step::Upload(upload) = &state.step
        && upload.phase == UploadPhase::Writing
    {
        state.step = Step::Validate(Box::new(upload.validated.clone()));
    }
    state
}

/// Takes the answer to an upload. After a failure the admin is back at the validated file. It is validated
/// again if the template has changed.
pub(super) fn end_stage(state: Importing, end: Result<Box<ImportView>, Unsent>) -> (Importing, Vec<Effect>) {
    let Step::Upload(upload) = &state.step else { return (state, vec![]) };
    if upload.phase == UploadPhase::Writing {
        return (state, vec![]);
    }
    match end {
        Ok(import) => {
            let source = upload.validated.source.as_ref();
            let forget =
                source.map(|source| Effect::KeepDraft { source_sha256: source.sha256.clone(), draft: None });
            let effects = forget.into_iter().chain([Effect::Mark(TimingMark::Staged)]).collect();
            let open = Some(import.clone());
            (Importing { open, step: Step::Staged(import), ..state }, effects)
        }
        Err(unsent) => {
            let open = match &unsent {
                Unsent::ImportOpen(Some(other)) => Some(other.clone()),
                _ => state.open.clone(),
            };
            let has_other_template = unsent == Unsent::TemplateChanged;
            let validate = Validate { unsent: Some(unsent), ..upload.validated.clone() };
            let state = Importing { open, step: Step::Validate(Box::new(validate)), ..state };
            if has_other_template { fetch_templates(state) } else { (state, vec![]) }
        }
    }
}

pub(super) fn delete(state: Importing) -> (Importing, Vec<Effect>) {
    match &state.open {
        Some(open) if state.deleting != Some(Deleting::Requested) => {
            let effect = Effect::Delete { id: open.id };
            (Importing { deleting: Some(Deleting::Requested), ..state }, vec![effect])
        }
        _ => (state, vec![]),
    }
}

/// Takes the answer to a deletion. An import that is already gone or processed counts as deleted.
pub(super) fn end_delete(mut state: Importing, end: Result<(), Failure>) -> (Importing, Vec<Effect>) {
    if state.deleting != Some(Deleting::Requested) {
        return (state, vec![]);
    }
    match end {
        Err(failure) if !matches!(failure.code(), Some(ProblemCode::NotFound | ProblemCode::WrongState)) => {
            state.deleting = Some(Deleting::Failed(failure));
            return (state, vec![]);
        }
        Ok(()) | Err(_) => {}
    }
    let mut effects = vec![];
    if matches!(state.step, Step::Staged(_)) {
        (state, effects) = drop_file(state);
    }
    if let Step::Validate(validate) = &mut state.step {
        validate.unsent = None;
    }
    let (state, fetch) = fetch_open(Importing { open: None, deleting: None, ..state });
    effects.extend(fetch);
    (state, effects)
}
