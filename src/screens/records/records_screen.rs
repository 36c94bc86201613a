use super::load_dialog::LoadDialog;
use super::record_filters::RecordFilters;
use super::record_search::{RecordSearch, list_fields};
use super::record_tables::{DeviceTable, RecordList, UserTable};
use crate::client::{Client, Failure};
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::ui::{Button, ButtonKind, Fetched, Pages, SearchField};
use crate::words::{records as words, terms};
use coverlist_api::{FieldView, Page, Permission, RecordQueryRequest};
use coverlist_core::record::RecordKind;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// Lists users and devices, and loads them from files.
#[component]
pub fn RecordsScreen() -> impl IntoView {
    view! {
        <Permitted permission=Permission::ManageSettings title=t!(records_title)>
            <Heading title=t!(records_title) />
            <TabsWithFields />
        </Permitted>
    }
}

#[component]
fn TabsWithFields() -> impl IntoView {
    let client = expect_context::<Client>();
    let fields = Fetched::new(move || async move { client.fields().await });
    fields.view(|fields| {
        let of_kind = |kind| fields.iter().filter(move |field| field.kind == kind).cloned().collect();
        view! {
            <RecordTabs user_fields=of_kind(RecordKind::User) device_fields=of_kind(RecordKind::Device) />
        }
    })
}

#[component]
fn RecordTabs(
    /// All fields of users.
    user_fields: Arc<[FieldView]>,
    /// All fields of devices.
    device_fields: Arc<[FieldView]>,
) -> impl IntoView {
    let kind = RwSignal::new(RecordKind::User);
    let (users, devices) = (NodeRef::<html::Button>::new(), NodeRef::<html::Button>::new());
    let tab_of = move |kind| match kind {
        RecordKind::User => users,
        RecordKind::Device => devices,
    };
    let tab = move |own: RecordKind| {
        let chosen = move || kind.get() == own;
        view! {
            <button
                class="tab"
                type="button"
                role="tab"
                node_ref=tab_of(own)
                id=format!("tab-{}", own.id())
                aria-controls="records"
                aria-selected=move || chosen().to_string()
                tabindex=move || if chosen() { "0" } else { "-1" }
                on:click=move |_| kind.set(own)
            >
                {terms::records(own)}
            </button>
        }
    };
    let arrow = move |event: web_sys::KeyboardEvent| {
        if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
            event.prevent_default();
            let other = kind.get_untracked().other();
            kind.set(other);
            if let Some(tab) = tab_of(other).get_untracked() {
                // A button in the document takes the focus.
                let _ = tab.focus();
            }
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=t!(records_tabs) on:keydown=arrow>
            {RecordKind::ALL.map(tab).collect_view()}
        </div>
        <section
            id="records"
            class="stack"
            role="tabpanel"
            aria-labelledby=move || format!("tab-{}", kind.get().id())
        >
            {move || match kind.get() {
                RecordKind::User => view! { <Users fields=Arc::clone(&user_fields) /> }.into_any(),
                RecordKind::Device => view! { <Devices fields=Arc::clone(&device_fields) /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Users(fields: Arc<[FieldView]>) -> impl IntoView {
    let client = expect_context::<Client>();
    let search = RecordSearch::new();
    let pages = pages(search, move |request| async move { client.users(&request).await });
    let custom = custom(&fields);
    let draw = move |rows| view! { <UserTable rows custom=Arc::clone(&custom) search /> }.into_any();
    view! {
        <RecordTools kind=RecordKind::User fields search on_load=move || pages.restart() />
        <RecordList kind=RecordKind::User pages search draw />
    }
}

#[component]
fn Devices(fields: Arc<[FieldView]>) -> impl IntoView {
    let client = expect_context::<Client>();
    let search = RecordSearch::new();
    let pages = pages(search, move |request| async move { client.devices(&request).await });
    let custom = custom(&fields);
    let draw = move |rows| view! { <DeviceTable rows custom=Arc::clone(&custom) search /> }.into_any();
    view! {
        <RecordTools kind=RecordKind::Device fields search on_load=move || pages.restart() />
        <RecordList kind=RecordKind::Device pages search draw />
    }
}

fn custom(fields: &[FieldView]) -> Arc<[FieldView]> {
    fields.iter().filter(|field| !field.built_in).cloned().collect()
}

/// The pages of a search. They start again when the search changes.
fn pages<T, F>(search: RecordSearch, fetch: impl Fn(RecordQueryRequest) -> F + 'static) -> Pages<T>
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<Page<T>, Failure>> + 'static,
{
    let limit = Some(Pages::<T>::LIMIT);
    let request = move || search.request();
    let pages = Pages::new(move |cursor| fetch(RecordQueryRequest { limit, cursor, ..untrack(request) }));
    pages.follow(request);
    pages
}

#[component]
fn RecordTools(
    kind: RecordKind,
    /// All fields of the kind of record.
    fields: Arc<[FieldView]>,
    search: RecordSearch,
    #[prop(into)] on_load: UnsyncCallback<()>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div class="tools">
            <SearchField label=t!(records_search) query=search.text />
            <Button kind=ButtonKind::Primary on_press=move || open.set(true)>{words::load(kind)}</Button>
        </div>
        <RecordFilters search fields=list_fields(kind, &fields) />
        <LoadDialog kind open on_load />
    }
}
