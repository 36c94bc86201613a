//! Validating a file, again after each decision about it.

use super::downloading::save_download;
use super::drafts::find_draft;
use super::fitting::{header_at, keep_reading, take_back};
use super::history::Snapshot;
use super::look_up::{look_up, take_keys};
use super::replacing::take_count;
use super::sources::send_source;
use super::staging::{send_sheet, stop_writing};
use super::templates::{recognized, use_recognized};
use super::{
    Effect, Find, History, Importing, Job, Phase, SourceBytes, Step, TimingMark, Validate, WindowRequest,
};
use coverlist_api::ProcessedBefore;
use coverlist_core::sheet::Decisions;
use coverlist_core::template::Template;
use coverlist_worker::{EngineAnswer, EngineFailure, RowsRequest};
use std::sync::Arc;

/// Starts a run on the current file. `effect` carries its job to the engine.
pub(super) fn start_run(mut state: Importing, effect: fn(Job) -> Effect) -> (Importing, Vec<Effect>) {
    let (Step::Validate(validate), Some(template)) = (&mut state.step, &state.templates.chosen) else {
        return (state, vec![]);
    };
    validate.stop_download();
    let (template, limits, decisions) = (template.clone(), state.limits, validate.decisions.clone());
    let sources = validate.sources_to_apply();
    let run = state.run.wrapping_add(1);
    state.run = run;
    (state, vec![effect(Job { run, template, decisions, sources, limits })])
}

/// Takes an answer of the engine. Answers to earlier runs are late and change nothing.
pub(super) fn answered(mut state: Importing, answer: EngineAnswer) -> (Importing, Vec<Effect>) {
    if answer.run() != Some(state.run) {
        return (state, vec![]);
    }
    if let EngineAnswer::Header { header, .. } = &answer
        && let Some(template) = recognized(&state, header)
    {
        return use_recognized(state, template);
    }
    // The table stays usable during an upload. The main thread may also repeat the work of a crashed worker.
    let Some(validate) = state.validate_mut() else { return (state, vec![]) };
    let mut effects = vec![];
    match answer {
        EngineAnswer::Facts { facts, .. } => validate.facts = Some(facts),
        EngineAnswer::Header { header, .. } => {
            validate.header = Some(header);
            effects.push(Effect::Mark(TimingMark::Header));
        }
        EngineAnswer::Progress { progress: now, .. } => {
            if let Phase::Working { progress, .. } = &mut validate.phase {
                *progress = now;
            }
        }
        EngineAnswer::Verdict { summary, .. } => {
            validate.header.clone_from(&summary.header);
            validate.phase = Phase::Done { summary };
            effects.push(Effect::Mark(TimingMark::Validated));
            effects.extend(look_up(&mut state));
        }
        EngineAnswer::Source { sha256, .. } => effects.extend(note_hash(validate, sha256)),
        EngineAnswer::Window(window) => validate.window = Some(Arc::new(window)),
        keys @ (EngineAnswer::Keys { .. } | EngineAnswer::Matched { .. }) => return take_keys(state, keys),
        EngineAnswer::MadeSource { source, .. } => return send_source(state, source),
        EngineAnswer::Sheet { provenance, .. } => return send_sheet(state, provenance),
        EngineAnswer::Counted { field, find, cells, .. } => {
            return take_count(state, &Find { field, text: find }, cells);
        }
        EngineAnswer::Download { columns, .. } => return save_download(state, columns),
        EngineAnswer::Failed { failure, .. } => return fail(state, failure),
        // No screen changes cells yet.
        EngineAnswer::Hello { .. } | EngineAnswer::EditRefused { .. } => {}
    }
    (state, effects)
}

/// Notes why the engine has no result. Decisions that do not fit the file are taken back: the same columns
/// may be gone under another encoding. Their questions are then open again. Of decisions about rows, cells
/// and values for every row, only the one that does not fit is taken back, and named.
fn fail(mut state: Importing, failure: EngineFailure) -> (Importing, Vec<Effect>) {
    if let (Step::Validate(validate), EngineFailure::WrongDecision(fault)) = (&mut state.step, &failure) {
        let mut answers = validate.snapshot();
        if !take_back(&mut answers.decisions, &fault.pointer) {
            return forget_decisions(state);
        }
        validate.history.forget(&answers);
        validate.set_answers(answers);
        validate.refused = header_at(&fault.pointer);
        return revalidate(state);
    }
    if let Some(validate) = state.validate_mut() {
        validate.phase = Phase::Unreadable(failure);
        validate.stop_download();
    }
    (stop_writing(state), vec![])
}

