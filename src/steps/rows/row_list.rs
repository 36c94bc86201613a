use super::diff_table::{ColumnNames, DiffTable, RowActions};
use super::outcome_row::OutcomeRow;
use super::row_query::RowQuery;
use super::shown::Shown;
use crate::client::Failure;
use crate::steps::lists::{FieldFilter, FilterFields, ListField, Sorting};
use crate::ui::{Button, EmptyState, PagedList, Pages, SearchField};
use crate::words::terms::Tense;
use coverlist_api::{ImportView, Page, RecordSort};
use coverlist_core::record::{Field, FieldType};
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// What a list of rows shows: the search, the filters and the order.
#[derive(Clone, Copy)]
pub struct RowSearch {
    pub text: RwSignal<String>,
    pub shown: RwSignal<Shown>,
    pub filter: FieldFilter,
    /// The order; `None` if it cannot be chosen, as in a report.
    pub sorting: Option<Sorting>,
}

impl RowSearch {
    /// Shows all rows, in the order of the file.
    pub fn new(tense: Tense) -> Self {
        Self {
            text: RwSignal::default(),
            shown: RwSignal::default(),
            filter: FieldFilter::new(),
            sorting: (tense == Tense::Plan)
                .then(|| Sorting::new(Some(RecordSort { field: "line".to_owned(), descending: false }))),
        }
    }

    /// The request for the first rows. The signals are tracked.
    fn request(&self) -> RowQuery {
        RowQuery {
            text: self.text.get().trim().to_owned(),
            shown: self.shown.get(),
            filter: self.filter.request(),
            sort: self.sorting.and_then(Sorting::get),
            limit: Some(Pages::<OutcomeRow>::LIMIT),
            cursor: None,
        }
    }

    /// Whether rows are left out by something else than what is shown. The signals are tracked.
    fn is_narrowed(&self) -> bool {
        !self.text.with(|text| text.trim().is_empty()) || self.filter.request().is_some()
    }

    fn show_all(&self) {
        self.shown.set(Shown::All);
        self.text.set(String::new());
        self.filter.clear();
    }
}

/// The search of the rows, and the filter by a column where the list has one.
#[component]
pub fn RowTools(search: RowSearch, import: ImportView) -> impl IntoView {
    let label = match search.sorting {
        Some(_) => t!(plan_search_all),
        None => t!(plan_search, import.header(Field::Key)),
    };
    let fields = search.sorting.map(|_| fields(&import));
    view! {
        <div class="tools tools-filter" role="group" aria-label=t!(records_filter)>
            <SearchField label query=search.text />
            {fields.map(|fields| view! { <FilterFields filter=search.filter fields /> })}
        </div>
    }
}

/// The columns of a plan by which its rows are filtered.
fn fields(import: &ImportView) -> Vec<ListField> {
    let text = |id: &str, name: String| ListField { id: id.to_owned(), name, field_type: FieldType::Text };
    let own = [
        text("key", import.header(Field::Key).to_owned()),
        text("record", t!(plan_record)),
        text("name", t!(plan_name)),
    ];
    let columns = import.columns.iter().filter(|column| column.field != Field::Key).map(|column| ListField {
        id: column.field.to_string(),
        name: column.header.clone(),
        field_type: column.field.field_type(),
    });
    own.into_iter().chain(columns).collect()
}

/// Shows the rows that a search finds, page by page.
#[component]
pub fn RowList<F, Fut>(
    search: RowSearch,
    names: ColumnNames,
    /// The number of rows that the counts say are shown, without search and filter.
    #[prop(into)]
    total: Signal<u32>,
    first: Page<OutcomeRow>,
    /// Changes when the rows are to be fetched again.
    #[prop(into, optional)]
    generation: Signal<i64>,
    /// What a person can decide about a row.
    #[prop(optional_no_strip)]
    actions: Option<RowActions>,
    /// The place of the rows, for [`RowKeys`](crate::steps::row_keys::RowKeys).
    place: NodeRef<html::Div>,
    /// Fetches a page of the rows that a query finds.
    fetch: F,
) -> impl IntoView
where
    F: Fn(RowQuery) -> Fut + 'static,
    Fut: Future<Output = Result<Page<OutcomeRow>, Failure>> + 'static,
{
    let pages = Pages::new(move |cursor| fetch(RowQuery { cursor, ..untrack(|| search.request()) }));
    pages.begin_with(first);
    pages.follow(move || (search.request(), generation.get()));
    let total = Signal::derive(move || (!search.is_narrowed()).then(|| total.get()));
    let draw = move |rows: Arc<Vec<OutcomeRow>>| match rows.is_empty() {
        true => view! {
            <EmptyState title=t!(plan_no_rows)>
                <Button on_press=move || search.show_all()>{t!(plan_show_all)}</Button>
            </EmptyState>
        }
        .into_any(),
        false => view! { <DiffTable rows names=names.clone() sorting=search.sorting actions /> }.into_any(),
    };
    view! {
        <div class="row-body" node_ref=place>
            <PagedList pages draw total />
        </div>
    }
}
