//! Buttons that repair something and then disappear.

use crate::flow::importing::{Event, Importer};
use crate::ui::{Button, ButtonKind};
use leptos::html;
use leptos::prelude::*;

/// The element that takes the focus when a repair button disappears: the file facts, which stay.
#[derive(Clone, Copy)]
pub(super) struct FocusFallback(pub(super) NodeRef<html::Div>);

impl FocusFallback {
    pub(super) fn take_focus(self) {
        if let Some(rest) = self.0.get_untracked() {
            // The element is in the document while there is a file.
            let _ = rest.focus();
        }
    }
}

#[component]
pub fn RepairButton(
    event: Event,
    #[prop(optional)] kind: ButtonKind,
    #[prop(into)] label: String,
) -> impl IntoView {
    let importer = Importer::here();
    let rest: FocusFallback = expect_context();
    let press = move || {
        rest.take_focus();
        importer.send(event.clone());
    };
    view! { <Button kind on_press=press>{label}</Button> }
}
