use super::repair_button::RepairButton;
use crate::flow::importing::{Event, Importer, Phase, Validate};
use crate::ui::{Notice, ProgressBar, Tone};
use crate::words::unreadable::{unreadable, unreadable_next};
use crate::words::validate as words;
use coverlist_worker::Progress;
use leptos::prelude::*;

/// Shows a progress bar and a cancel button. A short animation delay hides them during short work.
#[component]
pub fn Working() -> impl IntoView {
    let importer = Importer::here();
    let progress = importer.watch(|importing| progress(importing.validate()));
    let is_read = move || !progress.get().0.is_of_workbook && progress.get().0.bytes >= progress.get().1;
    let label = Signal::derive(move || if is_read() { t!(validate_checking) } else { t!(validate_reading) });
    let done = Signal::derive(move || Some(share(&progress.get().0, progress.get().1)));
    let words = Signal::derive(move || {
        let (progress, of) = progress.get();
        if is_read() { words::checked_so_far(&progress) } else { words::read_so_far(&progress, of) }
    });
    view! {
        <div class="validate-working">
            <ProgressBar label done words />
            <RepairButton event=Event::Canceled label=t!(validate_cancel) />
        </div>
    }
}

/// Explains that validation stopped: the admin canceled it, or the file cannot be read.
#[component]
pub fn Stopped() -> impl IntoView {
    let why = Importer::here().watch(|importing| match &importing.validate()?.phase {
        Phase::Unreadable(why) => Some(why.clone()),
        _ => None,
    });
    let check_again = || view! { <RepairButton event=Event::Restarted label=t!(validate_check_again) /> };
    move || match why.get() {
        None => view! { <Notice tone=Tone::Info><p>{t!(validate_canceled)}</p>{check_again()}</Notice> }
            .into_any(),
        Some(why) => view! {
            <Notice tone=Tone::Bad title=unreadable(&why)>
                <p>{unreadable_next(&why)}</p>
                {check_again()}
            </Notice>
        }
        .into_any(),
    }
}

/// The progress, and the file's size in bytes.
fn progress(validate: Option<&Validate>) -> (Progress, u64) {
    match validate {
        Some(Validate { phase: Phase::Working { progress, .. }, file, .. }) => (*progress, file.bytes),
        _ => (Progress::default(), 0),
    }
}

/// The finished share of the work, from 0 to 1. Reading takes the smaller part of the time.
fn share(progress: &Progress, of: u64) -> f64 {
    const READING: f64 = 0.3;
    let read = if of == 0 { 1.0 } else { progress.bytes as f64 / of as f64 };
    let validated = f64::from(progress.validated) / f64::from(progress.rows.max(1));
    READING * read + (1.0 - READING) * validated
}
