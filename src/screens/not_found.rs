use super::addresses;
use super::heading::Heading;
use leptos::prelude::*;

/// Shown for an address that no screen has.
#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <Heading title=t!(shell_not_found) />
        <p class="soft">{t!(shell_not_found_help)}</p>
        <p><a href=addresses::UTILITIES class="button">{t!(shell_to_utilities)}</a></p>
    }
}
