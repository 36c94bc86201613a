//! What is found in the active row, and what a person can do about it.

use super::row_rules::RowsLikeThis;
use crate::flow::importing::{ChosenTemplate, Decision, Event, Importer, LookUp};
use crate::steps::badges::{MISSING_MARK, severity_mark};
use crate::ui::{Button, ButtonKind, StatusIcon, unique_id};
use crate::words::file_terms::Judged;
use crate::words::{header, validate as words};
use coverlist_core::findings::Finding;
use coverlist_core::map::HeaderChoice;
use coverlist_core::record::Field;
use coverlist_core::sheet::LeaveOut;
use coverlist_core::validate::RowStatus;
use coverlist_worker::{Column, Filter, RowView, Which};
use leptos::html;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, SubmitEvent};

/// A cell that a person can correct.
struct Cell {
    field: Field,
    text: String,
    /// The text without its damage, if that is certain, or the likely key.
    repair: Option<String>,
}

/// Explains the findings of a row. Its cells can be corrected here, and the row left out or kept.
#[component]
pub fn RowPanel(
    row: RowView,
    columns: Vec<Column>,
    judged: Judged,
    /// The rows that the table shows.
    filter: RwSignal<Filter>,
    /// The first text field, if there is one.
    first: NodeRef<html::Input>,
    /// Called after a decision, and when a person leaves a text field with Escape.
    #[prop(into)]
    on_done: UnsyncCallback<()>,
) -> impl IntoView {
    let importer = Importer::here();
    let template = importer.now(|importing| importing.templates.chosen.clone());
    let decide = UnsyncCallback::new(move |decision| {
        importer.send(Event::Decided(decision));
        on_done.run(());
    });
    let checked = judged.is_checked();
    let cells = if checked { cells(&row, &columns, &look_up(importer)) } else { Vec::new() };
    let editors = template.as_ref().map(|template| {
        let editor = |(index, cell): (usize, Cell)| {
            let header = template.template.header(cell.field).to_owned();
            let input = if index == 0 { first } else { NodeRef::new() };
            view! { <CellEditor cell line=row.line header input decide on_leave=on_done /> }
        };
        cells.into_iter().enumerate().map(editor).collect_view()
    });
    view! {
        <div class="row-panel-head">
            <p class="row-panel-title">{words::row(row.line, row.row_status, judged)}</p>
            {may_be_header(&row).then(|| {
                let header = Decision::Header(Some(HeaderChoice::Line(row.line)));
                view! {
                    <Button kind=ButtonKind::Quiet on_press=move || decide.run(header.clone())>
                        {t!(rows_header)}
                    </Button>
                }
            })}
            {checked.then(|| view! {
                {rows_of_key(&row, &columns, filter, on_done)}
                {row_decisions(importer, &row, decide)}
            })}
        </div>
        {findings(&row, template.as_ref())}
        {editors}
        {all_cells(&row, &columns)}
        {checked.then(|| view! { <RowsLikeThis row columns decide /> })}
    }
}

/// Whether a row may be the header: no record of its own, with few titles above it.
fn may_be_header(row: &RowView) -> bool {
    const TITLES: u32 = 20;
    row.line <= TITLES && matches!(row.row_status, RowStatus::Rejected | RowStatus::SetAside)
}

/// All filled cells, for a screen whose table has no room for them.
fn all_cells(row: &RowView, columns: &[Column]) -> impl IntoView + use<> {
    let filled = columns.iter().zip(&row.cells).filter(|(_, cell)| !cell.trim().is_empty());
    let cells = filled.map(|(column, cell)| {
        let (header, cell) = (header::shown(&column.text), cell.clone());
        view! { <div class="row-cell" translate="no"><dt>{header}</dt><dd>{cell}</dd></div> }
    });
    view! { <dl class="row-cells">{cells.collect_view()}</dl> }
}

fn findings(row: &RowView, template: Option<&ChosenTemplate>) -> AnyView {
    if row.findings.is_empty() && !row.is_missing {
        return view! { <p class="soft">{nothing_found(row.row_status)}</p> }.into_any();
    }
    let item = |finding: &Finding| {
        let (tone, icon) = severity_mark(finding.severity());
        view! {
            <li class=format!("tone-{}", tone.class())>
                <StatusIcon icon />
                <span>{template.map(|template| template.message(finding))}</span>
            </li>
        }
    };
    let missing = template.filter(|_| row.is_missing).map(|template| {
        let (tone, icon) = MISSING_MARK;
        view! {
            <li class=format!("tone-{}", tone.class())>
                <StatusIcon icon />
                <span>{t!(keys_missing_row, template.template.header(Field::Key))}</span>
            </li>
        }
    });
    view! { <ul>{row.findings.iter().map(item).collect_view()} {missing}</ul> }.into_any()
}

/// The line in place of findings. A rejected row without findings was not checked.
fn nothing_found(row_status: RowStatus) -> String {
    match row_status {
        RowStatus::Rejected => t!(validate_row_unchecked),
        RowStatus::Accepted | RowStatus::SetAside | RowStatus::Header => t!(validate_row_clean),
    }
}

