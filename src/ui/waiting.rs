use leptos::prelude::*;

/// Says that something is fetched.
#[component]
pub fn Waiting() -> impl IntoView {
    view! { <p class="waiting" role="status">{t!(shell_loading)}</p> }
}
