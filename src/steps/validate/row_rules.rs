//! Rules that leave rows out by the value in a column.

use super::repair_button::RepairButton;
use crate::flow::importing::{Decision, Event, Importer, Phase};
use crate::ui::{Button, SelectField};
use crate::words::{header, list};
use coverlist_core::sheet::{ColumnName, LeaveOut};
use coverlist_worker::{Column, RowView, Summary};
use leptos::prelude::*;

/// Leaves out the rows that have the same value in a column as this one, or all others.
#[component]
pub fn RowsLikeThis(row: RowView, columns: Vec<Column>, decide: UnsyncCallback<Decision>) -> impl IntoView {
    let unread = columns.iter().find(|column| column.field.is_none());
    let chosen = RwSignal::new(unread.or(columns.first()).map(|column| column.column).unwrap_or_default());
    let options = columns.iter().map(|column| (column.column, header::shown(&column.text))).collect();
    let values: Vec<_> = columns
        .iter()
        .map(|column| column.column)
        .zip(row.cells.iter().map(|cell| cell.trim().to_owned()))
        .collect();
    let value = Memo::new(move |_| {
        let found = values.iter().find(|(column, _)| *column == chosen.get());
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    });
    let column = move || Some(ColumnName::Position(chosen.get_untracked()));
    let same = move || Some(vec![value.get_untracked()]);
    let keep = move || {
        decide.run(Decision::LeaveOut(vec![LeaveOut {
            column: column(),
            is_not: same(),
            ..LeaveOut::default()
        }]));
    };
    let leave_out = move || {
        decide.run(Decision::LeaveOut(vec![LeaveOut {
            column: column(),
            is: same(),
            ..LeaveOut::default()
        }]));
    };
    view! {
        <details class="rows-like-this">
            <summary>{t!(rows_like_this)}</summary>
            <div class="rows-like-this-rule">
                <SelectField label=t!(rows_rule_column) options value=chosen is_data=|_| true />
                <p>{move || t!(rows_rule_value, value.get())}</p>
                <Button on_press=keep>{t!(rows_rule_keep)}</Button>
                <Button on_press=leave_out>{t!(rows_rule_leave_out)}</Button>
            </div>
        </details>
    }
}

/// The rules about columns that leave rows out, each with a button that takes it back.
#[component]
pub fn RowRules() -> impl IntoView {
    let rules = Importer::here().watch(|importing| {
        let Some(validate) = importing.validate() else { return Vec::new() };
        let Some(Summary { columns, left_out, .. }) = validate.summary() else { return Vec::new() };
        // While the file is checked again, the counts are those of the rules before.
        let is_counted = matches!(validate.phase, Phase::Done { .. });
        let is_own = |rule| validate.decisions.leave_out.contains(rule);
        let rules = validate.applied().leave_out.iter().enumerate();
        rules
            .filter_map(|(place, rule)| {
                Some((
                    rule.clone(),
                    is_own(rule),
                    sentence(rule, columns)?,
                    left_out.get(place).copied().filter(|_| is_counted),
                ))
            })
            .collect()
    });
    let item = |(rule, is_own, sentence, rows): (LeaveOut, bool, String, Option<u32>)| {
        let event = Event::Decided(Decision::TakeIn(rule));
        // A rule of a saved source goes with its other answers.
        let take_back = is_own.then(|| view! { <RepairButton event label=t!(rows_rule_take_back) /> });
        let rows = rows.map(|rows| t!(rows_rule_rows, u64::from(rows)));
        view! { <li>{sentence} " " {rows} " " {take_back}</li> }
    };
    move || {
        let items = rules.get().into_iter().map(item).collect_view();
        (!items.is_empty()).then(|| view! { <ul class="row-rules" aria-label=t!(rows_rules)>{items}</ul> })
    }
}

/// Says what a rule about a column leaves out.
fn sentence(rule: &LeaveOut, columns: &[Column]) -> Option<String> {
    let name = match rule.column.as_ref()? {
        ColumnName::Position(position) => columns
            .iter()
            .find(|column| column.column == *position)
            .map(|column| header::shown(&column.text))?,
        ColumnName::Header(name) => name.clone(),
    };
    let values =
        |values: &[String]| list(values.iter().map(|value| t!(rows_rule_text, value)).collect::<Vec<_>>());
    Some(match (&rule.is, &rule.is_not) {
        (Some(is), _) if is.is_empty() => t!(rows_rule_none, name),
        (Some(is), _) => t!(rows_rule_is, name, values(is)),
        (None, Some(is_not)) => t!(rows_rule_is_not, name, values(is_not)),
        (None, None) => t!(rows_rule_negative, name),
    })
}
