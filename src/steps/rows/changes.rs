use crate::words::terms;
use coverlist_api::{ChangeView, ImportView};
use coverlist_core::record::Field;
use leptos::prelude::*;

/// Lists the changed fields of a record, each with its header in the import's template, its old and its new
/// value.
#[component]
pub fn Changes<'a>(changes: Vec<ChangeView>, import: &'a ImportView) -> impl IntoView + use<> {
    let changes = changes
        .into_iter()
        .map(|ChangeView { field, old, new }| {
            view! {
                <li class="change">
                    <span class="change-field" translate="no">{header(import, field)}</span>
                    <span class="visually-hidden">" " {t!(plan_from)} " "</span>
                    <del>{value(field, old)}</del>
                    <span class="change-arrow" aria-hidden="true">" → "</span>
                    <span class="visually-hidden">" " {t!(plan_to)} " "</span>
                    <ins>{value(field, new)}</ins>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="changes">{changes}</ul> }
}

/// The header of a field; its name when the template has no such column, because a status that ends coverage
/// clears fields without a column too.
fn header(import: &ImportView, field: Field) -> String {
    match import.header(field) {
        "" => terms::field(field).to_owned(),
        header => header.to_owned(),
    }
}

/// Shows a value as text, and a blank value as the word "blank".
fn value(field: Field, value: Option<String>) -> AnyView {
    match value {
        Some(text) => match terms::known_value(field, &text) {
            Some(word) => word.into_any(),
            None => view! { <span translate="no">{text}</span> }.into_any(),
        },
        None => view! { <span class="blank">{t!(terms_blank)}</span> }.into_any(),
    }
}
