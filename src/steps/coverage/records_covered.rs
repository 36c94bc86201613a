use super::covered_list::CoveredList;
use super::export::Export;
use super::months::Months;
use super::part_chips::PartChips;
use super::place_table::PlaceTable;
use super::selecting::Selecting;
use super::statuses::Statuses;
use super::worth_a_look::WorthALook;
use crate::steps::{Host, ScreenQuery};
use crate::ui::{EmptyState, SearchField};
use crate::words::{coverage as words, records};
use coverlist_api::{CoverageView, Permission};
use coverlist_core::record::RecordKind;
use leptos::prelude::*;

/// The counts of the records of a kind, and the list of records that they filter.
#[component]
pub fn RecordsCovered(kind: RecordKind, counts: CoverageView, query: ScreenQuery) -> impl IntoView {
    if counts.all.records == 0 {
        return no_records(kind).into_any();
    }
    let (as_of, all) = (counts.as_of.clone(), counts.all.records);
    let selecting = Selecting::new(kind, counts, query);
    let found = move || selecting.found.get().map(|found| words::found(kind, found, all));
    view! {
        <p class="workspace-facts">{t!(coverage_as_of, as_of)}</p>
        <Export selecting />
        <Statuses selecting />
        <div class="coverage-body">
            <div class="workspace-side"><WorthALook selecting /></div>
            <div class="coverage-main">
                <div class="coverage-charts">
                    <PlaceTable selecting />
                    <Months selecting />
                </div>
                <div class="row-head">
                    <PartChips selecting />
                    <SearchField label=words::search(kind) query=selecting.text />
                </div>
                <CoveredList selecting />
            </div>
        </div>
        <div class="workspace-foot">
            <p>{found}</p>
            <p>{t!(coverage_export_help)}</p>
        </div>
    }
    .into_any()
}

/// Says that there are no records, and leads to where they are loaded.
fn no_records(kind: RecordKind) -> impl IntoView {
    let Host { account, links, .. } = Host::here();
    let may_load = account.get_untracked().may(Permission::ManageSettings);
    let load = links.records.filter(|_| may_load).map(|records| {
        view! { <a class="button button-primary" part="button" href=records>{records::load(kind)}</a> }
    });
    view! {
        <div class="coverage-empty">
            <EmptyState title=records::nothing(kind)>
                <p>{records::nothing_help(kind)}</p>
                {load}
            </EmptyState>
        </div>
    }
}
