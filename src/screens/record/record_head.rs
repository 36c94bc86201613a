use crate::steps::{StatusBadge, status_of};
use crate::ui::{Button, ButtonKind};
use crate::words::record as words;
use coverlist_api::RecordView;
use coverlist_core::coverage::Covered;
use leptos::html;
use leptos::prelude::*;

/// What changes the record. It opens in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    Change,
    Move,
}

/// How the record is insured now, and what can be done with it.
#[component]
pub fn RecordHead(
    record: RwSignal<RecordView>,
    panel: RwSignal<Option<Panel>>,
    /// The element with the buttons.
    buttons: NodeRef<html::Div>,
) -> impl IntoView {
    let state = move || {
        record.with(|record| {
            let status = status_of(&record.values);
            let sentence = words::coverage(record);
            let tone = match record.covered {
                Covered::Yes => "record-state",
                Covered::NotYet | Covered::Ended => "record-state tone-warning",
                Covered::No => "record-state soft",
            };
            view! {
                <p class=tone>
                    <StatusBadge status />
                    " "
                    <span>{sentence}</span>
                </p>
            }
        })
    };
    // Only coverage can move. The template decides about its end; the server says why it does not fit.
    let has_coverage = Memo::new(move |_| record.with(|record| record.covered != Covered::No));
    let closed = move || panel.get().is_none();
    view! {
        <div class="record-head">
            {state}
            <div class="actions record-buttons" tabindex="-1" node_ref=buttons>
                <Show when=closed>
                    <Show when=move || has_coverage.get()>
                        <Button on_press=move || panel.set(Some(Panel::Move))>{t!(record_move)}</Button>
                    </Show>
                    <Button kind=ButtonKind::Primary on_press=move || panel.set(Some(Panel::Change))>
                        {t!(record_change)}
                    </Button>
                </Show>
            </div>
        </div>
    }
}
