use crate::flow::processing::Step;
use crate::steps::Host;
use crate::steps::run_progress::{RunNews, RunProgress, share};
use crate::words::process as words;
use coverlist_api::{ImportView, Progress};
use leptos::prelude::*;

/// The progress of processing, which screen readers hear too.
#[component]
pub fn ProcessProgress(
    step: ReadSignal<Step>,
    /// The import as it was when this component was created.
    import: ImportView,
) -> impl IntoView {
    let news = Memo::new(move |_| {
        step.with(|step| match step {
            Step::Processing { import, .. } => Some(RunNews::of(import)),
            _ => None,
        })
    });
    let lost_touch =
        Memo::new(move |_| step.with(|step| matches!(step, Step::Processing { lost_touch: Some(_), .. })));
    say_quarters(Memo::new(move |_| news.with(|news| news.as_ref().and_then(|news| news.progress))));
    view! {
        <section class="card" part="card">
            <RunProgress
                label=t!(process_running, &import.name)
                news
                lost_touch
                closing=t!(process_closing)
                lost_touch_help=t!(process_lost_touch_help)
            />
        </section>
    }
}

/// Announces the progress four times. More would disturb screen reader users.
fn say_quarters(progress: Memo<Option<Progress>>) {
    let announcer = Host::here().announcer;
    let quarter = Memo::new(move |_| {
        progress
            .get()
            .filter(|progress| progress.total > 0)
            .map_or(0, |progress| (share(progress) * 4.0) as u8)
    });
    Effect::new(move || {
        if quarter.get() > 0
            && let Some(progress) = progress.get_untracked()
        {
            announcer.say(words::done(&progress));
        }
    });
}
