//! A card: one thing, under its title.

use super::unique_id::unique_id;
use leptos::prelude::*;

/// A card with a title; it is a region of that name.
#[component]
pub fn Card(
    /// Its title.
    #[prop(into)]
    title: Oco<'static, str>,
    /// What is in it.
    children: Children,
) -> impl IntoView {
    let id = unique_id("card");
    let title_id = id.clone();
    view! {
        <section class="card" aria-labelledby=id>
            <h2 id=title_id>{title}</h2>
            {children()}
        </section>
    }
}
