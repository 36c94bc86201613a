use super::desk::Desk;
use super::rule_text;
use crate::flow::drafting::{ColumnEdit, Limit};
use crate::ui::Field as TextField;
use coverlist_core::record::Field;
use leptos::prelude::*;

/// The limits that the type of the column has, and the example.
#[component]
pub fn LimitFields(field: Field) -> impl IntoView {
    let limits = Limit::ALL.into_iter().filter(|limit| limit.fits(field.field_type()));
    let limits = limits.map(|limit| view! { <LimitField field limit /> }).collect_view();
    view! { <div class="editor-limits">{limits}</div> }
}

#[component]
fn LimitField(field: Field, limit: Limit) -> impl IntoView {
    let desk = Desk::here();
    let value = desk.bound_of(
        field,
        move |column| column.limit(limit).to_owned(),
        move |text| ColumnEdit::Limit(limit, text),
    );
    let fault = desk.fault_of(field, limit.place());
    let is_wrong = desk
        .editor
        .watch(move |state| state.draft.column(field).is_some_and(|column| column.is_wrong_length(limit)));
    let wrong = Signal::derive(move || match is_wrong.get() {
        true => Some(t!(editor_not_whole)),
        false => fault.get(),
    });
    view! { <TextField label=rule_text::limit(limit) value wrong /> }
}
