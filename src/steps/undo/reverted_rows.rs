use crate::steps::rows::Changes;
use crate::ui::{Badge, Icon, PagedList, Pages, Tone};
use coverlist_api::{ImportView, ReversalRow};
use coverlist_core::plan::Reversal;
use leptos::prelude::*;
use std::sync::Arc;

/// Records, and what an undo would change in each, or what was edited since.
#[component]
pub fn RevertedRows(
    pages: Pages<ReversalRow>,
    import: ImportView,
    label: String,
    /// The number of rows on all pages.
    total: u32,
    /// Whether the list also has records that return, so that a kept one says so.
    is_mixed: bool,
) -> impl IntoView {
    let draw = move |rows: Arc<Vec<ReversalRow>>| {
        let rows = rows.iter().cloned().map(|row| reverted_row(row, &import, is_mixed)).collect_view();
        view! { <ul class="undo-rows">{rows}</ul> }.into_any()
    };
    view! {
        <div class="undo-list" role="region" aria-label=label tabindex="0">
            <PagedList pages draw total=Signal::stored(Some(total)) />
        </div>
    }
}

fn reverted_row(row: ReversalRow, import: &ImportView, is_mixed: bool) -> impl IntoView + use<> {
    let ReversalRow { key, record, outcome, changes, edited, .. } = row;
    let kept = (is_mixed && outcome == Reversal::Kept)
        .then(|| view! { <Badge tone=Tone::Warning icon=Icon::Bar word=t!(undo_edited) /> });
    let edited = edited.map(|edit| {
        view! { <span class="soft">{t!(undo_edited_by, &edit.by.name, &edit.at)}</span> }
    });
    view! {
        <li>
            <p class="undo-record">
                <span translate="no">{record.label}</span>
                " "
                <span class="soft" translate="no">{key}</span>
                {kept}
                {edited}
            </p>
            <Changes changes import />
        </li>
    }
}
