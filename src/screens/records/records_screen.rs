use super::load_dialog::LoadDialog;
use super::load_list::LoadList;
use super::record_filters::RecordFilters;
use super::record_search::{RecordSearch, list_fields};
use super::record_tables::{DeviceTable, RecordList, UserTable};
use crate::client::{Client, Failure};
use crate::screens::address_query::{AddressQuery, AtEachArrival, list_at_address};
use crate::screens::addresses;
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::screens::router::{Place, Router};
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

/// What a tab shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Records(RecordKind),
    Loads,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Records(RecordKind::User), Self::Records(RecordKind::Device), Self::Loads];

    fn of(address: &str) -> Self {
        let is_shown = |tab: &Self| address.trim_end_matches('/') == tab.address();
        Self::ALL.into_iter().find(is_shown).unwrap_or(Self::ALL[0])
    }

    const fn address(self) -> &'static str {
        match self {
            Self::Records(kind) => addresses::records(kind),
            Self::Loads => addresses::LOADS,
        }
    }

    fn name(self) -> String {
        match self {
            Self::Records(kind) => terms::records(kind),
            Self::Loads => t!(loads_tab),
        }
    }

    /// The tab to which a key leads.
    fn after(self, key: &str) -> Option<Self> {
        let place = Self::ALL.iter().position(|tab| *tab == self)?;
        let tabs = Self::ALL.len();
        Some(
            Self::ALL[match key {
                "ArrowRight" => (place + 1) % tabs,
                "ArrowLeft" => (place + tabs - 1) % tabs,
                "Home" => 0,
                "End" => tabs - 1,
                _ => return None,
            }],
        )
    }
}

#[component]
fn RecordTabs(
    /// All fields of users.
    user_fields: Arc<[FieldView]>,
    /// All fields of devices.
    device_fields: Arc<[FieldView]>,
) -> impl IntoView {
    let router = Router::here();
    let chosen = Memo::new(move |_| Tab::of(&router.address()));
    let nodes = Tab::ALL.map(|_| NodeRef::<html::Button>::new());
    let tab = move |(place, own): (usize, Tab)| {
        let is_chosen = move || chosen.get() == own;
        view! {
            <button
                class="tab"
                type="button"
                role="tab"
                node_ref=nodes[place]
                id=format!("tab-{place}")
                aria-controls="records"
                aria-selected=move || is_chosen().to_string()
                tabindex=move || if is_chosen() { "0" } else { "-1" }
                on:click=move |_| router.go(own.address())
            >
                {own.name()}
            </button>
        }
    };
    let turn = move |event: web_sys::KeyboardEvent| {
        let Some(next) = chosen.get_untracked().after(&event.key()) else { return };
        event.prevent_default();
        router.go(next.address());
        let place = Tab::ALL.iter().position(|tab| *tab == next).unwrap_or_default();
        if let Some(tab) = nodes[place].get_untracked() {
            // A button in the document takes the focus.
            let _ = tab.focus();
        }
    };
    let draw = move || match chosen.get() {
        Tab::Records(RecordKind::User) => view! { <Users fields=Arc::clone(&user_fields) /> }.into_any(),
        Tab::Records(RecordKind::Device) => {
            view! { <Devices fields=Arc::clone(&device_fields) /> }.into_any()
        }
        Tab::Loads => view! { <LoadList /> }.into_any(),
    };
    let labeled_by =
        move || Tab::ALL.iter().position(|tab| *tab == chosen.get()).map(|place| format!("tab-{place}"));
    view! {
        <div class="tabs" role="tablist" aria-label=t!(records_tabs) on:keydown=turn>
            {Tab::ALL.into_iter().enumerate().map(tab).collect_view()}
        </div>
        <section id="records" class="stack" role="tabpanel" aria-labelledby=labeled_by>
            <AtEachArrival place=Place::Records draw=draw />
        </section>
    }
}

#[component]
fn Users(fields: Arc<[FieldView]>) -> impl IntoView {
    let client = expect_context::<Client>();
    let (search, pages) =
        list(RecordKind::User, &fields, move |request| async move { client.users(&request).await });
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
    let (search, pages) =
        list(RecordKind::Device, &fields, move |request| async move { client.devices(&request).await });
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

/// The search that the address names, and its pages. They start again when the search changes, and the
/// address follows both.
fn list<T, F>(
    kind: RecordKind,
    fields: &[FieldView],
    fetch: impl Fn(RecordQueryRequest) -> F + 'static,
) -> (RecordSearch, Pages<T>)
where
    T: Send + Sync + 'static,
    F: Future<Output = Result<Page<T>, Failure>> + 'static,
{
    let address = AddressQuery::of(&Router::here().query());
    let search = RecordSearch::of_address(&address, &list_fields(kind, fields));
    let limit = Some(Pages::<T>::LIMIT);
    let request = move || search.request();
    let pages = Pages::new(move |cursor| fetch(RecordQueryRequest { limit, cursor, ..untrack(request) }));
    list_at_address(&pages, &address, request, move || search.address());
    (search, pages)
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
