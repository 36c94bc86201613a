use super::record_search::{RecordSearch, status_filters};
use crate::steps::{FilterFields, ListField};
use crate::ui::SelectField;
use leptos::prelude::*;

/// Chooses a status, another field, and the values of it that the list shows.
#[component]
pub fn RecordFilters(search: RecordSearch, fields: Vec<ListField>) -> impl IntoView {
    let statuses = status_filters(t!(records_any_status), t!(records_no_status));
    view! {
        <div class="tools tools-filter" role="group" aria-label=t!(records_filter)>
            <SelectField label=t!(records_insurance) options=statuses value=search.status />
            <FilterFields filter=search.filter fields />
        </div>
    }
}
