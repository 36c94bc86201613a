//! Changing a cell where it stands.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// A change of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellChange {
    /// The row's line number in a spreadsheet.
    pub number: u32,
    /// The index of the column.
    pub column: usize,
    /// The new text.
    pub text: String,
}

/// A cell that is being changed. It is named by its row's number: rows may be drawn again meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Editing {
    pub(super) number: u32,
    pub(super) column: usize,
    pub(super) before: String,
    pub(super) text: String,
}

/// How a person ends a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// With Enter: the cell stays active.
    Keep,
    /// With Tab: the next cell, or the previous one, becomes active.
    KeepAndMove(isize),
    /// With Escape.
    Cancel,
}

impl Ending {
    fn of(event: &KeyboardEvent) -> Option<Self> {
        match event.key().as_str() {
            // An input method has these keys for itself.
            _ if event.is_composing() => None,
            "Enter" => Some(Self::Keep),
            "Tab" if event.shift_key() => Some(Self::KeepAndMove(-1)),
            "Tab" => Some(Self::KeepAndMove(1)),
            "Escape" => Some(Self::Cancel),
            _ => None,
        }
    }
}

/// A text field in place of the text of a cell.
#[component]
pub(super) fn CellEditor(
    /// The header of the cell's column.
    label: String,
    editing: RwSignal<Option<Editing>>,
    on_end: UnsyncCallback<Ending>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    Effect::new(move || {
        let (Some(input), Some(now)) = (input.get(), editing.get_untracked()) else { return };
        // Before the selection: a new value would remove it.
        input.set_value(&now.text);
        // The field is in the document as long as the cell is changed.
        let _ = input.focus();
        if now.text == now.before {
            input.select();
        }
    });
    let on_input = move |event| {
        let text = event_target_value(&event);
        editing.update(|editing| {
            if let Some(editing) = editing {
                editing.text = text;
            }
        });
    };
    let on_key = move |event: KeyboardEvent| {
        if let Some(ending) = Ending::of(&event) {
            event.prevent_default();
            event.stop_propagation();
            on_end.run(ending);
        }
    };
    view! {
        <input
            class="virtual-table-input"
            node_ref=input
            type="text"
            autocomplete="off"
            spellcheck="false"
            aria-label=label
            translate="no"
            on:input=on_input
            on:keydown=on_key
        />
    }
}
