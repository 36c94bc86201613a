use crate::screens::addresses;
use crate::steps::{EffectBadge, alignment, value_cell, value_columns};
use crate::ui::{Badge, Icon, PagedList, Pages, TableBox, Tone};
use crate::words::terms::Tense;
use crate::words::{date_time, record as words};
use coverlist_api::{ChangeView, ColumnView, RecordEvent, RecordEventView, RecordView};
use coverlist_core::lifecycle::{Origin, RunKind};
use coverlist_core::template::Template;
use leptos::prelude::*;
use std::sync::Arc;

/// The record now, and below it everything that changed it, the newest first, in the columns of the template.
#[component]
pub fn History(
    record: RwSignal<RecordView>,
    pages: Pages<RecordEventView>,
    templates: Arc<[Template]>,
) -> impl IntoView {
    let named: Vec<ColumnView> = templates.first().into_iter().flat_map(template_columns).collect();
    let draw = move |events: Arc<Vec<RecordEventView>>| {
        let changes = events.iter().flat_map(|event| changes(&event.event));
        let columns = value_columns(&named, changes);
        let heads = columns
            .iter()
            .map(|column| {
                let class = alignment(column.field);
                view! { <th scope="col" class=class translate="no">{column.header.clone()}</th> }
            })
            .collect_view();
        let rows = events.iter().map(|event| event_row(event, &columns)).collect_view();
        let now = move || record.with(|record| now_row(record, &columns));
        view! {
            <TableBox
                name=t!(record_history)
                class="diff-table record-history"
                heads=view! {
                    <th scope="col">{t!(record_when)}</th>
                    <th scope="col">{t!(record_what)}</th>
                    <th scope="col">{t!(record_outcome)}</th>
                    {heads}
                }
                .into_any()
                rows=view! { {now} {rows} }.into_any()
            />
        }
        .into_any()
    };
    // The list and its pager are in one column of the screen.
    view! {
        <div>
            <PagedList pages draw />
        </div>
    }
}

fn template_columns(template: &Template) -> Vec<ColumnView> {
    let column = |column: &coverlist_core::template::Column| ColumnView {
        field: column.field,
        header: column.header.clone(),
    };
    template.columns.iter().map(column).collect()
}

fn changes(event: &RecordEvent) -> &[ChangeView] {
    match event {
        RecordEvent::Insurance { changes, .. } => changes,
        RecordEvent::Load { .. } => &[],
    }
}

fn now_row(record: &RecordView, columns: &[ColumnView]) -> impl IntoView + use<> {
    let cells =
        columns.iter().map(|column| value_cell(column, &[], Some(&record.values), false)).collect_view();
    view! {
        <tr class="record-now">
            <th scope="row" data-label=t!(record_when)>{t!(record_now)}</th>
            <td data-label=t!(record_what)>{t!(record_today)}</td>
            <td></td>
            {cells}
        </tr>
    }
}

fn event_row(event: &RecordEventView, columns: &[ColumnView]) -> impl IntoView + use<> {
    let (values, is_left) = match &event.event {
        RecordEvent::Insurance { values, .. } => (Some(values), false),
        RecordEvent::Load { .. } => (None, true),
    };
    let cells = columns
        .iter()
        .map(|column| value_cell(column, changes(&event.event), values, is_left))
        .collect_view();
    let undone = event.undone.then(|| view! { <p class="diff-note">{t!(record_undone_since)}</p> });
    view! {
        <tr>
            <th scope="row" class="record-when" data-label=t!(record_when)>
                {date_time(&event.at)} " "
                <span class="diff-note" translate="no">{event.by.name.clone()}</span>
            </th>
            <td data-label=t!(record_what)>{what(&event.event)}</td>
            <td data-label=t!(record_outcome)>{outcome(&event.event)} {undone}</td>
            {cells}
        </tr>
    }
}

/// What changed the record; an import leads to its report.
fn what(event: &RecordEvent) -> AnyView {
    match event {
        RecordEvent::Insurance { import, name, origin: Origin::List, line, .. } => view! {
            <a href=addresses::import(*import) translate="no">{name.clone()}</a>
            " "
            <span class="diff-note">{t!(record_line, *line)}</span>
        }
        .into_any(),
        RecordEvent::Insurance { import, origin: Origin::Record, .. } => {
            view! { <a href=addresses::import(*import)>{t!(record_single_change)}</a> }.into_any()
        }
        RecordEvent::Load { source, before, after, .. } => {
            let differences = words::differences(before.as_ref(), after.as_ref());
            let differences =
                differences.into_iter().map(|text| view! { <span class="diff-note">{text}</span> });
            view! { {words::list(source.as_deref())} " " {differences.collect_view()} }.into_any()
        }
    }
}

fn outcome(event: &RecordEvent) -> AnyView {
    match event {
        RecordEvent::Insurance { run: RunKind::Apply | RunKind::Sample, effect, .. } => {
            view! { <EffectBadge effect=*effect tense=Tense::Report /> }.into_any()
        }
        RecordEvent::Insurance { run, .. } => reverted(*run == RunKind::Redo),
        RecordEvent::Load { kind, before, after, .. } => {
            match words::loaded(*kind, before.is_some(), after.is_some()) {
                Some(word) => view! { <Badge icon=Icon::Ring word /> }.into_any(),
                None => reverted(*kind == coverlist_core::roster::LoadKind::Redo),
            }
        }
    }
}

fn reverted(is_redo: bool) -> AnyView {
    let word = if is_redo { t!(record_redone) } else { t!(record_undone) };
    view! { <Badge tone=Tone::Warning icon=Icon::Bar word /> }.into_any()
}
