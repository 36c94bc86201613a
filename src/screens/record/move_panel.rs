use super::change_panel::{TemplateField, columns_of};
use super::panel_steps::PanelSteps;
use crate::client::{Client, Failure};
use crate::flow::changing::{Changer, Event};
use crate::steps::{StatusBadge, status_of};
use crate::ui::{Button, FailureNotice, Pages, SearchField};
use crate::words::record as words;
use coverlist_api::{
    DeviceView, ImportView, Page, RecordChange, RecordChangeRequest, RecordQueryRequest, RecordView,
    RelatedRecord, UserView,
};
use coverlist_core::record::RecordKind;
use coverlist_core::template::Template;
use leptos::prelude::*;
use std::sync::Arc;

/// The maximum number of records that a search offers.
const OFFERED: u32 = 8;

/// Moves the coverage of the record to another one of its kind.
#[component]
pub fn MovePanel(
    record: RecordView,
    templates: Arc<[Template]>,
    close: UnsyncCallback<()>,
    on_done: UnsyncCallback<ImportView>,
) -> impl IntoView {
    let (client, kind, from) = (expect_context::<Client>(), record.kind, record.id);
    let changer = Changer::open(client, kind, on_done);
    let chosen = RwSignal::new(0_usize);
    let columns = columns_of(Arc::clone(&templates), chosen);
    let query = RwSignal::new(String::new());
    let found = Pages::new(move |_| search(client, kind, from, untrack(|| query.get())));
    found.follow(move || query.get());
    let of_choice = Arc::clone(&templates);
    let choose = UnsyncCallback::new(move |to: i64| {
        let template = of_choice.get(chosen.get_untracked()).map(|template| template.id.clone());
        let change = RecordChange::Move { from, to };
        changer.send(Event::Asked(RecordChangeRequest { change, template, seen: None }));
    });
    let asking = UnsyncCallback::new(move |()| {
        view! {
            <p class="soft">{words::move_means(kind)}</p>
            <TemplateField templates=Arc::clone(&templates) chosen />
            <SearchField label=words::other(kind) query />
            <Offers kind query found choose />
            <div class="actions">
                <Button on_press=close>{t!(record_cancel)}</Button>
            </div>
        }
        .into_any()
    });
    view! { <PanelSteps title=words::moving(kind) verb=t!(record_move) changer close columns asking /> }
}

/// The records that the search finds. Each can be chosen.
#[component]
fn Offers(
    kind: RecordKind,
    query: RwSignal<String>,
    found: Pages<RelatedRecord>,
    choose: UnsyncCallback<i64>,
) -> impl IntoView {
    let list = move || {
        let rows = found.rows().filter(|_| query.with(|query| !query.trim().is_empty()))?;
        Some(match rows.is_empty() {
            true => view! { <p role="status">{words::nobody(kind)}</p> }.into_any(),
            false => {
                let rows = rows.iter().cloned().map(|record| offer(record, choose)).collect_view();
                view! { <ul class="record-offers">{rows}</ul> }.into_any()
            }
        })
    };
    let failure = move || found.failure().map(|failure| view! { <FailureNotice failure /> });
    view! { {failure} {list} }
}

fn offer(record: RelatedRecord, choose: UnsyncCallback<i64>) -> impl IntoView {
    let RelatedRecord { id, key, label, status } = record;
    view! {
        <li>
            <Button on_press=move || choose.run(id)>
                <span translate="no">{key}</span>
            </Button>
            <span class="soft" translate="no">{label}</span>
            <StatusBadge status />
        </li>
    }
}

/// The first records of a kind that contain a text, without the one whose coverage moves.
async fn search(
    client: Client,
    kind: RecordKind,
    from: i64,
    text: String,
) -> Result<Page<RelatedRecord>, Failure> {
    let q = text.trim().to_owned();
    if q.is_empty() {
        return Ok(Page { rows: Vec::new(), next: None });
    }
    let query = RecordQueryRequest { q, limit: Some(OFFERED + 1), ..RecordQueryRequest::default() };
    let mut rows: Vec<RelatedRecord> = match kind {
        RecordKind::User => client.users(&query).await?.rows.into_iter().map(user).collect(),
        RecordKind::Device => client.devices(&query).await?.rows.into_iter().map(device).collect(),
    };
    rows.retain(|record| record.id != from);
    rows.truncate(OFFERED as usize);
    Ok(Page { rows, next: None })
}

fn user(user: UserView) -> RelatedRecord {
    RelatedRecord { id: user.id, key: user.user_id, label: user.name, status: status_of(&user.values) }
}

fn device(device: DeviceView) -> RelatedRecord {
    let label = [device.model, device.asset_tag];
    let label = label.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    RelatedRecord { id: device.id, key: device.serial, label, status: status_of(&device.values) }
}
