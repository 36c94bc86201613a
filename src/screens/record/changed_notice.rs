use crate::screens::addresses;
use crate::steps::UndoPanel;
use crate::ui::{Notice, Tone};
use coverlist_api::ImportView;
use coverlist_core::lifecycle::State;
use leptos::prelude::*;

/// Says that the record was changed, and leads to the report of the change and to its undo.
#[component]
pub fn ChangedNotice(import: ImportView, on_done: UnsyncCallback<ImportView>) -> impl IntoView {
    let sentence = match import.state {
        State::Undone => t!(record_change_undone),
        _ => t!(record_changed),
    };
    let report = addresses::import(import.id);
    view! {
        <Notice tone=Tone::Good>
            <p>{sentence} " " <a href=report>{t!(record_report)}</a></p>
        </Notice>
        <div class="actions"><UndoPanel import on_done /></div>
    }
}
