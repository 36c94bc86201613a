//! A titled box.

use super::unique_id::unique_id;
use leptos::prelude::*;

/// A box with a title; a region with that name for screen readers.
#[component]
pub fn Card(
    /// The title.
    #[prop(into)]
    title: Oco<'static, str>,
    /// The content.
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
