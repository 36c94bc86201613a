use super::record_search::{Condition, ListField, RecordSearch, status_filters};
use crate::ui::{Field, SearchField, SelectField};
use leptos::prelude::*;

/// Chooses a status, another field, and the values of it that the list shows.
#[component]
pub fn RecordFilters(search: RecordSearch, fields: Vec<ListField>) -> impl IntoView {
    let statuses = status_filters(t!(records_any_status), t!(records_no_status));
    let options = fields.into_iter().map(|field| (Some(field.clone()), field.name));
    let options = std::iter::once((None, t!(records_no_field))).chain(options).collect();
    let is_ordered = Memo::new(move |_| search.field.get().map(|field| field.field_type.is_ordered()));
    let conditions = move |is_ordered| {
        let value = if is_ordered { t!(records_in_range) } else { t!(records_with_words) };
        let options = [
            (Condition::Value, value),
            (Condition::Blank, t!(records_is_blank)),
            (Condition::NotBlank, t!(records_is_not_blank)),
        ];
        options.map(|(condition, word)| (condition, word.to_owned())).into()
    };
    let values = move |is_ordered| match (search.condition.get(), is_ordered) {
        (Condition::Value, true) => {
            let wrong = move |bound| Signal::derive(move || search.wrong_bound(bound));
            view! {
                <Field label=t!(records_from) value=search.from wrong=wrong(search.from) />
                <Field label=t!(records_to) value=search.to wrong=wrong(search.to) />
            }
            .into_any()
        }
        (Condition::Value, false) => {
            view! { <SearchField label=t!(records_contains) query=search.contains /> }.into_any()
        }
        (Condition::Blank | Condition::NotBlank, _) => ().into_any(),
    };
    view! {
        <div class="tools tools-filter" role="group" aria-label=t!(records_filter)>
            <SelectField label=t!(records_insurance) options=statuses value=search.status />
            <SelectField label=t!(records_filter_field) options value=search.field is_data=|_| true />
            {move || {
                is_ordered.get().map(|is_ordered| view! {
                    <SelectField
                        label=t!(records_condition)
                        options=conditions(is_ordered)
                        value=search.condition
                    />
                    {move || values(is_ordered)}
                })
            }}
        </div>
    }
}
