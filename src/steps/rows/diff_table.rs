use super::outcome_row::OutcomeRow;
use super::value_cell::{alignment, value_cell, value_columns};
use crate::steps::badges::{EffectBadge, OutcomeBadge};
use crate::steps::lists::{SortHead, Sorting};
use crate::ui::{Icon, StatusIcon, TableBox, TableLayout};
use crate::words::number;
use crate::words::terms::{self, Tense};
use coverlist_api::{ColumnView, ImportView};
use coverlist_core::record::Field;
use leptos::prelude::*;
use std::sync::Arc;

/// The headers of the table.
#[derive(Clone, Debug)]
pub struct ColumnNames {
    pub table: String,
    /// The import, whose template has the headers of the key and of the fields.
    pub import: ImportView,
    /// The outcome column.
    pub outcome: String,
    pub tense: Tense,
}

/// Draws what a person can decide about a row.
pub type RowActions = UnsyncCallback<(OutcomeRow,), AnyView>;

/// Shows rows in the columns of the template: old above new where a value changes. On a phone each row is a
/// card.
#[component]
pub fn DiffTable(
    /// The rows of a page.
    rows: Arc<Vec<OutcomeRow>>,
    names: ColumnNames,
    /// The order of the rows; `None` if it cannot be chosen.
    sorting: Option<Sorting>,
    actions: Option<RowActions>,
) -> impl IntoView {
    let changes = rows.iter().flat_map(|row| &row.changes);
    let columns = value_columns(&names.import.columns, changes);
    let head = |field: &str, name: String, is_data: bool, class: Option<&'static str>| match sorting {
        Some(sorting) => view! { <SortHead field name is_data class sorting /> }.into_any(),
        None => {
            let translate = is_data.then_some("no");
            view! { <th scope="col" class=class translate=translate>{name}</th> }.into_any()
        }
    };
    let key = names.import.header(Field::Key).to_owned();
    let heads = columns
        .iter()
        .map(|column| head(&column.field.to_string(), column.header.clone(), true, alignment(column.field)))
        .collect_view();
    let rows = rows.iter().map(|row| table_row(row, &columns, &names, actions)).collect_view();
    let layout = if sorting.is_some() { TableLayout::SortedCards } else { TableLayout::Cards };
    view! {
        <TableBox
            name=names.table
            layout
            class="diff-table sticky-key"
            heads=view! {
                {head("line", t!(plan_line), false, Some("number"))}
                {head("key", key, true, Some("key"))}
                {head("record", t!(plan_record), false, None)}
                {head("action", names.outcome, false, None)}
                {heads}
            }
            .into_any()
            rows=rows.into_any()
        />
    }
}

fn table_row(
    row: &OutcomeRow,
    columns: &[ColumnView],
    names: &ColumnNames,
    actions: Option<RowActions>,
) -> impl IntoView + use<> {
    let OutcomeRow { line, key, outcome, changes, values, .. } = row;
    let is_left = !outcome.is_applied();
    let cells =
        columns.iter().map(|column| value_cell(column, changes, values.as_ref(), is_left)).collect_view();
    view! {
        <tr>
            <td class="number" data-label=t!(plan_line)>{number(*line)}</td>
            <th scope="row" class="key" translate="no" data-label=names.import.header(Field::Key).to_owned()>
                {key_or_blank(key.clone())}
            </th>
            <td class="diff-record" data-label=t!(plan_record)>{record(row)}</td>
            <td class="diff-outcome" data-label=names.outcome.clone()>
                {outcome_of(row, names.tense)} {actions.map(|actions| actions.run((row.clone(),)))}
            </td>
            {cells}
        </tr>
    }
}

/// The record, and the name in the file if it is another one.
fn record(row: &OutcomeRow) -> impl IntoView + use<> {
    let label = row.record.as_ref().map(|record| record.label.clone());
    let other = row.names.as_ref().filter(|names| names.record.as_ref() != Some(&names.file));
    let in_file = other.map(|names| t!(plan_name_in_file, &names.file));
    view! {
        {label.map(|label| view! { <span translate="no">{label}</span> })}
        {in_file.map(|name| view! { <span class="diff-note">{name}</span> })}
    }
}

/// What happens to the row, why it is not applied, and what is worth a look.
fn outcome_of(row: &OutcomeRow, tense: Tense) -> impl IntoView + use<> {
    let badge = match row.effect {
        Some(effect) => view! { <EffectBadge effect tense /> }.into_any(),
        None => view! { <OutcomeBadge outcome=row.outcome tense /> }.into_any(),
    };
    let reason = row.reason.clone().map(|reason| view! { <p class="diff-note">{reason}</p> });
    let watch = row.watch.iter().map(|warning| terms::warning(*warning));
    let warnings = watch.chain(row.warnings.iter().cloned()).map(warning).collect_view();
    view! { {badge} {reason} {warnings} }
}

/// A warning about a row that is applied.
fn warning(sentence: String) -> impl IntoView {
    view! { <p class="diff-note tone-warning"><StatusIcon icon=Icon::Triangle /> {sentence}</p> }
}

/// The key, or the word "blank": an empty header cell means nothing to a screen reader.
fn key_or_blank(key: String) -> AnyView {
    if key.is_empty() {
        view! { <span class="blank" translate="yes">{t!(terms_blank)}</span> }.into_any()
    } else {
        key.into_any()
    }
}
