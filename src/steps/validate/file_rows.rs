use super::file_table::{columns, table_row};
use crate::flow::importing::{ChosenTemplate, Event, Importer, Importing, Phase, Validate, WindowRequest};
use crate::steps::badges::severity_mark;
use crate::ui::{Button, SearchField, StatusIcon, TableRows, VirtualTable, unique_id};
use crate::words::validate as words;
use coverlist_core::validate::RowStatus;
use coverlist_worker::{Column, Filter, MAX_WINDOW, RowView, Which, Window};
use leptos::prelude::*;
use std::sync::Arc;

/// The minimum number of rows between the visible rows and the edge of the window. With fewer, the next
/// window is fetched.
const MARGIN: u32 = 40;

/// Shows the rows that pass the filter, and the findings of the active row.
#[component]
pub fn FileRows(filter: RwSignal<Filter>) -> impl IntoView {
    let importer = Importer::here();
    let windows = windows(importer, filter);
    let shown = windows.shown;
    let columns =
        Memo::new(move |_| shown.with(|shown| columns(shown.as_ref().map_or(&[], |shown| &shown.columns))));
    let rows = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(Shown::rows).unwrap_or_default()));
    let active = RwSignal::new(0_u32);
    Effect::new(move || {
        rows.with(|rows| rows.generation);
        active.set(0);
    });
    let active_row = Memo::new(move |_| {
        shown.with(|shown| {
            let Shown { window, checked, .. } = shown.as_ref()?;
            let row = window.rows.get(active.get().checked_sub(window.from)? as usize)?;
            Some((row.clone(), *checked))
        })
    });
    let total = Memo::new(move |_| rows.with(|rows| rows.total));
    let checked = Memo::new(move |_| shown.with(|shown| shown.as_ref().is_none_or(|shown| shown.checked)));
    view! {
        <section class="validate-rows" aria-label=t!(validate_table)>
            <div class="validate-rows-head">
                <ShowSelect filter checked />
                <Find filter />
                <p class="validate-rows-shown" role="status">{move || t!(validate_shown, total.get())}</p>
            </div>
            <VirtualTable label=t!(validate_table_label) columns rows active on_sight=windows.on_sight />
            <Show when=move || total.get() == 0>
                <NoRows filter />
            </Show>
            {move || active_row.get().map(|(row, checked)| view! { <RowFindings row checked /> })}
        </section>
    }
}

/// A window of rows, with what is needed to draw it.
#[derive(Clone, PartialEq)]
struct Shown {
    /// Identifies the filter and the verdict that the window belongs to.
    generation: u32,
    window: Arc<Window>,
    columns: Vec<Column>,
    template: ChosenTemplate,
    /// Whether the rows were checked.
    checked: bool,
}

impl Shown {
    fn rows(&self) -> TableRows {
        TableRows {
            generation: self.generation,
            total: self.window.total,
            from: self.window.from,
            rows: self
                .window
                .rows
                .iter()
                .map(|row| table_row(row, &self.columns, &self.template, self.checked))
                .collect(),
        }
    }
}

/// The shown window, and the callback that keeps it around the visible rows.
#[derive(Clone, Copy)]
struct Windows {
    shown: RwSignal<Option<Shown>>,
    on_sight: UnsyncCallback<(u32, u32)>,
}

fn windows(importer: Importer, filter: RwSignal<Filter>) -> Windows {
    let shown = RwSignal::new(None::<Shown>);
    // Requests are numbered. `generation` is the number of the first request after the filter or the verdict
    // changed.
    let asks = StoredValue::new(0_u32);
    let generation = StoredValue::new(0_u32);
    let ask_from = move |from: u32| {
        asks.update_value(|asks| *asks += 1);
        let (number, filter) = (asks.get_value(), filter.get_untracked());
        let request = WindowRequest { number, filter, from, count: MAX_WINDOW };
        importer.send(Event::WindowRequested(request));
    };
    let window = importer.watch(|importing| importing.validate()?.window.clone());
    let verdict = importer.watch(|importing| {
        let is_done =
            matches!(importing.validate().map(|validate| &validate.phase), Some(Phase::Done { .. }));
        is_done.then(|| importing.run())
    });
    Effect::new(move || {
        filter.track();
        if verdict.get().is_some() {
            generation.set_value(asks.get_value() + 1);
            ask_from(0);
        }
    });
    Effect::new(move || {
        let chosen = importer.now(|importing| importing.templates.chosen.clone());
        let (Some(window), Some(template)) = (window.get(), chosen) else { return };
        if window.number >= generation.get_value() {
            let of_summary = |importing: &Importing| {
                let summary = importing.validate().and_then(Validate::summary);
                summary.map(|summary| (summary.columns.clone(), summary.checked))
            };
            let (columns, checked) = importer.now(of_summary).unwrap_or_default();
            shown.set(Some(Shown { generation: generation.get_value(), window, columns, checked, template }));
        }
    });
    let on_sight = UnsyncCallback::new(move |(first, count): (u32, u32)| {
        let is_known = shown.with_untracked(|shown| {
            shown.as_ref().is_none_or(|Shown { window, .. }| {
                let end = window.from + u32::try_from(window.rows.len()).unwrap_or(u32::MAX);
                let wanted =
                    (first.saturating_sub(MARGIN), first.saturating_add(count + MARGIN).min(window.total));
                window.from <= wanted.0 && wanted.1 <= end
            })
        });
        if !is_known {
            ask_from(first.saturating_sub((MAX_WINDOW - count.min(MAX_WINDOW)) / 2));
        }
    });
    Windows { shown, on_sight }
}

