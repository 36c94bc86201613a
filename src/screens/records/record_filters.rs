use super::record_search::{Condition, ListField, RecordSearch, status_filters};
use crate::ui::{Field, SearchField, SelectField};
use crate::words::records as words;
use leptos::prelude::*;

/// Chooses a status, another field, and the values of it that the list shows.
#[component]
pub fn RecordFilters(search: RecordSearch, fields: Vec<ListField>) -> impl IntoView {
    let statuses = status_filters(words::ANY_STATUS, words::NO_STATUS);
    let options = fields.into_iter().map(|field| (Some(field.clone()), field.name));
    let options = std::iter::once((None, words::NO_FIELD.to_owned())).chain(options).collect();
    let is_ordered = Memo::new(move |_| search.field.get().map(|field| field.field_type.is_ordered()));
    let conditions = move |is_ordered| {
        let value = if is_ordered { words::IN_RANGE } else { words::WITH_WORDS };
        let options = [
            (Condition::Value, value),
            (Condition::Blank, words::IS_BLANK),
            (Condition::NotBlank, words::IS_NOT_BLANK),
        ];
        options.map(|(condition, word)| (condition, word.to_owned())).into()
    };
    let values = move |is_ordered| match (search.condition.get(), is_ordered) {
        (Condition::Value, true) => {
            let wrong = move |bound| Signal::derive(move || search.wrong_bound(bound));
            view! {
                <Field label=words::FROM value=search.from wrong=wrong(search.from) />
                <Field label=words::TO value=search.to wrong=wrong(search.to) />
            }
            .into_any()
        }
        (Condition::Value, false) => {
            view! { <SearchField label=words::CONTAINS query=search.contains /> }.into_any()
        }
        (Condition::Blank | Condition::NotBlank, _) => ().into_any(),
    };
    view! {
        <div class="tools tools-filter" role="group" aria-label=words::FILTER>
            <SelectField label=words::INSURANCE options=statuses value=search.status />
            <SelectField label=words::FILTER_FIELD options value=search.field />
            {move || {
                is_ordered.get().map(|is_ordered| view! {
                    <SelectField
                        label=words::CONDITION
                        options=conditions(is_ordered)
                        value=search.condition
                    />
                    {move || values(is_ordered)}
                })
            }}
        </div>
    }
}
