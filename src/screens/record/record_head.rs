use crate::steps::{Host, KeyRow, StatusBadge, key_row, status_of};
use crate::ui::{Button, ButtonKind, shortcut};
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

impl Panel {
    /// The panel that a key opens.
    fn of_key(key: &str) -> Option<Self> {
        match key {
            "e" => Some(Self::Change),
            "m" => Some(Self::Move),
            _ => None,
        }
    }
}

/// The keys of the screen of a record.
pub fn keys() -> Vec<KeyRow> {
    vec![
        key_row(&["E"], t!(record_change)),
        key_row(&["M"], t!(record_move)),
        key_row(&["Esc"], t!(record_key_close)),
        key_row(&["?"], t!(rows_key_map)),
    ]
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
    Host::here().root.listen("keydown", move |event| {
        let wanted = shortcut(event).and_then(|key| Panel::of_key(&key));
        let is_offered = |wanted: &Panel| {
            panel.get_untracked().is_none() && (*wanted == Panel::Change || has_coverage.get_untracked())
        };
        if let Some(wanted) = wanted.filter(is_offered) {
            event.prevent_default();
            panel.set(Some(wanted));
        }
    });
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