/// The buttons that decide about the whole row.
fn row_decisions(importer: Importer, row: &RowView, decide: UnsyncCallback<Decision>) -> AnyView {
    let line = row.line;
    let rule = LeaveOut { line: Some(line), ..LeaveOut::default() };
    let is_left_out = importer.now(|importing| {
        importing.validate().is_some_and(|validate| validate.decisions.leave_out.contains(&rule))
    });
    let leave_out = match row.row_status {
        _ if is_left_out => Some((Decision::TakeIn(rule), t!(rows_take_in))),
        RowStatus::Accepted | RowStatus::Rejected => {
            Some((Decision::LeaveOut(vec![rule]), t!(rows_leave_out)))
        }
        RowStatus::SetAside | RowStatus::Header => None,
    };
    let leave_out = leave_out.map(|(decision, label)| {
        let press = move || decide.run(decision.clone());
        view! { <Button kind=ButtonKind::Quiet on_press=press>{label}</Button> }
    });
    let keep = row.contradicts().then(|| {
        let press = move || decide.run(Decision::Kept { line });
        view! { <Button kind=ButtonKind::Quiet on_press=press>{t!(rows_keep)}</Button> }
    });
    view! {
        {keep}
        {leave_out}
    }
    .into_any()
}

/// A button that shows the rows with the key of a row that contradicts another one, one below the other.
fn rows_of_key(
    row: &RowView,
    columns: &[Column],
    filter: RwSignal<Filter>,
    on_done: UnsyncCallback<()>,
) -> Option<AnyView> {
    if !row.contradicts() {
        return None;
    }
    let is_key = |column: &Column| column.field == Some(Field::Key);
    let key = row.cells.get(columns.iter().position(is_key)?)?.trim().to_owned();
    let label = t!(rows_of_key, &key);
    let wanted = Which::SameKey(row.line);
    let is_shown = Memo::new(move |_| filter.with(|filter| matches!(filter.which, Which::SameKey(_))));
    let press = move || {
        filter.set(Filter { which: wanted, text: String::new() });
        on_done.run(());
    };
    let button = move || {
        let label = label.clone();
        (!is_shown.get()).then(|| view! { <Button kind=ButtonKind::Quiet on_press=press>{label}</Button> })
    };
    Some(button.into_any())
}

fn look_up(importer: Importer) -> LookUp {
    importer
        .now(|importing| importing.validate().map(|validate| validate.look_up.clone()).unwrap_or_default())
}

/// The cells with findings, and a key that names no record, from left to right, each once.
fn cells(row: &RowView, columns: &[Column], look_up: &LookUp) -> Vec<Cell> {
    let is_missing = |field| row.is_missing && field == Field::Key;
    let found = |column: &Column| {
        column.field.is_some_and(is_missing)
            || row
                .findings
                .iter()
                .any(|finding| finding.column == Some(column.column) && finding.field == column.field)
    };
    let cell = |(column, text): (&Column, &String)| {
        let field = column.field.filter(|_| found(column))?;
        let repair = row.repairs.iter().find(|repair| repair.field == field).map(|repair| &repair.text);
        let proposal = || look_up.proposal(text.trim()).filter(|_| is_missing(field)).map(|it| &it.key);
        Some(Cell { field, text: text.clone(), repair: repair.or_else(proposal).cloned() })
    };
    columns.iter().zip(&row.cells).filter_map(cell).collect()
}

/// A text field with the cell, which is corrected alone or with all equal cells of its column.
#[component]
fn CellEditor(
    cell: Cell,
    line: u32,
    header: String,
    input: NodeRef<html::Input>,
    decide: UnsyncCallback<Decision>,
    on_leave: UnsyncCallback<()>,
) -> impl IntoView {
    let Cell { field, text: before, repair } = cell;
    let id = unique_id("cell");
    let value = RwSignal::new(before.clone());
    let correct = move |text: String| decide.run(Decision::Cell { line, field, text });
    let equal = before.clone();
    let correct_all =
        move || decide.run(Decision::EqualCells { field, equal: equal.clone(), text: value.get_untracked() });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        correct(value.get_untracked());
    };
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            on_leave.run(());
        }
    };
    let is_same = Signal::derive(move || value.with(|value| *value == before));
    view! {
        <form class="cell-editor" on:submit=submit>
            <label for=id.clone() translate="no">{header}</label>
            <input
                id=id
                node_ref=input
                part="input"
                type="text"
                autocomplete="off"
                spellcheck="false"
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
                on:keydown=on_key
            />
            <Button submits=true disabled=is_same>{t!(rows_correct)}</Button>
            <Button kind=ButtonKind::Quiet disabled=is_same on_press=correct_all>{t!(rows_correct_all)}</Button>
            {repair.map(|text| {
                let label = t!(rows_use, &text);
                view! { <Button on_press=move || correct(text.clone())>{label}</Button> }
            })}
        </form>
    }
}
