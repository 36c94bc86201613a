use super::unique_id::unique_id;
use leptos::prelude::*;

/// A box with a title. Screen readers see a region with that name.
#[component]
pub fn Card(#[prop(into)] title: Oco<'static, str>, children: Children) -> impl IntoView {
    let id = unique_id("card");
    let title_id = id.clone();
    view! {
        // Part `card`: a box with a title.
        <section class="card" part="card" aria-labelledby=id>
            <h2 id=title_id>{title}</h2>
            {children()}
        </section>
    }
}
