use crate::screens::addresses;
use leptos::prelude::*;

/// The way back from a template to the list.
#[component]
pub fn Trail() -> impl IntoView {
    view! {
        <p class="trail">
            {t!(shell_settings)} <span aria-hidden="true">" / "</span>
            <a href=addresses::TEMPLATES>{t!(templates_title)}</a>
        </p>
    }
}
