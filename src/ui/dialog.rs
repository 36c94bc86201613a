use super::unique_id::unique_id;
use leptos::html;
use leptos::prelude::*;

/// A modal dialog. The browser keeps the focus inside and restores it afterwards. Escape closes it unless
/// `held`.
#[component]
pub fn Dialog(
    /// Whether the dialog is open; closing it sets `false`.
    open: RwSignal<bool>,
    /// The title, which also names the dialog for screen readers.
    #[prop(into)]
    title: Signal<String>,
    /// Whether the dialog must stay open for now.
    #[prop(into, optional)]
    held: Signal<bool>,
    /// The content, created each time the dialog opens.
    children: ChildrenFn,
) -> impl IntoView {
    let id = unique_id("dialog");
    let title_id = id.clone();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let (Some(dialog), open) = (dialog.get(), open.get()) else { return };
        match (open, dialog.open()) {
            // Neither call fails while the dialog is in the document.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let on_cancel = move |event: web_sys::Event| {
        if held.get_untracked() {
            event.prevent_default();
        }
    };
    // The close event arrives later, when the dialog may be gone.
    let on_close = move |_| open.set(held.try_get_untracked().unwrap_or_default());
    view! {
        // Part `dialog`: a modal dialog.
        <dialog
            class="dialog"
            part="dialog"
            node_ref=dialog
            aria-labelledby=id
            on:cancel=on_cancel
            on:close=on_close
        >
            <h2 id=title_id>{title}</h2>
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}
