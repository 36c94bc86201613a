use crate::words::terms;
use coverlist_api::{ChangeView, ColumnView, ValuesView};
use coverlist_core::record::Field;
use leptos::prelude::*;

/// The columns of a template without the key, and the fields that change without a column: a status that ends
/// coverage clears them.
pub fn value_columns<'a>(
    columns: &[ColumnView],
    changes: impl IntoIterator<Item = &'a ChangeView>,
) -> Vec<ColumnView> {
    let mut columns: Vec<ColumnView> =
        columns.iter().filter(|column| column.field != Field::Key).cloned().collect();
    for change in changes {
        if columns.iter().all(|column| column.field != change.field) {
            columns.push(ColumnView { field: change.field, header: terms::field(change.field) });
        }
    }
    columns
}

/// The class of the cells of a column.
pub fn alignment(field: Field) -> Option<&'static str> {
    field.field_type().is_number().then_some("number")
}

/// A value in a column: old above new where it changes. `is_left` says that nothing is applied. Then the row
/// contradicts its record.
pub fn value_cell(
    column: &ColumnView,
    changes: &[ChangeView],
    values: Option<&ValuesView>,
    is_left: bool,
) -> impl IntoView + use<> {
    let field = column.field;
    let change = changes.iter().find(|change| change.field == field);
    let kept = values.and_then(|values| values.text(field));
    let (state, content) = match (change, kept) {
        (Some(change), _) => ("changed", old_above_new(change)),
        (None, Some(text)) => (
            "same",
            view! { <span translate=translate(field, text)>{terms::value(field, text)}</span> }.into_any(),
        ),
        (None, None) => ("same", ().into_any()),
    };
    let state = match (is_left, change) {
        (true, Some(_)) => "conflict",
        (true, None) => "not-applied",
        (false, _) => state,
    };
    let class = [Some("diff"), alignment(field)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    // The header is the template's, in every language.
    view! { <td class=class data-diff=state data-label=column.header.clone() translate="no">{content}</td> }
}

/// Whether a value is shown as a word of the page, such as a status.
fn translate(field: Field, text: &str) -> &'static str {
    if terms::known_value(field, text).is_some() { "yes" } else { "no" }
}

/// The old value, unless it was blank, and below it the new one.
fn old_above_new(change: &ChangeView) -> AnyView {
    let ChangeView { field, old, new } = change;
    let old = old.as_ref().map(|old| {
        view! {
            <span class="visually-hidden" translate="yes">{t!(plan_from)} " "</span>
            <del translate=translate(*field, old)>{terms::value(*field, old)}</del>
            <span class="visually-hidden" translate="yes">" " {t!(plan_to)} " "</span>
        }
    });
    let new = match new {
        Some(new) => {
            view! { <ins translate=translate(*field, new)>{terms::value(*field, new)}</ins> }.into_any()
        }
        None => view! { <ins class="blank" translate="yes">{t!(terms_blank)}</ins> }.into_any(),
    };
    view! { {old} {new} }.into_any()
}
