use super::delete_button::DeleteButton;
use crate::flow::importing::{Event, Importer};
use crate::steps::{Host, parts};
use crate::ui::{Notice, Tone, listen_in_window, part};
use crate::words::choose as words;
use coverlist_core::lifecycle::State;
use gloo_timers::callback::Interval;
use leptos::prelude::*;

/// Shows the open import, if there is one, and looks for it again and again.
#[component]
pub fn OpenImport() -> impl IntoView {
    let importer = Importer::here();
    let is_open = importer.watch(|importing| importing.open.is_some());
    keep_looking(importer, is_open);
    view! { <Show when=move || is_open.get()>{part(parts::open_import, ())}</Show> }
}

/// Says who staged which file and when, and offers to process or delete it.
#[component]
pub fn OpenImportNotice() -> impl IntoView {
    let importer = Importer::here();
    let links = Host::here().links;
    let open = importer.watch(|importing| importing.open.clone());
    move || {
        let import = open.get()?;
        let is_queued = import.state == State::Queued;
        let title = if is_queued { t!(choose_processing) } else { t!(choose_open) };
        Some(view! {
            <Notice tone=Tone::Info title>
                <p>{words::open_import(&import)}</p>
                <p>{t!(choose_open_next)}</p>
                <div class="actions">
                    <a href=links.process class="button button-primary" part="button button-primary">
                        {t!(choose_to_process)}
                    </a>
                    {(!is_queued).then(|| view! { <DeleteButton name=import.name.clone() /> })}
                </div>
            </Notice>
        })
    }
}

/// Checks at intervals, and when the admin returns to the page, whether the import is still open.
fn keep_looking(importer: Importer, is_open: Memo<bool>) {
    let timer = StoredValue::new_local(None::<Interval>);
    Effect::new(move || {
        let again =
            is_open.get().then(|| Interval::new(PAUSE_MS, move || importer.send(Event::RefreshRequested)));
        timer.set_value(again);
    });
    listen_in_window("focus", move |_| importer.send(Event::RefreshRequested));
}

const PAUSE_MS: u32 = 5_000;
