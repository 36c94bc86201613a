use leptos::prelude::*;

/// Says that a list is empty, and names the next step.
#[component]
pub fn EmptyState(#[prop(into)] title: Oco<'static, str>, children: Children) -> impl IntoView {
    view! {
        // Part `empty`: the text in place of an empty list.
        <div class="empty" part="empty">
            <p class="empty-title">{title}</p>
            <div class="empty-next">{children()}</div>
        </div>
    }
}
