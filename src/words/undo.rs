//! The panel that undoes an import, or the undo of one whose state is *undone*.

use coverlist_api::ImportView;
use coverlist_core::lifecycle::State;
use coverlist_core::plan::ReversalCounts;

/// How many records get which values back.
pub fn returns(import: &ImportView, counts: ReversalCounts) -> String {
    let (kind, reverted, all) = (import.kind.id(), counts.reverted, counts.total());
    match import.state {
        State::Undone => t!(undo_redo_returns, kind, reverted, all),
        _ => t!(undo_returns, kind, reverted, all, applied_at(import)),
    }
}

/// When the import was processed, or its latest sample was.
fn applied_at(import: &ImportView) -> &str {
    let sampled = import.run.as_ref().map(|run| run.ended_at.as_ref().unwrap_or(&run.at));
    import.closed_at.as_ref().or(sampled).unwrap_or(&import.staged_at)
}

/// The button that opens the panel.
pub fn button(state: State, is_running: bool) -> String {
    match state {
        _ if is_running => t!(undo_running),
        State::Undone => t!(undo_redo),
        _ => t!(undo_undo),
    }
}

pub fn question(state: State) -> String {
    match state {
        State::Undone => t!(undo_redo_question),
        _ => t!(undo_question),
    }
}

/// The button that consents.
pub fn consent(import: &ImportView, counts: ReversalCounts) -> String {
    let (kind, reverted) = (import.kind.id(), counts.reverted);
    match import.state {
        State::Undone => t!(undo_redo_for, kind, reverted),
        _ => t!(undo_for, kind, reverted),
    }
}

/// The label of the progress bar.
pub fn bar(state: State) -> String {
    match state {
        State::Undone => t!(undo_redo_bar),
        _ => t!(undo_bar),
    }
}
