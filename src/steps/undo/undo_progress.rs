use crate::flow::reverting::{Reverter, Step};
use crate::steps::run_progress::{RunNews, RunProgress};
use crate::words::undo as words;
use coverlist_core::lifecycle::State;
use leptos::prelude::*;

/// The progress of an undo, or of its undo.
#[component]
pub fn UndoProgress(reverter: Reverter, state: State) -> impl IntoView {
    let news = reverter.watch(|step| match step {
        Step::Running { import, .. } => Some(RunNews::of(import)),
        _ => None,
    });
    let lost_touch = reverter.watch(|step| matches!(step, Step::Running { lost_touch: true, .. }));
    view! {
        <RunProgress
            label=words::bar(state)
            news
            lost_touch
            closing=t!(undo_closing)
            lost_touch_help=t!(undo_lost_touch_help)
        />
    }
}
