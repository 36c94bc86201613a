//! Where the values of a field come from.

use crate::flow::importing::{Decision, Event, Importer, Importing, Phase, Validate};
use crate::ui::{Button, Field as TextField, unique_id};
use crate::words::header;
use coverlist_core::map::ColumnMapping;
use coverlist_core::record::{Field, FieldType};
use coverlist_core::sheet::{ColumnOrigin, Constant};
use coverlist_core::template::{Column, Template};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// Where the values of a field come from.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Origin {
    /// Nobody has decided, and the file has no column with the header of the field.
    Open,
    /// The file has no such column.
    Absent,
    /// The column at this position, from 1.
    Column(u16),
    /// Every row has this value.
    Constant(String),
    /// Every row has a value that a person is about to write.
    Written,
}

/// Chooses the column of a field among all columns of the file, or one value for every row.
#[component]
pub fn ColumnChoice(
    field: Field,
    /// The header of the field in the template.
    name: String,
    required: bool,
) -> impl IntoView {
    let importer = Importer::here();
    let options = importer.watch(move |importing| options(importing, field, required));
    let origin = importer.watch(move |importing| origin(importing, field));
    let id = unique_id("column");
    let is_written = RwSignal::new(false);
    let choose = move |event| {
        let index: Option<usize> = event_target_value(&event).parse().ok();
        let chosen =
            index.and_then(|index| options.with_untracked(|options| Some(options.get(index)?.0.clone())));
        is_written.set(chosen == Some(Origin::Written));
        if let Some(decision) = chosen.and_then(|chosen| chosen.decision(field)) {
            importer.send(Event::Decided(decision));
        }
    };
    let option = move |(index, (own, words)): (usize, (Origin, String))| {
        let is_chosen = move || match is_written.get() {
            true => own == Origin::Written,
            false => origin.with(|origin| *origin == own),
        };
        view! { <option value=index.to_string() prop:selected=is_chosen>{words}</option> }
    };
    let written = name.clone();
    view! {
        <div class="field column-choice" part="field">
            <label class="visually-hidden" for=id.clone()>{t!(questions_column, name)}</label>
            <select id=id part="input" on:change=choose>
                {move || options.get().into_iter().enumerate().map(option).collect_view()}
            </select>
            <Show when=move || is_written.get()>
                <WrittenConstant field header=written.clone() on_done=move |()| is_written.set(false) />
            </Show>
        </div>
    }
}

impl Origin {
    /// `None` for a value that is not written yet.
    fn decision(self, field: Field) -> Option<Decision> {
        Some(match self {
            Self::Open => Decision::ColumnOpen(field),
            Self::Absent => Decision::NoColumn(field),
            Self::Column(column) => Decision::Columns(vec![ColumnMapping { column, field }]),
            Self::Constant(constant) => Decision::Constant(field, constant),
            Self::Written => return None,
        })
    }
}

/// Takes the value that every row has.
#[component]
fn WrittenConstant(
    field: Field,
    /// The header of the field in the template.
    header: String,
    /// Called when the template has accepted the value.
    #[prop(into)]
    on_done: UnsyncCallback<()>,
) -> impl IntoView {
    let importer = Importer::here();
    let value = RwSignal::new(String::new());
    let sent = RwSignal::new(false);
    let name = header.clone();
    let is_refused = importer.watch(move |importing| {
        importing.validate().is_some_and(|validate| validate.refused.as_ref() == Some(&name))
    });
    let is_decided = importer.watch(move |importing| {
        let phase = importing.validate().map(|validate| &validate.phase);
        matches!(phase, Some(Phase::Done { .. })) && matches!(origin(importing, field), Origin::Constant(_))
    });
    Effect::new(move || {
        if sent.get() && is_decided.get() {
            on_done.run(());
        }
    });
    let wrong = Signal::derive(move || is_refused.get().then(|| t!(questions_constant_refused, &header)));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let constant = value.get_untracked().trim().to_owned();
        if !constant.is_empty() {
            sent.set(true);
            importer.send(Event::Decided(Decision::Constant(field, constant)));
        }
    };
    let kind = if field.field_type() == FieldType::Date { "date" } else { "text" };
    view! {
        <form class="column-constant" on:submit=submit>
            <TextField label=t!(questions_constant) value kind wrong focused=true />
            <Button submits=true>{t!(questions_constant_use)}</Button>
        </form>
    }
}

/// The origins that a field can have, with their words.
fn options(importing: &Importing, field: Field, is_required: bool) -> Vec<(Origin, String)> {
    let Some(template) = importing.templates.chosen.as_ref().map(|chosen| &chosen.template) else {
        return Vec::new();
    };
    let none = if is_required {
        (Origin::Open, t!(questions_column_open))
    } else {
        (Origin::Absent, t!(questions_column_absent))
    };
    let summary = importing.validate().and_then(Validate::summary);
    let columns = summary.map(|summary| summary.columns.as_slice()).unwrap_or_default().iter();
    let columns = columns.map(|column| {
        let words = t!(questions_column_of_file, column.column, header::shown(&column.text));
        (Origin::Column(column.column), words)
    });
    let mut constants = constants(template, field);
    let can_be_written = constants.is_empty() && field != Field::Key;
    if let Origin::Constant(constant) = origin(importing, field)
        && can_be_written
    {
        constants.push(constant);
    }
    let constants = constants
        .into_iter()
        .map(|word| (Origin::Constant(word.clone()), t!(questions_column_constant, word)));
    let written = can_be_written.then(|| (Origin::Written, t!(questions_column_written)));
    [none].into_iter().chain(columns).chain(constants).chain(written).collect()
}

/// The words that every row can have in a status or choice field.
fn constants(template: &Template, field: Field) -> Vec<String> {
    template
        .column(field)
        .map(Column::main_words)
        .unwrap_or_default()
        .into_iter()
        .map(str::to_owned)
        .collect()
}

fn origin(importing: &Importing, field: Field) -> Origin {
    let decided = || {
        let validate = importing.validate()?;
        let template = &importing.templates.chosen.as_ref()?.template;
        let expected = validate.header.as_ref()?.expected.iter().find(|expected| expected.field == field)?;
        let origin = validate.applied().columns.get(template.header(field));
        Some(match (origin, expected.found.read_from()) {
            (Some(Some(ColumnOrigin::Constant(Constant { constant }))), _) => {
                Origin::Constant(constant.clone())
            }
            (_, Some(column)) => Origin::Column(column),
            (_, None) if expected.required => Origin::Open,
            (_, None) => Origin::Absent,
        })
    };
    decided().unwrap_or(Origin::Open)
}
