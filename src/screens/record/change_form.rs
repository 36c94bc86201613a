use super::change_panel::TemplateField;
use crate::flow::changing::{Changer, Event};
use crate::ui::{Button, ButtonKind, Field as TextField, Notice, SelectField, Tone};
use crate::words::terms;
use coverlist_api::{RecordChange, RecordChangeRequest, RecordView, ValuesView};
use coverlist_core::record::{Field, FieldType, Status, Value};
use coverlist_core::template::{Column, Template};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Asks for the new values of a record. What was typed stays while the plan is shown.
#[derive(Clone)]
pub struct ChangeForm {
    record: i64,
    before: ValuesView,
    templates: Arc<[Template]>,
    chosen: RwSignal<usize>,
    /// The values as they are typed, in the fields of all templates.
    typed: Arc<BTreeMap<Field, RwSignal<String>>>,
    /// Whether the form was submitted without a change.
    is_same: RwSignal<bool>,
    changer: Changer,
    close: UnsyncCallback<()>,
}

impl ChangeForm {
    pub fn new(
        record: RecordView,
        templates: Arc<[Template]>,
        chosen: RwSignal<usize>,
        changer: Changer,
        close: UnsyncCallback<()>,
    ) -> Self {
        let value = |field| record.values.text(field).unwrap_or_default().to_owned();
        let columns = templates.iter().flat_map(|template| &template.columns);
        let typed = columns.map(|column| (column.field, RwSignal::new(value(column.field)))).collect();
        Self {
            record: record.id,
            before: record.values,
            templates,
            chosen,
            typed: Arc::new(typed),
            is_same: RwSignal::new(false),
            changer,
            close,
        }
    }

    pub fn draw(&self) -> impl IntoView + use<> {
        let Self { templates, chosen, is_same, close, .. } = self.clone();
        let (form, fields) = (self.clone(), self.clone());
        let submit = move |event: web_sys::SubmitEvent| {
            event.prevent_default();
            form.submit();
        };
        let same = move || {
            is_same.get().then(|| {
                view! { <Notice tone=Tone::Bad><p>{t!(record_nothing_typed)}</p></Notice> }
            })
        };
        view! {
            <form class="stack" on:submit=submit>
                <p class="soft">{t!(record_change_means)}</p>
                {same}
                <TemplateField templates chosen />
                <div class="record-fields">
                    {move || fields.columns().iter().map(|column| fields.field(column)).collect_view()}
                </div>
                <div class="actions">
                    <Button on_press=close>{t!(record_cancel)}</Button>
                    <Button kind=ButtonKind::Primary submits=true>{t!(record_preview)}</Button>
                </div>
            </form>
        }
    }

    /// The columns of the chosen template, without the key. The choice is tracked.
    fn columns(&self) -> Vec<Column> {
        let template = self.templates.get(self.chosen.get());
        let columns = template.into_iter().flat_map(|template| &template.columns);
        columns.filter(|column| column.field != Field::Key).cloned().collect()
    }

    fn field(&self, column: &Column) -> AnyView {
        let Some(&value) = self.typed.get(&column.field) else { return ().into_any() };
        let (label, field_type) = (column.header.clone(), column.field.field_type());
        match field_type {
            FieldType::Status | FieldType::Choice => {
                let options = options(column, self.before.text(column.field));
                let is_data: fn(&String) -> bool =
                    |value| Status::from_id(value).is_none() && !value.is_empty();
                view! { <SelectField label label_is_data=true options value is_data /> }.into_any()
            }
            _ => {
                let kind = if field_type == FieldType::Date { "date" } else { "text" };
                let wrong = Signal::derive(move || {
                    let is_wrong = value.with(|text| written(field_type, text).is_none());
                    is_wrong.then(|| terms::written(field_type))
                });
                view! { <TextField label label_is_data=true value kind wrong /> }.into_any()
            }
        }
    }

    fn submit(&self) {
        let columns = untrack(|| self.columns());
        let typed = |column: &Column| {
            let text = self.typed.get(&column.field)?.get_untracked();
            Some((column.field, written(column.field.field_type(), &text)?))
        };
        let Some(values) = columns.iter().map(typed).collect::<Option<BTreeMap<_, _>>>() else { return };
        let changed = values.into_iter().filter(|(field, text)| self.before.text(*field) != text.as_deref());
        let values: BTreeMap<_, _> = changed.collect();
        self.is_same.set(values.is_empty());
        if values.is_empty() {
            return;
        }
        let template = self.templates.get(self.chosen.get_untracked()).map(|template| template.id.clone());
        let change = RecordChange::Set { record: self.record, values };
        self.changer.send(Event::Asked(RecordChangeRequest { change, template, seen: None }));
    }
}

/// The canonical text of what was typed; `None` if it is not a value of the type. The inner `None` is blank.
fn written(field_type: FieldType, typed: &str) -> Option<Option<String>> {
    match typed.trim() {
        "" => Some(None),
        text => Some(Some(Value::from_text(field_type, text)?.text().into_owned())),
    }
}

/// The values of a status or a choice, the blank one, and the one that the record has: it may be a word that
/// the template no longer knows.
fn options(column: &Column, stored: Option<&str>) -> Vec<(String, String)> {
    let known = column.words.iter().map(|word| {
        let id = word.means.text().into_owned();
        let name = terms::known_value(column.field, &id).unwrap_or_else(|| word.word.clone());
        (id, name)
    });
    let stored = stored.map(|text| (text.to_owned(), terms::value(column.field, text)));
    let mut options = vec![(String::new(), t!(records_no_status))];
    for (id, name) in known.chain(stored) {
        if options.iter().all(|(listed, _)| *listed != id) {
            options.push((id, name));
        }
    }
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use coverlist_core::record::RecordKind;

    #[test]
    fn a_stored_word_that_the_template_does_not_know_can_stay() {
        let template = Template::builtin(RecordKind::Device);
        let column = template.columns.iter().find(|column| column.field == Field::Status);
        let column = column.expect("the template has a status");
        let ids = |stored| options(column, stored).into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        let known = ids(None);
        assert_eq!(ids(Some("enrolled")), known);
        assert_eq!(ids(Some("Premium")), [known, vec!["Premium".to_owned()]].concat());
    }

    #[test]
    fn what_is_typed_is_sent_as_canonical_text() {
        assert_eq!(written(FieldType::Text, " P-1 "), Some(Some("P-1".to_owned())));
        assert_eq!(written(FieldType::Amount, "460.00"), Some(Some("460.00".to_owned())));
        assert_eq!(written(FieldType::Date, " "), Some(None));
        assert_eq!(written(FieldType::Date, "June"), None);
    }
}
