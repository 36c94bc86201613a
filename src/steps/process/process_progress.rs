use crate::flow::processing::Step;
use crate::steps::Host;
use crate::ui::{Notice, ProgressBar, Tone};
use crate::words::process as words;
use coverlist_api::{ImportView, Progress};
use leptos::prelude::*;

/// Shows a progress bar, rows per second and time left. Leaving the page does not stop the processing.
#[component]
pub fn ProcessProgress(
    step: ReadSignal<Step>,
    /// The import as it was when this component was created.
    import: ImportView,
) -> impl IntoView {
    let progress = Memo::new(move |_| {
        step.with(|step| match step {
            Step::Processing { import, .. } => import.progress,
            _ => None,
        })
    });
    let lost_touch =
        Memo::new(move |_| step.with(|step| matches!(step, Step::Processing { lost_touch: Some(_), .. })));
    say_quarters(progress);
    let label = t!(process_running, &import.name);
    let done = move || progress.get().filter(|progress| progress.total > 0).map(share);
    let far = move || progress.get().map_or_else(|| t!(process_starting), |progress| words::done(&progress));
    let left = move || progress.get().map(|progress| words::left(&progress)).unwrap_or_default();
    view! {
        <section class="card" part="card">
            <ProgressBar
                label=Signal::stored(label)
                done=Signal::derive(done)
                words=Signal::derive(far)
            />
            <p class="pace">{left}</p>
            <p class="soft">{t!(process_closing)}</p>
        </section>
        <Show when=move || lost_touch.get()>
            <Notice tone=Tone::Warning title=t!(process_lost_touch)><p>{t!(process_lost_touch_help)}</p></Notice>
        </Show>
    }
}

fn share(progress: Progress) -> f64 {
    f64::from(progress.done) / f64::from(progress.total)
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
