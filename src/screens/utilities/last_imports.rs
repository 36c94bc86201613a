use crate::client::{Client, ListQuery};
use crate::screens::addresses;
use crate::screens::imports::ImportTable;
use crate::ui::{EmptyState, Fetched};
use coverlist_api::ImportView;
use leptos::prelude::*;

/// The number of imports that the home shows.
const SHOWN: u32 = 10;

/// The newest imports, and the way to all of them.
#[component]
pub fn LastImports() -> impl IntoView {
    let client = expect_context::<Client>();
    let newest =
        Fetched::new(
            move || async move { client.imports(&ListQuery { limit: Some(SHOWN), cursor: None }).await },
        );
    view! {
        <section class="stack" aria-labelledby="last-imports">
            <div class="section-head">
                <h2 id="last-imports">{t!(utilities_last_imports)}</h2>
                <a href=addresses::IMPORTS>{t!(history_back)}</a>
            </div>
            {newest.view(|page| list(page.rows))}
        </section>
    }
}

fn list(rows: Vec<ImportView>) -> AnyView {
    match rows.is_empty() {
        true => {
            view! { <EmptyState title=t!(history_nothing)><p>{t!(history_nothing_help)}</p></EmptyState> }
                .into_any()
        }
        false => view! { <ImportTable rows caption=t!(utilities_last_imports) /> }.into_any(),
    }
}
