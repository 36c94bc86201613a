use super::part::Part;
use super::selecting::Selecting;
use leptos::prelude::*;

/// A button that lists the records of some parts, and when pressed again, no longer only those.
#[component]
pub fn PartButton(
    selecting: Selecting,
    parts: Vec<Part>,
    class: &'static str,
    /// The name of the button where its content says too little.
    #[prop(optional, into)]
    label: Option<String>,
    /// Whether the Tab key skips the button, because other buttons do the same.
    #[prop(optional)]
    skipped: bool,
    children: Children,
) -> impl IntoView {
    let own = parts.clone();
    let is_pressed = Memo::new(move |_| selecting.shows(&own));
    view! {
        <button
            class=class
            part="count"
            type="button"
            aria-label=label
            tabindex=skipped.then_some("-1")
            aria-pressed=move || is_pressed.get().to_string()
            on:click=move |_| selecting.press(&parts)
        >
            {children()}
        </button>
    }
}
