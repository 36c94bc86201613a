use super::listener::{Root, is_typed_into};
use super::unique_id::unique_id;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, File, FileList, FileSystemEntry, MouseEvent};

/// A file input that covers its whole area. It also takes a file that is dropped anywhere in the root, or
/// pasted there outside of text fields.
#[component]
pub fn DropZone(
    /// The label of the file input, for screen readers.
    #[prop(into)]
    label: Oco<'static, str>,
    /// The text of the button in the area.
    #[prop(into)]
    button: Signal<String>,
    /// Whether the area refuses files for now.
    #[prop(into, optional)]
    disabled: Signal<bool>,
    /// The node whose drops and pastes are taken. Two drop zones need two roots.
    root: Root,
    /// Called when a person is about to choose a file: the file picker opens, or a file is dragged into the
    /// root.
    #[prop(into, optional)]
    on_open: Option<UnsyncCallback<()>>,
    /// Receives each file that is chosen, dropped or pasted.
    #[prop(into)]
    on_file: UnsyncCallback<File>,
    /// More text, shown in the area.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let id = unique_id("file");
    let hint_id = format!("{id}-hint");
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let note = RwSignal::new(None::<String>);

    let take = UnsyncCallback::new(move |dropped: Dropped| {
        let busy = disabled.get_untracked();
        note.set(dropped.note(busy));
        if let Some(file) = dropped.files.into_iter().next().filter(|_| !busy) {
            on_file.run(file);
        }
    });
    let open = UnsyncCallback::new(move |()| on_open.iter().for_each(|on_open| on_open.run(())));
    listen_for_drops(root, over, open, take);
    listen_for_pastes(root, take);

    let changed = move |_| {
        if let Some(input) = input.get_untracked() {
            let files = files(input.files());
            // After an empty value, choosing the same file again fires a change event.
            input.set_value("");
            take.run(Dropped { files, folders: Vec::new() });
        }
    };
    view! {
        // Part `drop-zone`: the area that takes a file.
        <div class="drop-zone" part="drop-zone" data-over=move || over.get().then_some("true")>
            <label class="drop-zone-label" for=id.clone()>{label}</label>
            <input
                id=id
                node_ref=input
                class="drop-zone-input"
                type="file"
                aria-describedby=hint_id.clone()
                disabled=disabled
                on:click=move |_| open.run(())
                on:change=changed
            />
            <span class="button drop-zone-button" part="button" aria-hidden="true">{button}</span>
            <div class="drop-zone-hint" id=hint_id>
                <p>{move || if over.get() { t!(drop_zone_drop_now) } else { t!(drop_zone_drop) }}</p>
                {children.map(|children| children())}
            </div>
            {move || note.get().map(|note| view! { <p class="drop-zone-note" role="status">{note}</p> })}
        </div>
    }
}

/// The files and folders that a person chose, dropped or pasted.
struct Dropped {
    files: Vec<File>,
    /// The names of the folders among them.
    folders: Vec<String>,
}

impl Dropped {
    /// Explains what was not taken, if anything.
    fn note(&self, busy: bool) -> Option<String> {
        match (self.files.as_slice(), self.folders.as_slice()) {
            _ if busy => Some(t!(drop_zone_not_now)),
            ([], []) => Some(t!(drop_zone_no_file_dropped)),
            ([], [folder, ..]) => Some(t!(drop_zone_folder, folder)),
            ([_], []) => None,
            ([first, ..], _) => Some(t!(drop_zone_only_first, first.name())),
        }
    }

    /// The files and folders of a drag.
    fn by_drag(data: &DataTransfer) -> Self {
        let items = data.items();
        let entries = (0..items.length()).filter_map(|index| items.get(index)?.webkit_get_as_entry().ok()?);
        let folders: Vec<String> =
            entries.filter(FileSystemEntry::is_directory).map(|entry| entry.name()).collect();
        let files = files(data.files()).into_iter().filter(|file| !folders.contains(&file.name())).collect();
        Self { files, folders }
    }

    /// The files on a clipboard, or else its text as a file. Spreadsheet programs put a picture of the cells
    /// next to their text.
    fn by_paste(data: &DataTransfer) -> Self {
        let is_picture = |file: &File| file.type_().starts_with("image/");
        let (pictures, mut files): (Vec<_>, Vec<_>) = files(data.files()).into_iter().partition(is_picture);
        if files.is_empty() {
            files = text(data).map_or(pictures, |text| vec![text]);
        }
        Self { files, folders: Vec::new() }
    }
}

/// Takes drops anywhere in the root. Otherwise the browser would open a file that misses the area and leave
/// the page.
fn listen_for_drops(
    root: Root,
    over: RwSignal<bool>,
    open: UnsyncCallback<()>,
    take: UnsyncCallback<Dropped>,
) {
    // A drag that began within the root carries text or a link of the page, not a file.
    let is_own = StoredValue::new(false);
    root.listen("dragstart", move |_| is_own.set_value(true));
    root.listen("dragend", move |_| is_own.set_value(false));
    let carried = move |event: &Event| {
        let is_foreign = !is_own.get_value() && !is_typed_into(event);
        event.dyn_ref::<DragEvent>().filter(|_| is_foreign).and_then(DragEvent::data_transfer)
    };
    root.listen("dragover", move |event| {
        if let Some(data) = carried(event) {
            event.prevent_default();
            let has_file = data.types().includes(&JsValue::from_str("Files"), 0);
            if has_file && !over.get_untracked() {
                open.run(());
            }
            over.set(has_file);
        }
    });
    root.listen("dragleave", move |event| {
        // The drag enters another node, or none when it leaves the window.
        let entered = event.dyn_ref::<MouseEvent>().and_then(MouseEvent::related_target);
        if !entered.is_some_and(|entered| root.contains(&entered)) {
            over.set(false);
        }
    });
    root.listen("drop", move |event| {
        over.set(false);
        if let Some(data) = carried(event) {
            event.prevent_default();
            take.run(Dropped::by_drag(&data));
        }
    });
}

fn listen_for_pastes(root: Root, take: UnsyncCallback<Dropped>) {
    root.listen("paste", move |event| {
        let pasted = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
        let pasted = pasted.filter(|_| !is_typed_into(event)).map(|data| Dropped::by_paste(&data));
        if let Some(pasted) = pasted.filter(|pasted| !pasted.files.is_empty()) {
            event.prevent_default();
            take.run(pasted);
        }
    });
}

/// The text on a clipboard as a file.
fn text(data: &DataTransfer) -> Option<File> {
    let text = data.get_data("text/plain").unwrap_or_default();
    if text.trim().is_empty() { None } else { text_file(&t!(drop_zone_pasted), &text) }
}

fn text_file(name: &str, text: &str) -> Option<File> {
    File::new_with_str_sequence(&js_sys::Array::of1(&text.into()), name).ok()
}

fn files(list: Option<FileList>) -> Vec<File> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.item(index)).collect()
}
