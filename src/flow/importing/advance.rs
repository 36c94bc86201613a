//! Computes the next state of the import screen after an event.

use super::decisions::decide;
use super::downloading::{download, end_download};
use super::drafts::{delete_draft, keep_draft, offer_draft, take_draft};
use super::look_up::{look_up_again, looked_up};
use super::replacing::count;
use super::sources::{choose_source, end_save, save_source, see_sources};
use super::staging::{delete, end_delete, end_stage, fetch_open, note_sent, see_open, stage};
use super::templates::{fetch_templates, pick_template, see_templates};
use super::validating::{
    answered, cancel, fetch_window, note_processed_before, redo, restart, revise, start_run, undo, work_again,
};
use super::{Choose, Chosen, Effect, Event, Importing, Step, TimingMark, TooLarge, Validate};
use std::sync::Arc;

/// The next state and the effects of an event. An event that does not fit the state changes nothing.
pub fn advance(state: Importing, event: Event) -> (Importing, Vec<Effect>) {
    let (mut state, mut effects) = take(state, event);
    effects.extend(keep_draft(&mut state));
    (state, effects)
}

fn take(state: Importing, event: Event) -> (Importing, Vec<Effect>) {
    match event {
        Event::RefreshRequested => fetch_open(state),
        Event::OpenFetched(open) => see_open(state, open),
        Event::TemplatesRequested => fetch_templates(state),
        Event::TemplatesFetched(fetched) => see_templates(state, fetched),
        Event::SourcesFetched(sources) => see_sources(state, sources),
        Event::TemplateChosen(id) => pick_template(state, id),
        Event::FileChosen(file) => choose_file(state, file),
        Event::Answered(answer) => answered(state, answer),
        Event::ProcessedBefore { source_sha256, before } => {
            note_processed_before(state, &source_sha256, before)
        }
        Event::DraftSought { source_sha256, found } => offer_draft(state, &source_sha256, found),
        Event::DraftTaken => take_draft(state),
        Event::DraftDeleted => delete_draft(state),
        Event::LookedUp { run, answer } => looked_up(state, run, answer),
        Event::LookUpRequested => look_up_again(state),
        Event::WindowRequested(request) => fetch_window(state, request),
        Event::Decided(decision) => {
            revise(state, |decisions, template| decide(decisions, template, decision))
        }
        Event::Undone => undo(state),
        Event::Redone => redo(state),
        Event::SourceChosen(choice) => choose_source(state, choice),
        Event::SaveRequested(name) => save_source(state, name),
        Event::SaveEnded(end) => end_save(state, end),
        Event::CountRequested(find) => count(state, find),
        Event::DownloadRequested(rows) => download(state, *rows),
        Event::DownloadEnded(end) => end_download(state, end),
        Event::WorkerCrashed => work_again(state),
        Event::Canceled => cancel(state),
        Event::Restarted => restart(state),
        Event::StageRequested { without } => stage(state, without),
        Event::Sent(sent) => note_sent(state, sent),
        Event::StageEnded(end) => end_stage(state, end),
        Event::DeleteRequested => delete(state),
        Event::DeleteEnded(end) => end_delete(state, end),
        Event::Left if state.is_uploading() => (state, vec![]),
        Event::Left => drop_file(state),
    }
}

/// Begins the validation of a file. Before the templates are fetched, the file waits for them.
pub(super) fn choose_file(state: Importing, file: Chosen) -> (Importing, Vec<Effect>) {
    // A template that was picked before the first file is for that file.
    let is_next = !matches!(state.step, Step::Choose(_));
    let (mut state, mut effects) = drop_file(state);
    state.templates.is_picked &= !is_next;
    state.files_chosen = state.files_chosen.wrapping_add(1);
    let max_bytes = state.limits.max_bytes;
    if file.bytes > max_bytes {
        let refused = Some(TooLarge { file, max_bytes });
        state.step = Step::Choose(Choose { refused, ..Choose::default() });
        return (state, effects);
    }
    if state.templates.chosen.is_none() {
        state.step = Step::Choose(Choose { waiting: Some(file), ..Choose::default() });
        return (state, effects);
    }
    state.step = Step::Validate(Box::new(Validate::begin(file, Arc::clone(&state.sources))));
    effects.push(Effect::Mark(TimingMark::Chosen));
    let (state, start) = start_run(state, Effect::Start);
    effects.extend(start);
    (state, effects)
}

/// Removes the file and stops its validation or upload. The next file gets a run of its own.
pub(super) fn drop_file(state: Importing) -> (Importing, Vec<Effect>) {
    let effects = match state.step {
        Step::Choose(_) => vec![],
        Step::Upload(_) => vec![Effect::AbortUpload, Effect::Cancel { run: state.run }],
        Step::Validate(_) | Step::Staged(_) => vec![Effect::Cancel { run: state.run }],
    };
    let (step, run) = (Step::Choose(Choose::default()), state.run.wrapping_add(1));
    (Importing { step, run, worker_crashed: false, ..state }, effects)
}
