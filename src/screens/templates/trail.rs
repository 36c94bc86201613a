use crate::screens::addresses;
use crate::words::{shell, templates as words};
use leptos::prelude::*;

/// The way back from a template to the list.
#[component]
pub fn Trail() -> impl IntoView {
    view! {
        <p class="trail">
            {shell::SETTINGS} <span aria-hidden="true">" / "</span>
            <a href=addresses::TEMPLATES>{words::TITLE}</a>
        </p>
    }
}
