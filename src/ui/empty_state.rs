//! The text in place of an empty list.

use leptos::prelude::*;

/// Says that a list is empty, and names the next step.
#[component]
pub fn EmptyState(
    /// What is missing.
    #[prop(into)]
    title: Oco<'static, str>,
    /// The next step.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty-title">{title}</p>
            <div class="empty-next">{children()}</div>
        </div>
    }
}
