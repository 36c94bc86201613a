use super::load_dialog::LoadDialog;
use super::record_tables::{DeviceTable, RecordList, UserTable};
use crate::client::Client;
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::ui::{Button, ButtonKind, Fetched, Pages, SearchField};
use crate::words::{records as words, terms};
use coverlist_api::{DeviceView, FieldView, Permission, RecordQueryRequest, UserView};
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
            <p class="soft">{t!(records_about)}</p>
            <TabsWithFields />
        </Permitted>
    }
}

#[component]
fn TabsWithFields() -> impl IntoView {
    let client = expect_context::<Client>();
    let fields = Fetched::new(move || async move { client.fields().await });
    fields.view(|fields| {
        let custom = |kind| fields.iter().filter(move |field| field.kind == kind && !field.built_in).cloned();
        view! {
            <RecordTabs
                user_fields=custom(RecordKind::User).collect()
                device_fields=custom(RecordKind::Device).collect()
            />
        }
    })
}

#[component]
fn RecordTabs(
    /// The custom fields of users.
    user_fields: Arc<[FieldView]>,
    /// The custom fields of devices.
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
                RecordKind::User => view! { <Users custom=Arc::clone(&user_fields) /> }.into_any(),
                RecordKind::Device => view! { <Devices custom=Arc::clone(&device_fields) /> }.into_any(),
            }}
        </section>
    }
}

#[component]
fn Users(custom: Arc<[FieldView]>) -> impl IntoView {
    let client = expect_context::<Client>();
    let query = RwSignal::new(String::new());
    let pages = Pages::new(move |cursor| async move { client.users(&ask::<UserView>(cursor, query)).await });
    Effect::new(move || {
        query.track();
        pages.restart();
    });
    let draw = move |rows| view! { <UserTable rows custom=Arc::clone(&custom) /> }.into_any();
    view! {
        <RecordTools kind=RecordKind::User query on_load=move || pages.restart() />
        <RecordList kind=RecordKind::User pages query draw />
    }
}

#[component]
fn Devices(custom: Arc<[FieldView]>) -> impl IntoView {
    let client = expect_context::<Client>();
    let query = RwSignal::new(String::new());
    let pages =
        Pages::new(move |cursor| async move { client.devices(&ask::<DeviceView>(cursor, query)).await });
    Effect::new(move || {
        query.track();
        pages.restart();
    });
    let draw = move |rows| view! { <DeviceTable rows custom=Arc::clone(&custom) /> }.into_any();
    view! {
        <RecordTools kind=RecordKind::Device query on_load=move || pages.restart() />
        <RecordList kind=RecordKind::Device pages query draw />
    }
}

fn ask<T: Send + Sync + 'static>(cursor: Option<String>, query: RwSignal<String>) -> RecordQueryRequest {
    let limit = Some(Pages::<T>::LIMIT);
    RecordQueryRequest { q: query.get_untracked(), limit, cursor, ..RecordQueryRequest::default() }
}

#[component]
fn RecordTools(
    kind: RecordKind,
    query: RwSignal<String>,
    #[prop(into)] on_load: UnsyncCallback<()>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div class="tools">
            <SearchField label=t!(records_search) query />
            <Button kind=ButtonKind::Primary on_press=move || open.set(true)>{words::load(kind)}</Button>
        </div>
        <LoadDialog kind open on_load />
    }
}