/// Takes the hash of the file. Asks whether the same bytes were processed before, and for a draft about them.
fn note_hash(validate: &mut Validate, sha256: String) -> Vec<Effect> {
    if validate.source.as_ref().is_some_and(|source| source.sha256 == sha256) {
        return vec![];
    }
    validate.source = Some(SourceBytes { sha256: sha256.clone(), processed_before: None });
    let fetch = Effect::FetchProcessedBefore { source_sha256: sha256 };
    [Some(fetch), find_draft(validate)].into_iter().flatten().collect()
}

/// Takes the server's answer about the file's bytes. An answer about the bytes of another file is late.
pub(super) fn note_processed_before(
    mut state: Importing,
    source_sha256: &str,
    before: ProcessedBefore,
) -> (Importing, Vec<Effect>) {
    let source = state.validate_mut().and_then(|validate| validate.source.as_mut());
    if let Some(source) = source.filter(|source| source.sha256 == source_sha256) {
        source.processed_before = Some(before);
    }
    (state, vec![])
}

pub(super) fn fetch_window(state: Importing, request: WindowRequest) -> (Importing, Vec<Effect>) {
    if state.validate().is_none() {
        return (state, vec![]);
    }
    let WindowRequest { number, filter, from, count } = request;
    let effect = Effect::FetchWindow(RowsRequest { run: state.run, number, filter, from, count });
    (state, vec![effect])
}

/// The main thread repeats the worker's work under the same run. The result so far stays visible.
pub(super) fn work_again(mut state: Importing) -> (Importing, Vec<Effect>) {
    state.worker_crashed = true;
    state = stop_writing(state);
    if let Some(validate) = state.validate_mut()
        && let Some(phase) = validate.phase.again()
    {
        validate.phase = phase;
        validate.stop_download();
    }
    (state, vec![])
}

/// Changes the decisions and validates the file again. A stopped validation uses them when it is restarted.
pub(super) fn revise(
    mut state: Importing,
    change: impl FnOnce(&mut Decisions, &Template),
) -> (Importing, Vec<Effect>) {
    let (Step::Validate(validate), Some(chosen)) = (&mut state.step, &state.templates.chosen) else {
        return (state, vec![]);
    };
    let before = validate.snapshot();
    change(&mut validate.decisions, &chosen.template);
    validate.note(before);
    revalidate(state)
}

/// Takes back the last decision, and validates the file again.
pub(super) fn undo(state: Importing) -> (Importing, Vec<Effect>) {
    go(state, History::can_undo, History::undo)
}

/// Decides again what was taken back last, and validates the file again.
pub(super) fn redo(state: Importing) -> (Importing, Vec<Effect>) {
    go(state, History::can_redo, History::redo)
}

fn go(
    mut state: Importing,
    can: fn(&History) -> bool,
    step: fn(&mut History, &mut Snapshot),
) -> (Importing, Vec<Effect>) {
    let Step::Validate(validate) = &mut state.step else { return (state, vec![]) };
    if !can(&validate.history) {
        return (state, vec![]);
    }
    let mut answers = validate.snapshot();
    step(&mut validate.history, &mut answers);
    validate.set_answers(answers);
    revalidate(state)
}

/// Takes back every decision that depends on the file. None of them can be undone: one does not fit it.
fn forget_decisions(mut state: Importing) -> (Importing, Vec<Effect>) {
    if let Step::Validate(validate) = &mut state.step {
        let mut answers = validate.snapshot();
        keep_reading(&mut answers.decisions);
        validate.set_answers(answers);
        validate.history = History::default();
    }
    revalidate(state)
}

/// Validates the file again. A stopped validation stays stopped.
pub(super) fn revalidate(mut state: Importing) -> (Importing, Vec<Effect>) {
    let Step::Validate(validate) = &mut state.step else { return (state, vec![]) };
    let Some(phase) = validate.phase.again() else { return (state, vec![]) };
    validate.phase = phase;
    start_run(state, Effect::Revalidate)
}

/// Reads and validates the file again from its beginning.
pub(super) fn restart(mut state: Importing) -> (Importing, Vec<Effect>) {
    let Step::Validate(validate) = &mut state.step else { return (state, vec![]) };
    validate.facts = None;
    validate.header = None;
    validate.source = None;
    validate.phase = Phase::working(None);
    validate.unsent = None;
    start_run(state, Effect::Start)
}

pub(super) fn cancel(mut state: Importing) -> (Importing, Vec<Effect>) {
    let run = state.run;
    match &mut state.step {
        Step::Validate(validate) if matches!(validate.phase, Phase::Working { .. }) => {
            validate.phase = Phase::Canceled;
            state.run = run.wrapping_add(1);
            (state, vec![Effect::Cancel { run }])
        }
        _ => (state, vec![]),
    }
}
