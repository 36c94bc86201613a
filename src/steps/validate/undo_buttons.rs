use crate::flow::importing::{Event, History, Importer, Importing, Step};
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, is_typed_into};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Takes back decisions about the file, and makes them again, also with the keys that people expect for it.
/// Draws nothing before the first decision.
#[component]
pub fn UndoButtons() -> impl IntoView {
    let importer = Importer::here();
    let can_undo = importer.watch(|importing| history(importing).is_some_and(History::can_undo));
    let can_redo = importer.watch(|importing| history(importing).is_some_and(History::can_redo));
    Host::here().root.listen("keydown", move |event| {
        let pressed = event.dyn_ref::<KeyboardEvent>().and_then(pressed).filter(|_| !is_typed_into(event));
        if let Some(pressed) = pressed {
            event.prevent_default();
            importer.send(pressed);
        }
    });
    view! {
        <Show when=move || can_undo.get() || can_redo.get()>
            <div class="actions">
                <Button
                    kind=ButtonKind::Quiet
                    disabled=Signal::derive(move || !can_undo.get())
                    on_press=move || importer.send(Event::Undone)
                >
                    {t!(validate_undo)}
                </Button>
                <Button
                    kind=ButtonKind::Quiet
                    disabled=Signal::derive(move || !can_redo.get())
                    on_press=move || importer.send(Event::Redone)
                >
                    {t!(validate_redo)}
                </Button>
            </div>
        </Show>
    }
}

/// What a key takes back or makes again: Ctrl+Z, Ctrl+Shift+Z and Ctrl+Y, or the same with Command.
fn pressed(key: &KeyboardEvent) -> Option<Event> {
    let is_command = (key.ctrl_key() || key.meta_key()) && !key.alt_key();
    match key.key().to_lowercase().as_str() {
        _ if !is_command => None,
        "z" if key.shift_key() => Some(Event::Redone),
        "z" => Some(Event::Undone),
        "y" => Some(Event::Redone),
        _ => None,
    }
}

/// The decisions that can be taken back. During an upload there are none.
fn history(importing: &Importing) -> Option<&History> {
    match &importing.step {
        Step::Validate(validate) => Some(&validate.history),
        Step::Choose(_) | Step::Upload(_) | Step::Staged(_) => None,
    }
}
