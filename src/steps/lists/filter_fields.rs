use super::field_filter::Condition;
use super::{FieldFilter, ListField};
use crate::ui::{Field, SearchField, SelectField};
use leptos::prelude::*;

/// Chooses a field, and the values of it that the list shows.
#[component]
pub fn FilterFields(filter: FieldFilter, fields: Vec<ListField>) -> impl IntoView {
    let options = fields.into_iter().map(|field| (Some(field.clone()), field.name));
    let options = std::iter::once((None, t!(records_no_field))).chain(options).collect();
    let is_ordered = Memo::new(move |_| filter.field.get().map(|field| field.field_type.is_ordered()));
    view! {
        <SelectField label=t!(records_filter_field) options value=filter.field is_data=|_| true />
        {move || {
            is_ordered.get().map(|is_ordered| view! {
                <SelectField
                    label=t!(records_condition)
                    options=conditions(is_ordered)
                    value=filter.condition
                />
                {move || values(filter, is_ordered)}
            })
        }}
    }
}

fn conditions(is_ordered: bool) -> Vec<(Condition, String)> {
    let value = if is_ordered { t!(records_in_range) } else { t!(records_with_words) };
    vec![
        (Condition::Value, value),
        (Condition::Blank, t!(records_is_blank)),
        (Condition::NotBlank, t!(records_is_not_blank)),
    ]
}

fn values(filter: FieldFilter, is_ordered: bool) -> AnyView {
    match (filter.condition.get(), is_ordered) {
        (Condition::Value, true) => {
            let wrong = move |bound| Signal::derive(move || filter.wrong_bound(bound));
            view! {
                <Field label=t!(records_from) value=filter.from wrong=wrong(filter.from) />
                <Field label=t!(records_to) value=filter.to wrong=wrong(filter.to) />
            }
            .into_any()
        }
        (Condition::Value, false) => {
            view! { <SearchField label=t!(records_contains) query=filter.contains /> }.into_any()
        }
        (Condition::Blank | Condition::NotBlank, _) => ().into_any(),
    }
}
