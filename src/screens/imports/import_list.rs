use super::import_table::ImportTable;
use crate::client::{Client, ListQuery};
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::ui::{EmptyState, PagedList, Pages};
use coverlist_api::{ImportView, Permission};
use leptos::prelude::*;
use std::sync::Arc;

/// All imports of the district, the newest first.
#[component]
pub fn ImportList() -> impl IntoView {
    view! {
        <Permitted permission=Permission::ViewReports title=t!(history_title)>
            <Heading title=t!(history_title) />
            <Imports />
        </Permitted>
    }
}

#[component]
fn Imports() -> impl IntoView {
    let client = expect_context::<Client>();
    let pages = Pages::new(move |cursor| async move {
        client.imports(&ListQuery { limit: Some(Pages::<ImportView>::LIMIT), cursor }).await
    });
    pages.restart();
    let draw = |rows: Arc<Vec<ImportView>>| match rows.is_empty() {
        true => {
            view! { <EmptyState title=t!(history_nothing)><p>{t!(history_nothing_help)}</p></EmptyState> }
                .into_any()
        }
        false => view! { <ImportTable rows=rows.to_vec() caption=t!(history_title) /> }.into_any(),
    };
    view! { <PagedList pages draw /> }
}
