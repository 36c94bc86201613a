use super::desk::Desk;
use super::limit_fields::LimitFields;
use super::status_rules::StatusRules;
use super::word_list::WordList;
use crate::flow::drafting::{ColumnEdit, Direction, Edit};
use crate::ui::{Button, ButtonKind, in_next_frame, unique_id};
use crate::words::terms;
use coverlist_core::record::{Field, FieldType};
use coverlist_core::template::Purpose;
use leptos::html;
use leptos::prelude::*;

/// The rules of a column that the table has no room for.
#[component]
pub fn ColumnPanel(field: Field) -> impl IntoView {
    let desk = Desk::here();
    let header =
        desk.editor.watch(move |state| state.draft.column(field).map(|column| column.header.clone()));
    let is_there = desk.editor.watch(move |state| state.draft.column(field).is_some());
    let heading = NodeRef::<html::H2>::new();
    Effect::new(move || {
        let Some(heading) = heading.get() else { return };
        if desk.takes_focus() {
            // A heading that is gone by then needs no focus.
            in_next_frame(move || drop(heading.focus()));
        }
    });
    let id = unique_id("column");
    let title_id = id.clone();
    view! {
        <section class="editor-panel stack" aria-labelledby=id>
            <div>
                <h2 id=title_id node_ref=heading tabindex="-1" translate="no">{header}</h2>
                <p class="soft">{about(field)}</p>
            </div>
            <Show when=move || is_there.get()><Rules field /></Show>
        </section>
    }
}

fn about(field: Field) -> String {
    let kind = if field.is_custom() { t!(editor_custom) } else { t!(fields_built_in) };
    t!(editor_about, kind, terms::field_type(field.field_type()))
}

#[component]
fn Rules(field: Field) -> impl IntoView {
    let desk = Desk::here();
    let field_type = field.field_type();
    let aliases = desk.bound_of(field, |column| column.aliases.clone(), ColumnEdit::Aliases);
    let formats = desk.bound_of(field, |column| column.date_formats.clone(), ColumnEdit::DateFormats);
    let wrong_aliases = desk.fault_of(field, "coverlist:aliases");
    let wrong_formats = desk.fault_of(field, "coverlist:dateFormats");
    let wrong_format = desk.fault_of(field, "format");
    let wrong_formats = Signal::derive(move || wrong_formats.get().or_else(|| wrong_format.get()));
    let is_insurance = desk.editor.now(|state| state.draft.purpose == Purpose::Insurance);
    let has_words = matches!(field_type, FieldType::Status | FieldType::Choice)
        || desk.editor.now(|state| state.draft.column(field).is_some_and(|column| !column.words.is_empty()));
    view! {
        {has_words.then(|| view! { <WordList field /> })}
        <LimitFields field />
        <Lines label=t!(editor_aliases) about=t!(editor_one_per_line) value=aliases wrong=wrong_aliases />
        {(field_type == FieldType::Date).then(|| view! {
            <Lines
                label=t!(templates_date_formats)
                about=t!(editor_date_formats_about)
                value=formats
                wrong=wrong_formats
            />
        })}
        {(field == Field::Status && is_insurance).then(|| view! { <StatusRules /> })}
        {(field != Field::Key).then(|| view! { <Places field /> })}
    }
}

/// Moves the column, or leaves it out of the template.
#[component]
fn Places(field: Field) -> impl IntoView {
    let desk = Desk::here();
    let place = desk.editor.watch(move |state| state.draft.position(field));
    let last = desk.editor.watch(|state| state.draft.columns.len().saturating_sub(1));
    let is_first = Signal::derive(move || place.get().is_none_or(|place| place <= 1));
    let is_last = Signal::derive(move || place.get() == Some(last.get()));
    let remove = move || {
        let next = desk.editor.now(|state| {
            let at = state.draft.position(field).unwrap_or_default();
            let columns = &state.draft.columns;
            columns.get(at + 1).or_else(|| columns.get(at.saturating_sub(1))).map(|column| column.field)
        });
        desk.edit(Edit::Remove(field));
        desk.show(next.unwrap_or(Field::Key));
    };
    let is_needed =
        field == Field::Status && desk.editor.now(|state| state.draft.purpose == Purpose::Insurance);
    view! {
        <div class="actions">
            <Button disabled=is_first on_press=move || desk.move_column(field, Direction::ToStart)>
                {t!(editor_move_up)}
            </Button>
            <Button disabled=is_last on_press=move || desk.move_column(field, Direction::ToEnd)>
                {t!(editor_move_down)}
            </Button>
            {(!is_needed).then(|| view! {
                <Button kind=ButtonKind::Quiet on_press=remove>{t!(editor_remove)}</Button>
            })}
        </div>
    }
}

/// A text of several lines.
#[component]
fn Lines(
    #[prop(into)] label: Oco<'static, str>,
    #[prop(into)] about: Oco<'static, str>,
    value: RwSignal<String>,
    wrong: Signal<Option<String>>,
) -> impl IntoView {
    let id = unique_id("lines");
    let (about_id, wrong_id) = (format!("{id}-about"), format!("{id}-wrong"));
    let described = format!("{about_id} {wrong_id}");
    let rows = move || value.with(|text| text.lines().count().clamp(1, 8) + 1).to_string();
    view! {
        <div class="field" part="field">
            <label for=id.clone()>{label}</label>
            <textarea
                id=id
                part="input"
                rows=rows
                spellcheck="false"
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                aria-describedby=described
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
            <p class="soft" id=about_id>{about}</p>
            <p class="field-wrong" id=wrong_id>{wrong}</p>
        </div>
    }
}
