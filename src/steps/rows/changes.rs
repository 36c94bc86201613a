use crate::words::terms;
use coverlist_api::ChangeView;
use coverlist_core::record::Field;
use leptos::prelude::*;

/// Lists the changed fields of a record, each with its old and new value.
#[component]
pub fn Changes(changes: Vec<ChangeView>) -> impl IntoView {
    let changes = changes
        .into_iter()
        .map(|ChangeView { field, old, new }| {
            view! {
                <li class="change">
                    <span class="change-field">{terms::field(field)}</span>
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
