use super::add_field::AddField;
use super::desk::Desk;
use super::rule_text::draft_rules;
use crate::flow::drafting::{ColumnEdit, Direction};
use crate::ui::{Button, ButtonKind, CheckBox, TableBox, unique_id};
use crate::words::{templates as words, terms};
use coverlist_core::record::Field;
use coverlist_core::template::BlankCell;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The fields in the order of the file. What most columns differ in is changed here, the rest beside it.
#[component]
pub fn FieldTable() -> impl IntoView {
    let desk = Desk::here();
    let order = desk
        .editor
        .watch(|state| state.draft.columns.iter().map(|column| column.field).collect::<Vec<Field>>());
    let heads = view! {
        <th scope="col" class="number">{t!(editor_column)}</th>
        <th scope="col">{t!(templates_header)}</th>
        <th scope="col">{t!(templates_type)}</th>
        <th scope="col">{t!(templates_required)}</th>
        <th scope="col">{t!(templates_blank)}</th>
        <th scope="col">{t!(templates_details)}</th>
    };
    let rows = view! {
        <For each=move || order.get() key=|field| *field let(field)>
            <FieldRow field />
        </For>
    };
    let title = unique_id("fields");
    let title_id = title.clone();
    view! {
        <section class="editor-fields" aria-labelledby=title>
            <div class="editor-titled">
                <h2 id=title_id>{t!(editor_fields)}</h2>
                <AddField />
            </div>
            <TableBox
                name=t!(editor_fields)
                class="editor-table"
                heads=heads.into_any()
                rows=rows.into_any()
            />
            <p class="soft">{t!(editor_keys)}</p>
        </section>
    }
}

#[component]
fn FieldRow(field: Field) -> impl IntoView {
    let desk = Desk::here();
    let place = desk.editor.watch(move |state| state.draft.position(field).unwrap_or_default() as u64 + 1);
    let header = desk.bound_of(field, |column| column.header.clone(), ColumnEdit::Header);
    let required = desk.bound_of(field, |column| column.required, ColumnEdit::Required);
    let wrong = desk.fault_of(field, "name");
    let has_fault = desk.fault(move |draft| Some(format!("/fields/{}", draft.position(field)?)));
    let rules =
        desk.editor.watch(move |state| state.draft.column(field).map(draft_rules).unwrap_or_default());
    let is_chosen = move || desk.chosen.get() == field;
    let is_new = desk.editor.watch(move |state| state.saved.column(field).is_none());
    let wrong_id = unique_id("header-wrong");
    let described = wrong_id.clone();
    let said = move || {
        let id = wrong_id.clone();
        wrong.get().map(|wrong| view! { <p class="field-wrong" id=id>{wrong}</p> })
    };
    let requirement = match field {
        Field::Key | Field::Status => view! { <span class="soft">{t!(editor_always)}</span> }.into_any(),
        _ => view! { <CheckBox label=t!(templates_required) value=required is_bare=true /> }.into_any(),
    };
    view! {
        <tr
            class:chosen=is_chosen
            class:added=is_new
            class:faulty=move || has_fault.with(Option::is_some)
            on:focusin=move |_| desk.chosen.set(field)
            on:keydown=move |event| move_by_key(desk, field, &event)
        >
            <td class="number" data-label=t!(editor_column)>{place}</td>
            <th scope="row" data-label=t!(templates_header)>
                <input
                    part="input"
                    class="editor-header"
                    aria-label=move || t!(editor_header_of, place.get())
                    prop:value=header
                    aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                    aria-describedby=move || wrong.with(Option::is_some).then(|| described.clone())
                    on:input=move |event| header.set(event_target_value(&event))
                />
                {said}
            </th>
            <td data-label=t!(templates_type)>{type_of(field)}</td>
            <td data-label=t!(templates_required)>
                {requirement}
            </td>
            <td data-label=t!(templates_blank)><BlankChoice field required /></td>
            <td data-label=t!(templates_details)>
                <Button kind=ButtonKind::Quiet on_press=move || desk.show(field)>
                    {move || match rules.get() {
                        rules if rules.is_empty() => t!(editor_no_rules),
                        rules => rules,
                    }}
                </Button>
            </td>
        </tr>
    }
}

fn type_of(field: Field) -> String {
    match field {
        Field::Key => t!(editor_type_key),
        field => terms::field_type(field.field_type()),
    }
}

/// What a blank cell means. A required column has no choice.
#[component]
fn BlankChoice(field: Field, required: RwSignal<bool>) -> impl IntoView {
    let desk = Desk::here();
    let blank = desk.bound_of(field, |column| column.blank, ColumnEdit::Blank);
    let choose = move |event| {
        let value = event_target_value(&event);
        if let Some(chosen) = BlankCell::ALL.into_iter().find(|blank| blank.id() == value) {
            blank.set(chosen);
        }
    };
    move || match required.get() {
        true => view! { <span class="soft">{t!(templates_blank_rejects)}</span> }.into_any(),
        false => view! {
            <select part="input" aria-label=t!(templates_blank) on:change=choose>
                {BlankCell::ALL.map(|own| view! {
                    <option value=own.id() prop:selected=move || blank.get() == own>
                        {words::blank(own)}
                    </option>
                })}
            </select>
        }
        .into_any(),
    }
}

/// Alt and an arrow key move the column in the file.
fn move_by_key(desk: Desk, field: Field, event: &KeyboardEvent) {
    let direction = match event.key().as_str() {
        "ArrowUp" => Direction::ToStart,
        "ArrowDown" => Direction::ToEnd,
        _ => return,
    };
    if event.alt_key() {
        event.prevent_default();
        desk.move_column(field, direction);
    }
}
