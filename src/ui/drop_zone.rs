//! Where a file is chosen, dropped or pasted.

use super::identity::unique_id;
use crate::words::choose as words;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Element, File, FileList};

/// A file input that covers the whole area around it. A file dropped anywhere on the page, or pasted where no text is being
/// typed, is taken too.
#[component]
pub fn DropZone(
    /// The input's label.
    #[prop(into)]
    label: Oco<'static, str>,
    /// What the button in the area says.
    #[prop(into)]
    button: Signal<&'static str>,
    /// Whether no file is taken now.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// A file was chosen.
    #[prop(into)]
    on_file: UnsyncCallback<File>,
    /// What else stands in the area.
    children: Children,
) -> impl IntoView {
    let id = unique_id("file");
    let hint_id = format!("{id}-hint");
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let note = RwSignal::new(None::<String>);

    let take = UnsyncCallback::new(move |files: Vec<File>| {
        let several = files.len() > 1;
        let first = files.into_iter().next().filter(|_| !disabled.get_untracked());
        if let Some(file) = first {
            note.set(several.then(|| words::only_first(&file.name())));
            on_file.run(file);
        }
    });
    listen_for_drops(over, take);
    listen_for_pastes(take);

    let changed = move |_| {
        if let Some(input) = input.get_untracked() {
            let files = files(input.files());
            // Choosing the same file again, after it was corrected, must count as a change.
            input.set_value("");
            take.run(files);
        }
    };
    view! {
        <div class="drop-zone" data-over=move || over.get().then_some("true")>
            <label class="drop-zone-label" for=id.clone()>{label}</label>
            <input
                id=id
                node_ref=input
                class="drop-zone-input"
                type="file"
                aria-describedby=hint_id.clone()
                disabled=disabled
                on:change=changed
            />
            <span class="button drop-zone-button" aria-hidden="true">{button}</span>
            <div class="drop-zone-hint" id=hint_id>
                <p>{move || if over.get() { words::DROP_NOW } else { words::DROP }}</p>
                {children()}
            </div>
            {move || note.get().map(|note| view! { <p class="drop-zone-note" role="status">{note}</p> })}
        </div>
    }
}

/// The whole page takes drops: a file that misses the area would otherwise replace the page.
fn listen_for_drops(over: RwSignal<bool>, take: UnsyncCallback<Vec<File>>) {
    let has_files = |event: &DragEvent| {
        event.data_transfer().is_some_and(|data| data.types().includes(&JsValue::from_str("Files"), 0))
    };
    let hovers = window_event_listener(leptos::ev::dragover, move |event| {
        if has_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let leaves = window_event_listener(leptos::ev::dragleave, move |event| {
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let drops = window_event_listener(leptos::ev::drop, move |event| {
        if has_files(&event) {
            event.prevent_default();
            over.set(false);
            take.run(event.data_transfer().map(|data| files(data.files())).unwrap_or_default());
        }
    });
    on_cleanup(move || {
        hovers.remove();
        leaves.remove();
        drops.remove();
    });
}

/// What takes text when something is pasted into it.
const TYPED: &str =
    "textarea, select, [contenteditable], input:not([type=file], [type=radio], [type=checkbox])";

fn listen_for_pastes(take: UnsyncCallback<Vec<File>>) {
    let pastes = window_event_listener(leptos::ev::paste, move |event: ClipboardEvent| {
        let is_typing = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|target| target.matches(TYPED).unwrap_or_default());
        let pasted = event.clipboard_data().map(pasted).unwrap_or_default();
        if !is_typing && !pasted.is_empty() {
            event.prevent_default();
            take.run(pasted);
        }
    });
    on_cleanup(move || pastes.remove());
}

/// The files on a clipboard; without any, its text as a file.
fn pasted(data: DataTransfer) -> Vec<File> {
    let files = files(data.files());
    if !files.is_empty() {
        return files;
    }
    let text = data.get_data("text/plain").unwrap_or_default();
    if text.trim().is_empty() { Vec::new() } else { text_file(words::PASTED, &text).into_iter().collect() }
}

fn text_file(name: &str, text: &str) -> Option<File> {
    File::new_with_str_sequence(&js_sys::Array::of1(&text.into()), name).ok()
}

fn files(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.item(at)).collect()
}