#[component]
fn ShowSelect(
    filter: RwSignal<Filter>,
    /// Whether the rows were checked, so their status is known.
    checked: Memo<bool>,
) -> impl IntoView {
    const CHOICES: [Which; 5] = [
        Which::WithFindings,
        Which::Status(RowStatus::Rejected),
        Which::Status(RowStatus::Accepted),
        Which::Status(RowStatus::SetAside),
        Which::All,
    ];
    let id = unique_id("show");
    let which = Memo::new(move |_| filter.with(|filter| filter.which));
    let changed = move |event| {
        let index: Option<usize> = event_target_value(&event).parse().ok();
        if let Some(which) = index.and_then(|index| CHOICES.get(index)) {
            filter.update(|filter| filter.which = *which);
        }
    };
    // Findings are chosen in the list next to the table. This option only shows the choice.
    let chosen_code = move || match which.get() {
        which @ Which::Code(_) => {
            Some(view! { <option value="code" selected>{words::filter(which)}</option> })
        }
        _ => None,
    };
    let is_offered = move |which| {
        checked.get() || !matches!(which, Which::Status(RowStatus::Accepted | RowStatus::Rejected))
    };
    let options = move || {
        let offered = CHOICES.into_iter().enumerate().filter(|(_, choice)| is_offered(*choice));
        let option = |(index, choice): (usize, Which)| {
            let is_chosen = move || which.get() == choice;
            view! { <option value=index.to_string() prop:selected=is_chosen>{words::filter(choice)}</option> }
        };
        offered.map(option).collect_view()
    };
    view! {
        <div class="field validate-show" part="field">
            <label for=id.clone()>{t!(validate_show)}</label>
            <select id=id part="input" on:change=changed>
                {options}
                {chosen_code}
            </select>
        </div>
    }
}

#[component]
fn Find(filter: RwSignal<Filter>) -> impl IntoView {
    let query = RwSignal::new(String::new());
    Effect::new(move || {
        let text = query.get();
        if filter.with_untracked(|filter| filter.text != text) {
            filter.update(|filter| filter.text = text);
        }
    });
    view! { <SearchField label=t!(validate_find) query /> }
}

/// The line in place of an empty table. The text may be in a row that the filter hides.
#[component]
fn NoRows(filter: RwSignal<Filter>) -> impl IntoView {
    let may_be_elsewhere =
        move || filter.with(|filter| filter.which != Which::All && !filter.text.trim().is_empty());
    let look_in_all = move || filter.update(|filter| filter.which = Which::All);
    view! {
        <div class="actions">
            <p class="soft">{t!(validate_no_rows)}</p>
            <Show when=may_be_elsewhere>
                <Button on_press=look_in_all>{t!(validate_look_in_all)}</Button>
            </Show>
        </div>
    }
}

#[component]
fn RowFindings(row: RowView, checked: bool) -> impl IntoView {
    let template = Importer::here().now(|importing| importing.templates.chosen.clone());
    let message = |finding| template.as_ref().map(|template| template.message(finding));
    let findings = row.findings.iter().map(|finding| {
        let (tone, icon) = severity_mark(finding.severity());
        view! {
            <li class=format!("tone-{}", tone.class())>
                <StatusIcon icon />
                <span>{message(finding)}</span>
            </li>
        }
    });
    let findings = findings.collect_view();
    view! {
        <div class="row-findings">
            <p class="row-findings-title">{words::row(row.line, row.row_status, checked)}</p>
            {if findings.is_empty() {
                view! { <p class="soft">{nothing_found(row.row_status)}</p> }.into_any()
            } else {
                view! { <ul>{findings}</ul> }.into_any()
            }}
        </div>
    }
}

/// The line in place of findings. A rejected row without findings was not checked.
fn nothing_found(row_status: RowStatus) -> String {
    match row_status {
        RowStatus::Rejected => t!(validate_row_unchecked),
        RowStatus::Accepted | RowStatus::SetAside | RowStatus::Header => t!(validate_row_clean),
    }
}
