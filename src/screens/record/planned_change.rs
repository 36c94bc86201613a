use crate::screens::addresses;
use crate::steps::{EffectBadge, value_cell, value_columns};
use crate::ui::{Icon, Notice, StatusIcon, TableBox, TableLayout, Tone};
use crate::words::terms::{self, Tense};
use crate::words::wire;
use coverlist_api::{ColumnView, PlanRow, RecordChangePreview};
use leptos::prelude::*;

/// What a change of single records would do: a line for each field, a column for each record, and old above
/// new.
#[component]
pub fn PlannedChange(preview: RecordChangePreview, columns: Vec<ColumnView>) -> impl IntoView {
    let RecordChangePreview { plan, dependent, .. } = preview;
    let columns = value_columns(&columns, plan.rows.iter().flat_map(|row| &row.changes));
    let lines = columns
        .iter()
        .map(|column| {
            let cells = plan.rows.iter().map(|row| cell(column, row)).collect_view();
            view! { <tr><th scope="row" translate="no">{column.header.clone()}</th>{cells}</tr> }
        })
        .collect_view();
    let heads = plan.rows.iter().map(record_head).collect_view();
    let notes = plan.rows.iter().map(notes).collect_view();
    let dependent = dependent.map(|import| {
        view! {
            <Notice tone=Tone::Info title=t!(record_dependent)>
                <p>{t!(record_dependent_help, &import.name)}</p>
                <p><a href=addresses::PROCESS>{t!(record_dependent_plan)}</a></p>
            </Notice>
        }
    });
    view! {
        <TableBox
            name=t!(record_will_change)
            layout=TableLayout::Columns
            class="diff-table record-plan"
            heads=view! { <th scope="col">{t!(record_field)}</th>{heads} }.into_any()
            rows=lines.into_any()
        />
        {notes}
        {dependent}
    }
}

fn cell(column: &ColumnView, row: &PlanRow) -> impl IntoView + use<> {
    value_cell(column, &row.changes, Some(&row.values), !row.action.is_applied())
}

fn record_head(row: &PlanRow) -> impl IntoView + use<> {
    let badge = row.effect.map(|effect| view! { " " <EffectBadge effect tense=Tense::Plan /> });
    view! {
        <th scope="col">
            <span translate="no">{row.key.clone()}</span>
            {badge}
        </th>
    }
}

/// Why a record would not get its values, and what is worth a look.
fn notes(row: &PlanRow) -> impl IntoView + use<> {
    let reason = row.reason.as_ref().map(wire::sentence).map(|reason| {
        view! { <Notice tone=Tone::Bad title=t!(record_refused)><p>{reason}</p></Notice> }
    });
    let watched = row.warnings.iter().map(|warning| terms::warning(*warning));
    let found = row.findings.iter().map(wire::finding);
    let warnings = watched.chain(found).map(|sentence| {
        view! { <p class="diff-note tone-warning"><StatusIcon icon=Icon::Triangle /> " " {sentence}</p> }
    });
    view! { {reason} {warnings.collect_view()} }
}
