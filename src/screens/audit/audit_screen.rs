use super::log_check::LogCheckNotice;
use super::log_filter::LogFilter;
use super::log_filters::LogFilters;
use super::log_table::LogTable;
use crate::client::{Client, ListQuery};
use crate::screens::address_query::{AddressQuery, AtEachArrival, list_at_address};
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::screens::router::{Place, Router};
use crate::ui::{Button, EmptyState, PagedList, Pages};
use coverlist_api::{LogEntry, Permission};
use leptos::prelude::*;
use std::sync::Arc;

/// The entries of both logs, newest first.
#[component]
pub fn AuditScreen() -> impl IntoView {
    view! {
        <Permitted permission=Permission::ManageSettings title=t!(audit_title)>
            <Heading title=t!(audit_title) within=t!(shell_settings) />
            <p class="soft">{t!(audit_about)}</p>
            <LogCheckNotice />
            <AtEachArrival place=Place::Audit draw=|| view! { <Entries /> } />
        </Permitted>
    }
}

#[component]
fn Entries() -> impl IntoView {
    let client = expect_context::<Client>();
    let address = AddressQuery::of(&Router::here().query());
    let filter = LogFilter::of_address(&address);
    let pages = Pages::new(move |cursor| {
        let query = untrack(|| filter.query());
        async move {
            let list = ListQuery { limit: Some(Pages::<LogEntry>::LIMIT), cursor };
            client.logs(&query, &list).await
        }
    });
    list_at_address(&pages, &address, move || filter.query(), move || filter.address());
    let draw = move |rows: Arc<Vec<LogEntry>>| match rows.is_empty() {
        true => view! {
            <EmptyState title=t!(audit_nothing)>
                <p>{t!(audit_nothing_help)}</p>
                <Button on_press=move || filter.show_all()>{t!(audit_show_all)}</Button>
            </EmptyState>
        }
        .into_any(),
        false => view! { <LogTable rows=rows.to_vec() /> }.into_any(),
    };
    view! {
        <LogFilters filter />
        <PagedList pages draw />
    }
}
