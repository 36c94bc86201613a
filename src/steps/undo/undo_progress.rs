use crate::flow::reverting::{Reverter, Step};
use crate::ui::{Notice, ProgressBar, Tone};
use crate::words::{process, undo as words};
use coverlist_core::lifecycle::State;
use leptos::prelude::*;

/// The progress of the run. Leaving the page does not stop it.
#[component]
pub fn UndoProgress(reverter: Reverter, state: State) -> impl IntoView {
    let progress = reverter.watch(|step| match step {
        Step::Running { import, .. } => import.progress,
        _ => None,
    });
    let lost_touch = reverter.watch(|step| matches!(step, Step::Running { lost_touch: true, .. }));
    let known = move || progress.get().filter(|progress| progress.total > 0);
    let done = move || known().map(|progress| f64::from(progress.done) / f64::from(progress.total));
    let far = move || known().map_or_else(|| t!(process_starting), |progress| process::done(&progress));
    let left = move || known().map(|progress| process::left(&progress));
    view! {
        <ProgressBar
            label=Signal::stored(words::bar(state))
            done=Signal::derive(done)
            words=Signal::derive(far)
        />
        <p class="pace">{left}</p>
        <p class="soft">{t!(undo_closing)}</p>
        <Show when=move || lost_touch.get()>
            <Notice tone=Tone::Warning title=t!(process_lost_touch)><p>{t!(undo_lost_touch_help)}</p></Notice>
        </Show>
    }
}
