use super::column::Listed;
use super::covered_table::CoveredTable;
use super::selecting::Selecting;
use crate::client::{Client, Failure};
use crate::steps::Host;
use crate::ui::{Button, EmptyState, PagedList, Pages, Trail};
use coverlist_api::{CoveragePage, CoverageRow, Page, RecordQueryRequest};
use coverlist_core::record::RecordKind;
use leptos::prelude::*;
use std::sync::Arc;

/// Lists the records that are selected, page by page.
#[component]
pub fn CoveredList(selecting: Selecting) -> impl IntoView {
    let client = Host::here().client;
    let limit = Some(Pages::<Listed>::LIMIT);
    let request = move || selecting.request();
    let pages = Pages::new(move |cursor| {
        let asked = RecordQueryRequest { limit, cursor, ..untrack(request) };
        async move { fetch(client, selecting, asked).await }
    });
    // Another search begins at the first page, before the address says so: it is fetched once.
    let searched = StoredValue::new(selecting.text.get_untracked());
    let trail = move || {
        let trail = selecting.trail();
        let is_of_search = selecting.text.with(|text| searched.with_value(|searched| searched == text));
        if is_of_search { trail } else { Trail::default() }
    };
    pages.follow_address(move || (request(), trail()), move |trail| selecting.turn(trail));
    Effect::new(move || {
        let text = selecting.text.get();
        let is_another = searched.with_value(|searched| *searched != text);
        searched.set_value(text);
        if is_another && !untrack(|| selecting.trail()).is_empty() {
            selecting.turn(Trail::default());
        }
    });
    let draw = move |rows: Arc<Vec<Listed>>| match rows.is_empty() {
        true => nothing_found(selecting),
        false => view! { <CoveredTable selecting rows=rows.to_vec() /> }.into_any(),
    };
    view! {
        <div class="row-body">
            <PagedList pages draw total=selecting.found />
        </div>
    }
}

fn nothing_found(selecting: Selecting) -> AnyView {
    view! {
        <EmptyState title=t!(records_no_match)>
            <p>{t!(coverage_no_match_help)}</p>
            <Button on_press=move || selecting.show_all()>{t!(coverage_clear)}</Button>
        </EmptyState>
    }
    .into_any()
}

/// Fetches a page of the list, and notes how many records there are. Only the first part of a list says so.
async fn fetch(
    client: Client,
    selecting: Selecting,
    asked: RecordQueryRequest,
) -> Result<Page<Listed>, Failure> {
    if asked.cursor.is_some() && selecting.found.get_untracked().is_none() {
        let first = RecordQueryRequest { limit: Some(1), cursor: None, ..asked.clone() };
        note(selecting, part(client, selecting.kind, &first).await?.0);
    }
    let (found, page) = part(client, selecting.kind, &asked).await?;
    let now = selecting.text.try_with_untracked(|_| untrack(|| selecting.request()));
    if now == Some(RecordQueryRequest { limit: None, cursor: None, ..asked }) {
        note(selecting, found);
    }
    Ok(page)
}

/// The screen may be gone before the answer arrives.
fn note(selecting: Selecting, found: Option<u32>) {
    if found.is_some() {
        let _ = selecting.found.try_set(found);
    }
}

async fn part(
    client: Client,
    kind: RecordKind,
    asked: &RecordQueryRequest,
) -> Result<(Option<u32>, Page<Listed>), Failure> {
    Ok(match kind {
        RecordKind::User => listed(client.covered_users(asked).await?),
        RecordKind::Device => listed(client.covered_devices(asked).await?),
    })
}

fn listed<T>(part: CoveragePage<T>) -> (Option<u32>, Page<Listed>)
where
    Listed: From<CoverageRow<T>>,
{
    let rows = part.rows.into_iter().map(Listed::from).collect();
    (part.found, Page { rows, next: part.next })
}
