use super::waiting_run::WaitingRun;
use crate::ui::{Notice, ProgressBar, Tone};
use crate::words::process as words;
use coverlist_api::{ImportView, Progress, WaitingView};
use leptos::prelude::*;

/// What the server says of the queued run of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunNews {
    /// The id of the import.
    import: i64,
    /// `None` until the server has counted.
    pub progress: Option<Progress>,
    /// Why it could not commit; `None` unless it waits for another try.
    waiting: Option<WaitingView>,
}

impl RunNews {
    pub fn of(import: &ImportView) -> Self {
        let waiting = import.queued_run().and_then(|run| run.waiting.clone());
        Self { import: import.id, progress: import.progress, waiting }
    }
}

/// The progress of a run, and the time left, or why it waits. Leaving the page does not stop the run.
#[component]
pub fn RunProgress(
    label: String,
    /// `None` after the run.
    news: Memo<Option<RunNews>>,
    /// Whether the latest fetch has failed.
    lost_touch: Memo<bool>,
    /// What the person may do meanwhile.
    closing: String,
    /// What may happen while the server is not reached.
    lost_touch_help: String,
) -> impl IntoView {
    let label = Signal::stored(label);
    let waiting = Memo::new(move |_| news.with(|news| news.as_ref()?.waiting.clone()));
    let waiting_import = Memo::new(move |_| {
        news.with(|news| news.as_ref().filter(|news| news.waiting.is_some()).map(|news| news.import))
    });
    let draw = move || match waiting_import.get() {
        Some(import) => view! { <WaitingRun import waiting /> }.into_any(),
        None => view! { <Bar label news /> }.into_any(),
    };
    let lost_touch_help = StoredValue::new(lost_touch_help);
    view! {
        {draw}
        <p class="soft">{closing}</p>
        <Show when=move || lost_touch.get()>
            <Notice tone=Tone::Warning title=t!(process_lost_touch)>
                <p>{lost_touch_help.get_value()}</p>
            </Notice>
        </Show>
    }
}

#[component]
fn Bar(label: Signal<String>, news: Memo<Option<RunNews>>) -> impl IntoView {
    let known = move || {
        news.with(|news| news.as_ref().and_then(|news| news.progress)).filter(|progress| progress.total > 0)
    };
    let done = move || known().map(share);
    let far = move || known().map_or_else(|| t!(process_starting), |progress| words::done(&progress));
    let left = move || known().map(|progress| words::left(&progress));
    view! {
        <ProgressBar label done=Signal::derive(done) words=Signal::derive(far) />
        <p class="pace">{left}</p>
    }
}

/// The part of the rows that is done.
pub fn share(progress: Progress) -> f64 {
    f64::from(progress.done) / f64::from(progress.total)
}
