use super::outcome_counts::{OutcomeCounts, count_of};
use super::outcome_row::OutcomeRow;
use super::row_table::{ColumnNames, RowTable};
use crate::client::Failure;
use crate::ui::{Button, EmptyState, PagedList, Pages, SearchField};
use coverlist_api::{Page, RowQueryRequest};
use coverlist_core::plan::{Counts, Outcome};
use coverlist_core::record::Field;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows rows with counts, filter, search and pages.
#[component]
pub fn RowList<F, Fut>(
    /// The counts of all rows, regardless of the filter.
    counts: Counts,
    heads: ColumnNames,
    /// The first page, if it has been fetched.
    #[prop(optional_no_strip)]
    first: Option<Page<OutcomeRow>>,
    /// Fetches a page of the rows that a query finds.
    fetch: F,
) -> impl IntoView
where
    F: Fn(RowQueryRequest) -> Fut + 'static,
    Fut: Future<Output = Result<Page<OutcomeRow>, Failure>> + 'static,
{
    let (key, tense) = (heads.import.header(Field::Key).to_owned(), heads.tense);
    let applied = heads.import.applied;
    let only = RwSignal::new(None::<Outcome>);
    let query = RwSignal::new(String::new());
    let pages = Pages::new(move |cursor| {
        fetch(RowQueryRequest {
            q: query.get_untracked(),
            outcome: only.get_untracked(),
            limit: Some(Pages::<OutcomeRow>::LIMIT),
            cursor,
        })
    });
    let has_first = first.is_some();
    if let Some(first) = first {
        pages.begin_with(first);
    }
    Effect::new(move |ran: Option<()>| {
        only.track();
        query.track();
        if ran.is_some() || !has_first {
            pages.restart();
        }
    });
    let total = Signal::derive(move || {
        query
            .get()
            .trim()
            .is_empty()
            .then(|| only.get().map_or(counts.total(), |only| count_of(&counts, only)))
    });
    let show_all = move || {
        only.set(None);
        query.set(String::new());
    };
    let draw = move |rows: Arc<Vec<OutcomeRow>>| match rows.is_empty() {
        true => view! {
            <EmptyState title=t!(plan_no_rows)>
                <Button on_press=show_all>{t!(plan_show_all)}</Button>
            </EmptyState>
        }
        .into_any(),
        false => view! { <RowTable rows heads=heads.clone() /> }.into_any(),
    };
    let search = t!(plan_search, &key);
    view! {
        <OutcomeCounts counts applied only key tense />
        <SearchField label=search query />
        <PagedList pages draw total />
    }
}
