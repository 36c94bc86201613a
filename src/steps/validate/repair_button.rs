//! Buttons that repair something and then disappear.

use crate::flow::importing::{Event, Importer};
use crate::ui::{Button, ButtonKind};
use leptos::html;
use leptos::prelude::*;

/// The element that takes the focus when a repair button disappears: the file facts, which stay.
#[derive(Clone, Copy)]
pub(super) struct FocusFallback(pub(super) NodeRef<html::Div>);

#[component]
pub fn RepairButton(
    event: Event,
    #[prop(optional)] kind: ButtonKind,
    #[prop(into)] label: String,
) -> impl IntoView {
    let importer = Importer::here();
    let FocusFallback(rest) = expect_context();
    let press = move || {
        if let Some(rest) = rest.get_untracked() {
            // The element is in the document while there is a file.
            let _ = rest.focus();
        }
        importer.send(event.clone());
    };
    view! { <Button kind on_press=press>{label}</Button> }
}
