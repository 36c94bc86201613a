//! Rows with their counts, filter, search and pages.

use super::outcome_counts::{OutcomeCounts, count_of};
use super::outcome_row::OutcomeRow;
use super::row_table::{ColumnNames, RowTable};
use crate::client::{Failure, ListQuery};
use crate::ui::{Button, EmptyState, FailureNotice, Pager, Pages, SearchField};
use crate::words::{plan as words, shell};
use coverlist_api::Page;
use coverlist_core::plan::{Counts, Outcome};
use leptos::prelude::*;

/// Rows with their counts, filter, search and pages.
#[component]
pub fn RowList<F, Fut>(
    /// The counts of all rows, whatever the filter.
    counts: Counts,
    /// What the columns are called.
    heads: ColumnNames,
    /// The first page, where it is here already.
    #[prop(optional_no_strip)]
    first: Option<Page<OutcomeRow>>,
    /// Gets a page of the rows with one outcome, or of all.
    fetch: F,
) -> impl IntoView
where
    F: Fn(Option<Outcome>, ListQuery) -> Fut + 'static,
    Fut: Future<Output = Result<Page<OutcomeRow>, Failure>> + 'static,
{
    let only = RwSignal::new(None::<Outcome>);
    let query = RwSignal::new(String::new());
    let pages = Pages::new(move |cursor| {
        let ask = ListQuery { limit: Some(Pages::<OutcomeRow>::LIMIT), cursor, q: query.get_untracked() };
        fetch(only.get_untracked(), ask)
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
    let rows = move || match pages.rows() {
        None if pages.failure().is_none() => {
            view! { <p class="waiting" role="status">{shell::LOADING}</p> }.into_any()
        }
        None => ().into_any(),
        Some(rows) if rows.is_empty() => view! {
            <EmptyState title=words::NO_ROWS>
                <p>{words::NO_ROWS_HELP}</p>
                <Button on_press=show_all>{words::SHOW_ALL}</Button>
            </EmptyState>
        }
        .into_any(),
        Some(rows) => view! { <RowTable rows heads /> }.into_any(),
    };
    view! {
        <OutcomeCounts counts only />
        <SearchField label=words::SEARCH query />
        {move || pages.failure().map(|failure| view! { <FailureNotice failure again=move || pages.again() /> })}
        <div class:table-busy=move || pages.is_busy() aria-busy=move || pages.is_busy().to_string()>{rows}</div>
        <Pager pages total />
    }
}
