use super::button::{Button, ButtonKind};
use leptos::prelude::*;

/// A button that prints the page.
#[component]
pub fn PrintButton(#[prop(optional)] kind: ButtonKind, children: Children) -> impl IntoView {
    // A browser that cannot print ignores the call.
    let print = || drop(window().print());
    view! { <Button kind on_press=print>{children()}</Button> }
}
