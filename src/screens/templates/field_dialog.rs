use crate::flow::Editing;
use crate::flow::fields::{Draft, Event, FieldList};
use crate::ui::{Button, ButtonKind, Choice, Dialog, FailureNotice, Field, RadioGroup};
use crate::words::{fields as words, terms};
use coverlist_api::FieldView;
use coverlist_core::record::{FieldType, RecordKind};
use leptos::prelude::*;

/// The change for which the dialog opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Adds a field, first of all to this kind of record.
    Add(RecordKind),
    Rename(FieldView),
}

/// Asks for a new field, or for the new name of one.
#[component]
pub fn FieldDialog(
    open: RwSignal<bool>,
    purpose: RwSignal<Option<Purpose>>,
    fields: FieldList,
) -> impl IntoView {
    let held = fields.watch(|fields| fields.editing == Editing::Sending);
    let title = Signal::derive(move || match purpose.get() {
        Some(Purpose::Rename(field)) => t!(fields_rename, &field.name),
        Some(Purpose::Add(_)) | None => t!(fields_add),
    });
    Effect::new(move || {
        fields.send(if open.get() { Event::DialogOpened } else { Event::DialogClosed });
    });
    view! {
        <Dialog open title held>
            {move || purpose.get_untracked().map(|purpose| view! { <FieldForm open purpose fields /> })}
        </Dialog>
    }
}

#[component]
fn FieldForm(open: RwSignal<bool>, purpose: Purpose, fields: FieldList) -> impl IntoView {
    let before = match &purpose {
        Purpose::Add(_) => String::new(),
        Purpose::Rename(field) => field.name.clone(),
    };
    let name = RwSignal::new(before);
    let first = match &purpose {
        Purpose::Add(kind) => *kind,
        Purpose::Rename(field) => field.kind,
    };
    let (kind, field_type) = (RwSignal::new(first), RwSignal::new(FieldType::Text));
    let is_new = matches!(purpose, Purpose::Add(_));
    let busy = fields.watch(|fields| fields.editing == Editing::Sending);
    let editing = fields.watch(|fields| fields.editing.clone());
    let failure = move || match editing.get() {
        Editing::Open(failure) => failure.map(|failure| view! { <FailureNotice failure /> }),
        Editing::Closed | Editing::Sending => None,
    };
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        fields.send(Event::Submitted(match &purpose {
            Purpose::Add(_) => {
                Draft::Add { kind: kind.get_untracked(), field_type: field_type.get_untracked(), name }
            }
            Purpose::Rename(field) => Draft::Rename { kind: field.kind, id: field.id, name },
        }));
    };
    let choices = move || {
        let kinds = RecordKind::ALL.map(|kind| Choice {
            value: kind,
            label: terms::records(kind),
            about: String::new(),
            is_data: false,
        });
        let types = FieldType::ALL.map(|field_type| Choice {
            value: field_type,
            label: terms::field_type(field_type),
            about: words::type_means(field_type),
            is_data: false,
        });
        view! {
            <RadioGroup
                legend=t!(fields_records)
                choices=kinds.into()
                chosen=kind
                on_choose=move |chosen| kind.set(chosen)
            />
            <div class="type-choices">
            <RadioGroup
                legend=t!(fields_type)
                choices=types.into()
                chosen=field_type
                on_choose=move |chosen| field_type.set(chosen)
            />
            </div>
        }
    };
    let (means, verb) = match is_new {
        true => (t!(fields_add_means), t!(fields_add_now)),
        false => (t!(fields_rename_means), t!(fields_rename_now)),
    };
    view! {
        <form class="stack" on:submit=submit>
            {failure}
            <Field label=t!(fields_name) value=name required=true focused=true />
            {is_new.then(choices)}
            <p class="soft">{means}</p>
            <div class="actions">
                <Button busy on_press=move || open.set(false)>{t!(fields_cancel)}</Button>
                <Button kind=ButtonKind::Primary busy submits=true>{verb}</Button>
            </div>
        </form>
    }
}
