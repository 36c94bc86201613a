//! Rows as a table.

use super::changes::Changes;
use super::outcome_row::OutcomeRow;
use crate::steps::badges::OutcomeBadge;
use crate::ui::{Icon, StatusIcon};
use crate::words::{number, plan as words, terms};
use leptos::prelude::*;
use std::sync::Arc;

/// What the columns are called.
#[derive(Clone, Copy, Debug)]
pub struct ColumnNames {
    /// The table's name.
    pub table: &'static str,
    /// What names a record.
    pub key: &'static str,
    /// What becomes of a row.
    pub outcome: &'static str,
    /// What changes, or why nothing does.
    pub what: &'static str,
}

/// Rows as a table; on a phone each is a card.
#[component]
pub fn RowTable(
    /// A page of rows.
    rows: Arc<Vec<OutcomeRow>>,
    /// What the columns are called.
    heads: ColumnNames,
) -> impl IntoView {
    let rows = rows.iter().cloned().map(|row| table_row(row, heads)).collect_view();
    view! {
        <div class="table-box" role="region" aria-label=heads.table tabindex="0">
            <table class="table table-cards row-table">
                <caption class="visually-hidden">{heads.table}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        <th scope="col" class="number">{words::LINE}</th>
                        <th scope="col">{heads.key}</th>
                        <th scope="col">{heads.outcome}</th>
                        <th scope="col">{words::RECORD}</th>
                        <th scope="col">{heads.what}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn table_row(row: OutcomeRow, heads: ColumnNames) -> impl IntoView {
    let OutcomeRow { line, key, outcome, record, changes, reason, warnings } = row;
    let what = if changes.is_empty() {
        reason.map(|reason| view! { <p class="reason">{reason}</p> }.into_any())
    } else {
        Some(view! { <Changes changes /> }.into_any())
    };
    view! {
        <tr>
            <td class="number" data-label=words::LINE>{number(line)}</td>
            <th scope="row" class="key" data-label=heads.key>{key_or_blank(key)}</th>
            <td data-label=heads.outcome><OutcomeBadge outcome /></td>
            <td data-label=words::RECORD>{record.map(|record| record.label)}</td>
            <td class="what" data-label=heads.what>{what} {warnings.into_iter().map(warning).collect_view()}</td>
        </tr>
    }
}

/// Something to look at once more before the row is applied.
fn warning(sentence: String) -> impl IntoView {
    view! { <p class="row-warning tone-warning"><StatusIcon icon=Icon::Triangle /> {sentence}</p> }
}

/// The key, or the word that there is none: an empty header cell says nothing.
fn key_or_blank(key: String) -> AnyView {
    if key.is_empty() {
        view! { <span class="blank">{terms::BLANK}</span> }.into_any()
    } else {
        key.into_any()
    }
}
