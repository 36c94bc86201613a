use super::change_panel::ChangePanel;
use super::changed_notice::ChangedNotice;
use super::history::History;
use super::move_panel::MovePanel;
use super::record_head::{Panel, RecordHead, keys};
use super::timeline::Timeline;
use super::who::Who;
use crate::client::{Client, Failure, ListQuery};
use crate::screens::addresses;
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::screens::router::Router;
use crate::steps::KeyMap;
use crate::ui::{FailureNotice, Fetched, Pages, focus_in_next_frame};
use crate::words::{record as words, terms};
use coverlist_api::{ImportView, Permission, ProblemCode, RecordEventView, RecordView};
use coverlist_core::record::RecordKind;
use coverlist_core::template::{Purpose, Template};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// Shows one user or device. The address names its kind and its id.
#[component]
pub fn RecordScreen() -> impl IntoView {
    let router = Router::here();
    let named = Memo::new(move |_| named(&router.address()));
    view! {
        <Permitted permission=Permission::ManageSettings title=t!(records_title)>
            {move || match named.get() {
                Some((kind, id)) => view! { <OneRecord kind id /> }.into_any(),
                None => no_such_record(None),
            }}
        </Permitted>
    }
}

/// The kind and the id of the record that an address names.
fn named(address: &str) -> Option<(RecordKind, i64)> {
    let (list, id) = address.trim_end_matches('/').rsplit_once('/')?;
    let kind = RecordKind::ALL.into_iter().find(|kind| addresses::records(*kind) == list)?;
    Some((kind, id.parse().ok()?))
}

fn no_such_record(kind: Option<RecordKind>) -> AnyView {
    let list = kind.map_or(addresses::RECORDS, addresses::records);
    view! {
        <Heading title=t!(record_no_such) />
        <p>{t!(record_no_such_help)}</p>
        <p><a href=list>{t!(record_back_to_list)}</a></p>
    }
    .into_any()
}

/// A record, and the insurance templates of its kind, under which it is changed.
#[derive(Clone)]
struct Found {
    record: RecordView,
    templates: Arc<[Template]>,
}

#[component]
fn OneRecord(kind: RecordKind, id: i64) -> impl IntoView {
    let client = expect_context::<Client>();
    let found = Fetched::new(move || find(client, kind, id));
    found.view(move |found| match found {
        Some(Found { record, templates }) => view! { <Record record templates /> }.into_any(),
        None => no_such_record(Some(kind)),
    })
}

async fn find(client: Client, kind: RecordKind, id: i64) -> Result<Option<Found>, Failure> {
    let record = match client.record(kind, id).await {
        Err(failure) if failure.code() == Some(ProblemCode::NotFound) => return Ok(None),
        record => record?,
    };
    let templates = client.templates().await?;
    let insurance = templates.of_kind(kind).filter(|template| template.purpose == Purpose::Insurance);
    Ok(Some(Found { record, templates: insurance.cloned().collect() }))
}

#[component]
fn Record(record: RecordView, templates: Arc<[Template]>) -> impl IntoView {
    let client = expect_context::<Client>();
    let (kind, id) = (record.kind, record.id);
    let title = words::title(kind, &record.content.key);
    let record = RwSignal::new(record);
    let history = Pages::<RecordEventView>::new(move |cursor| async move {
        let list = ListQuery { limit: Some(Pages::<RecordEventView>::LIMIT), cursor };
        client.record_history(kind, id, &list).await
    });
    history.restart();
    let panel = RwSignal::new(None::<Panel>);
    let done = RwSignal::new(None::<ImportView>);
    let place = NodeRef::<html::Div>::new();
    let outdated = RwSignal::new(None::<Failure>);
    let refresh = UnsyncCallback::new(move |()| {
        outdated.set(None);
        spawn_local(async move {
            // The screen may be closed before the answer arrives.
            let _ = match client.record(kind, id).await {
                Ok(now) => record.try_set(now).map(drop),
                Err(failure) => outdated.try_set(Some(failure)).map(drop),
            };
        });
    });
    let on_done = UnsyncCallback::new(move |import: ImportView| {
        panel.set(None);
        done.set(Some(import));
        history.restart();
        refresh.run(());
        focus_in_next_frame(place);
    });
    let again = move || {
        refresh.run(());
        focus_in_next_frame(place);
    };
    let buttons = NodeRef::<html::Div>::new();
    let close = UnsyncCallback::new(move |()| {
        panel.set(None);
        focus_in_next_frame(buttons);
    });
    let of_panel = Arc::clone(&templates);
    let open = move || {
        let (record, templates) = (record.get_untracked(), Arc::clone(&of_panel));
        panel.get().map(|open| match open {
            Panel::Change => view! { <ChangePanel record templates close on_done /> }.into_any(),
            Panel::Move => view! { <MovePanel record templates close on_done /> }.into_any(),
        })
    };
    view! {
        <p class="trail"><a href=addresses::records(kind)>{terms::records(kind)}</a></p>
        <Heading title />
        <RecordHead record panel buttons />
        <div class="record-news" tabindex="-1" node_ref=place>
            {move || done.get().map(|import| view! { <ChangedNotice import on_done /> })}
            {move || outdated.get().map(|failure| view! { <FailureNotice failure again /> })}
        </div>
        {open}
        <div class="record-body">
            {move || view! { <Who record=record.get() /> }}
            <div class="record-past">
                <Timeline record pages=history templates=Arc::clone(&templates) />
                <History record pages=history templates />
            </div>
        </div>
        <div class="record-keys"><KeyMap main=vec![("E", t!(record_change))] all=keys /></div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_a_record_by_its_kind_and_id() {
        for (address, record) in [
            ("records/users/7", Some((RecordKind::User, 7))),
            ("records/devices/12/", Some((RecordKind::Device, 12))),
            ("records/devices/DEV1", None),
            ("imports/7", None),
        ] {
            assert_eq!(named(address), record, "{address}");
        }
    }
}
