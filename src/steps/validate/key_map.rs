//! The keys of the workspace: the main ones in the foot, all of them in a dialog.

use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Dialog, is_typed_into};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Names the main keys, and opens the map of all keys, also with the key `?`.
#[component]
pub fn KeyMap() -> impl IntoView {
    let open = RwSignal::new(false);
    Host::here().root.listen("keydown", move |event| {
        let is_asked = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "?");
        if is_asked && !is_typed_into(event) {
            event.prevent_default();
            open.set(true);
        }
    });
    let rows = move || {
        keys().into_iter().map(|(keys, meaning)| {
            let keys =
                keys.into_iter().map(|key| view! { <kbd translate="no">{key}</kbd> " " }).collect_view();
            view! { <div class="key-map-row"><dt>{keys}</dt><dd>{meaning}</dd></div> }
        })
    };
    view! {
        <p class="workspace-keys">
            <span><kbd translate="no">"F2"</kbd> " " {t!(rows_key_correct)}</span>
            <span><kbd translate="no">"N"</kbd> " " {t!(rows_key_next)}</span>
            <Button kind=ButtonKind::Quiet on_press=move || open.set(true)>
                <kbd translate="no">"?"</kbd> " " {t!(rows_keys)}
            </Button>
        </p>
        <Dialog open title=t!(rows_keys)>
            <dl class="key-map">{rows().collect_view()}</dl>
            <div class="actions">
                <Button on_press=move || open.set(false)>{t!(rows_keys_close)}</Button>
            </div>
        </Dialog>
    }
}

/// The keys with what they do, from the table to the whole workspace.
fn keys() -> Vec<(Vec<String>, String)> {
    let own = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let with_control = |keys: &[&str]| {
        let control = [t!(rows_key_control)].into_iter();
        control.chain(keys.iter().map(|key| (*key).to_owned())).collect()
    };
    vec![
        (own(&["↑", "↓", "←", "→"]), t!(rows_key_move)),
        (own(&["Page ↑", "Page ↓"]), t!(rows_key_page)),
        (own(&["Home", "End"]), t!(rows_key_ends)),
        (with_control(&["Home", "End"]), t!(rows_key_corners)),
        (own(&["N"]), t!(rows_key_next_long)),
        (own(&["Shift", "N"]), t!(rows_key_previous)),
        (own(&["F2", "Enter"]), t!(rows_key_correct_long)),
        (own(&["Enter", "Tab"]), t!(rows_key_keep)),
        (own(&["Esc"]), t!(rows_key_leave)),
        (with_control(&["Z"]), t!(rows_key_undo_long)),
        (with_control(&["Shift", "Z"]), t!(rows_key_redo)),
        (with_control(&["V"]), t!(rows_key_paste)),
        (own(&["?"]), t!(rows_key_map)),
    ]
}
