use super::addresses;
use super::heading::Heading;
use crate::words::shell as words;
use leptos::prelude::*;

/// Shown for an address that no screen has.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Heading title=words::NOT_FOUND />
        <p class="soft">{words::NOT_FOUND_HELP}</p>
        <p><a href=addresses::UTILITIES class="button">{words::TO_UTILITIES}</a></p>
    }
}
