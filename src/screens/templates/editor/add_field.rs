use super::desk::Desk;
use crate::flow::Listed;
use crate::flow::drafting::{Draft, Edit};
use crate::flow::fields::FieldList;
use crate::screens::templates::field_dialog::{FieldDialog, Purpose as DialogPurpose};
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Menu};
use coverlist_api::FieldView;
use coverlist_core::record::{Attribute, Field};
use coverlist_core::template::Purpose;
use leptos::prelude::*;

/// Adds a column for a field that the template does not have yet, or a field to the district.
#[component]
pub fn AddField() -> impl IntoView {
    let desk = Desk::here();
    let Host { client, announcer, root, .. } = Host::here();
    let (open, purpose) = (RwSignal::new(false), RwSignal::new(None));
    let on_close = move |()| {
        open.set(false);
        announcer.say(t!(fields_changed));
    };
    let fields = FieldList::open(client, UnsyncCallback::new(on_close));
    let list = fields.watch(|fields| fields.list.clone());
    let draft = desk.editor.watch(|state| state.draft.clone());
    let is_insurance = desk.editor.now(|state| state.draft.purpose == Purpose::Insurance);
    let kind = desk.editor.now(|state| state.draft.kind);
    let choices = move || {
        let missing = missing(&draft.get(), &list.get());
        let is_complete = missing.is_empty();
        let choice = move |(field, name): (Field, String)| {
            let label = name.clone();
            let press = move || {
                desk.edit(Edit::Add(field, name.clone()));
                desk.show(field);
            };
            view! {
                <Button kind=ButtonKind::Quiet on_press=press>
                    <span translate="no">{label}</span>
                </Button>
            }
        };
        view! {
            {is_complete.then(|| view! { <p class="soft">{t!(editor_all_fields)}</p> })}
            {missing.into_iter().map(choice).collect_view()}
        }
    };
    let new = move || {
        purpose.set(Some(DialogPurpose::Add(kind)));
        open.set(true);
    };
    view! {
        <Menu label=Signal::derive(|| t!(editor_add_field)) root>
            <div class="menu-list">
                {choices}
                {is_insurance.then(|| view! { <Button on_press=new>{t!(editor_new_field)}</Button> })}
            </div>
        </Menu>
        <FieldDialog open purpose fields />
    }
}

/// The fields that the template can have and does not have yet, with their names.
fn missing(draft: &Draft, fields: &Listed<Vec<FieldView>>) -> Vec<(Field, String)> {
    let is_missing = |field: &Field| draft.column(*field).is_none();
    match (draft.purpose, fields) {
        (Purpose::Records, _) => {
            let attributes = Attribute::listed(draft.kind).iter();
            let attributes = attributes.map(|&it| (Field::Attribute(it), it.header().to_owned()));
            attributes.filter(|(field, _)| is_missing(field)).collect()
        }
        (Purpose::Insurance, Listed::Known(fields)) => {
            let of_kind = fields.iter().filter(|field| field.kind == draft.kind && is_missing(&field.id));
            of_kind.map(|field| (field.id, field.name.clone())).collect()
        }
        (Purpose::Insurance, _) => Vec::new(),
    }
}
