//! Nothing here yet, and what to do about it.

use leptos::prelude::*;

/// Says that there is nothing, and the next step.
#[component]
pub fn EmptyState(
    /// That there is nothing.
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
