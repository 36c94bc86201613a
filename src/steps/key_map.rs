use crate::steps::Host;
use crate::ui::{Button, ButtonKind, CheckBox, Dialog, is_typed_into, letter_keys_are_on, turn_letter_keys};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Keys that are pressed together or instead of each other, and what they do.
pub type KeyRow = (Vec<String>, String);

/// The row of keys whose names are the same in every language.
pub fn key_row(keys: &[&str], meaning: String) -> KeyRow {
    (keys.iter().map(|key| (*key).to_owned()).collect(), meaning)
}

/// Names the main keys, and opens the map of all keys, also with the key `?`.
#[component]
pub fn KeyMap(main: Vec<(&'static str, String)>, all: fn() -> Vec<KeyRow>) -> impl IntoView {
    let open = RwSignal::new(false);
    Host::here().root.listen("keydown", move |event| {
        let is_asked = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "?");
        if is_asked && letter_keys_are_on() && !is_typed_into(event) {
            event.prevent_default();
            open.set(true);
        }
    });
    let letters = RwSignal::new(letter_keys_are_on());
    Effect::new(move || turn_letter_keys(letters.get()));
    let main = main
        .into_iter()
        .map(|(key, meaning)| view! { <span><kbd translate="no">{key}</kbd> " " {meaning}</span> })
        .collect_view();
    let row = |(keys, meaning): KeyRow| {
        let keys = keys.into_iter().map(|key| view! { <kbd translate="no">{key}</kbd> " " }).collect_view();
        view! { <div class="key-map-row"><dt>{keys}</dt><dd>{meaning}</dd></div> }
    };
    view! {
        <p class="workspace-keys">
            {main}
            <Button kind=ButtonKind::Quiet on_press=move || open.set(true)>
                <kbd translate="no">"?"</kbd> " " {t!(rows_keys)}
            </Button>
        </p>
        <Dialog open title=t!(rows_keys)>
            <dl class="key-map">{all().into_iter().map(row).collect_view()}</dl>
            <CheckBox label=t!(rows_key_letters) value=letters />
            <div class="actions">
                <Button on_press=move || open.set(false)>{t!(rows_keys_close)}</Button>
            </div>
        </Dialog>
    }
}
