//! The import that is open already.

use super::delete::DeleteButton;
use crate::flow::importing::Importer;
use crate::page::at;
use crate::ui::{Notice, Tone};
use crate::words::choose as words;
use coverlist_core::lifecycle::State;
use leptos::prelude::*;
use leptos_router::components::A;

/// Says who staged what and when, and offers to process or delete it.
#[component]
pub fn OpenImport() -> impl IntoView {
    let importer = Importer::here();
    let open = importer.watch(|importing| importing.open.clone());
    move || {
        let import = open.get()?;
        let is_queued = import.state == State::Queued;
        let title = if is_queued { words::PROCESSING } else { words::OPEN };
        Some(view! {
            <Notice tone=Tone::Tells title>
                <p>{words::open_import(&import)}</p>
                <p>{words::open_import_next(import.state)}</p>
                <div class="actions">
                    <A href=at::PROCESS attr:class="button button-primary">{words::TO_PROCESS}</A>
                    {(!is_queued).then(|| view! { <DeleteButton name=import.name.clone() /> })}
                </div>
            </Notice>
        })
    }
}
