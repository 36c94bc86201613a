//! Buttons that repair something, and are gone once it is repaired.

use crate::flow::importing::{Event, Importer};
use crate::ui::{Button, ButtonKind};
use leptos::html;
use leptos::prelude::*;

/// Where the focus rests when the button that had it goes away: at the file's facts, which stay.
#[derive(Clone, Copy)]
pub(super) struct Rest(pub(super) NodeRef<html::Div>);

/// A button that repairs something.
#[component]
pub fn RepairButton(
    /// What happens when it is pressed.
    event: Event,
    /// How much it asks for attention.
    #[prop(optional)]
    kind: ButtonKind,
    /// Its text.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let importer = Importer::here();
    let Rest(rest) = expect_context();
    let press = move || {
        if let Some(rest) = rest.get_untracked() {
            // It is in the document as long as there is a file.
            let _ = rest.focus();
        }
        importer.send(event.clone());
    };
    view! { <Button kind on_press=press>{label}</Button> }
}
