use crate::ui::{Notice, ProgressBar, Tone};
use crate::words::process as words;
use coverlist_api::Progress;
use leptos::prelude::*;

/// The progress of a run, and the time left. Leaving the page does not stop the run.
#[component]
pub fn RunProgress(
    label: String,
    /// `None` until the server has counted.
    progress: Memo<Option<Progress>>,
    /// Whether the latest fetch has failed.
    lost_touch: Memo<bool>,
    /// What the person may do meanwhile.
    closing: String,
    /// What may happen while the server is not reached.
    lost_touch_help: String,
) -> impl IntoView {
    let known = move || progress.get().filter(|progress| progress.total > 0);
    let done = move || known().map(share);
    let far = move || known().map_or_else(|| t!(process_starting), |progress| words::done(&progress));
    let left = move || known().map(|progress| words::left(&progress));
    let lost_touch_help = StoredValue::new(lost_touch_help);
    view! {
        <ProgressBar
            label=Signal::stored(label)
            done=Signal::derive(done)
            words=Signal::derive(far)
        />
        <p class="pace">{left}</p>
        <p class="soft">{closing}</p>
        <Show when=move || lost_touch.get()>
            <Notice tone=Tone::Warning title=t!(process_lost_touch)>
                <p>{lost_touch_help.get_value()}</p>
            </Notice>
        </Show>
    }
}

/// The part of the rows that is done.
pub fn share(progress: Progress) -> f64 {
    f64::from(progress.done) / f64::from(progress.total)
}
