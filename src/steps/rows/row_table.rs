use super::changes::Changes;
use super::outcome_row::OutcomeRow;
use crate::steps::badges::OutcomeBadge;
use crate::ui::{Icon, StatusIcon};
use crate::words::number;
use crate::words::terms::Tense;
use coverlist_api::ImportView;
use coverlist_core::record::Field;
use leptos::prelude::*;
use std::sync::Arc;

/// The headers of the table.
#[derive(Clone, Debug)]
pub struct ColumnNames {
    pub table: String,
    /// The import, whose template has the headers of the key and of the changed fields.
    pub import: ImportView,
    /// The outcome column.
    pub outcome: String,
    /// The header of the column with changes and reasons.
    pub what: String,
    pub tense: Tense,
}

/// Shows rows as a table. On a phone each row is a card.
#[component]
pub fn RowTable(
    /// The rows of a page.
    rows: Arc<Vec<OutcomeRow>>,
    /// The headers.
    heads: ColumnNames,
) -> impl IntoView {
    let rows = rows.iter().cloned().map(|row| table_row(row, &heads)).collect_view();
    let label = heads.table.clone();
    view! {
        <div class="table-box" part="table" role="region" aria-label=label tabindex="0">
            <table class="table table-cards row-table">
                <caption class="visually-hidden">{heads.table}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        <th scope="col" class="number">{t!(plan_line)}</th>
                        <th scope="col" translate="no">{heads.import.header(Field::Key).to_owned()}</th>
                        <th scope="col">{heads.outcome}</th>
                        <th scope="col">{t!(plan_record)}</th>
                        <th scope="col">{heads.what}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn table_row(row: OutcomeRow, heads: &ColumnNames) -> impl IntoView + use<> {
    let OutcomeRow { line, key, outcome, record, changes, reason, warnings } = row;
    let what = if changes.is_empty() {
        reason.map(|reason| view! { <p class="reason">{reason}</p> }.into_any())
    } else {
        Some(view! { <Changes changes import=&heads.import /> }.into_any())
    };
    view! {
        <tr>
            <td class="number" data-label=t!(plan_line)>{number(line)}</td>
            <th scope="row" class="key" translate="no" data-label=heads.import.header(Field::Key).to_owned()>
                {key_or_blank(key)}
            </th>
            <td data-label=heads.outcome.clone()><OutcomeBadge outcome tense=heads.tense /></td>
            <td data-label=t!(plan_record)>
                {record.map(|record| view! { <span translate="no">{record.label}</span> })}
            </td>
            <td class="what" data-label=heads.what.clone()>
                {what} {warnings.into_iter().map(warning).collect_view()}
            </td>
        </tr>
    }
}

/// A warning about a row that is applied.
fn warning(sentence: String) -> impl IntoView {
    view! { <p class="row-warning tone-warning"><StatusIcon icon=Icon::Triangle /> {sentence}</p> }
}

/// The key, or the word "blank": an empty header cell means nothing to a screen reader.
fn key_or_blank(key: String) -> AnyView {
    if key.is_empty() {
        view! { <span class="blank" translate="yes">{t!(terms_blank)}</span> }.into_any()
    } else {
        key.into_any()
    }
}
