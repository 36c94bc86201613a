use super::import_filter::{ImportFilter, Shown, kinds};
use super::import_table::ImportTable;
use crate::client::Client;
use crate::screens::address_query::{AddressQuery, AtEachArrival, list_at_address};
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::screens::router::{Place, Router};
use crate::ui::{Button, EmptyState, PagedList, Pages, SearchField, SelectField};
use coverlist_api::{ImportQueryRequest, ImportView, Permission};
use leptos::prelude::*;
use std::sync::Arc;

/// All imports of the district, the newest first.
#[component]
pub fn ImportList() -> impl IntoView {
    view! {
        <Permitted permission=Permission::ViewReports title=t!(history_title)>
            <Heading title=t!(history_title) />
            <AtEachArrival place=Place::Imports draw=|| view! { <Imports /> } />
        </Permitted>
    }
}

#[component]
fn Imports() -> impl IntoView {
    let client = expect_context::<Client>();
    let address = AddressQuery::of(&Router::here().query());
    let filter = ImportFilter::of_address(&address);
    let limit = Some(Pages::<ImportView>::LIMIT);
    let pages = Pages::new(move |cursor| {
        let query = ImportQueryRequest { limit, cursor, ..untrack(|| filter.request()) };
        async move { client.find_imports(&query).await }
    });
    list_at_address(&pages, &address, move || filter.request(), move || filter.address());
    let draw = move |rows: Arc<Vec<ImportView>>| match rows.is_empty() {
        true => view! { <Nothing filter /> }.into_any(),
        false => view! { <ImportTable rows=rows.to_vec() caption=t!(history_title) /> }.into_any(),
    };
    view! {
        <div class="tools tools-filter" role="group" aria-label=t!(history_filter)>
            <SearchField label=t!(history_search) query=filter.text />
            <SelectField label=t!(history_state) options=Shown::options() value=filter.shown />
            <SelectField label=t!(history_kind) options=kinds() value=filter.kind />
        </div>
        <PagedList pages draw />
    }
}

/// Says why the list is empty, and what to do.
#[component]
fn Nothing(filter: ImportFilter) -> impl IntoView {
    if untrack(|| filter.is_narrowed()) {
        return view! {
            <EmptyState title=t!(history_no_match)>
                <Button on_press=move || filter.show_all()>{t!(history_show_all)}</Button>
            </EmptyState>
        }
        .into_any();
    }
    view! { <EmptyState title=t!(history_nothing)><p>{t!(history_nothing_help)}</p></EmptyState> }.into_any()
}
