use super::column_menu::{ColumnMenu, samples};
use super::file_table::{OWN_COLUMNS, columns, table_row};
use super::find_replace::FindReplace;
use super::row_panel::RowPanel;
use crate::flow::importing::{
    ChosenTemplate, Decision, Event, Importer, Importing, Phase, Validate, WindowRequest,
};
use crate::steps::Host;
use crate::ui::{Button, CellChange, ColumnMenus, SearchField, TableRows, VirtualTable, unique_id};
use crate::words::file_terms::Judged;
use crate::words::validate as words;
use coverlist_core::validate::RowStatus;
use coverlist_worker::{Column, Filter, MAX_WINDOW, Which, Window};
use leptos::html;
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
    // Another list begins at its first row. After a decision, the place in the same list stays.
    let list = Memo::new(move |_| rows.with(|rows| rows.list));
    Effect::new(move || {
        list.track();
        active.set(0);
    });
    Effect::new(move || {
        let last = rows.with(|rows| rows.total).saturating_sub(1);
        if active.get_untracked() > last {
            active.set(last);
        }
    });
    let active_row = Memo::new(move |_| {
        shown.with(|shown| {
            let Shown { window, columns, judged, .. } = shown.as_ref()?;
            let row = window.rows.get(active.get().checked_sub(window.from)? as usize)?;
            Some((row.clone(), columns.clone(), *judged))
        })
    });
    let (grid, first) = (NodeRef::<html::Div>::new(), NodeRef::<html::Input>::new());
    let to_grid = move || {
        if let Some(grid) = grid.get_untracked() {
            // The table stays in the document as long as there are rows.
            let _ = grid.focus();
        }
    };
    let correct = move |()| {
        if let Some(input) = first.get_untracked() {
            // The field is in the document as long as the row is active.
            let _ = input.focus();
            input.select();
        }
    };
    let change = move |change: CellChange| {
        let CellChange { number: line, column, text } = change;
        let file_column = column.checked_sub(OWN_COLUMNS);
        let field = shown.with_untracked(|shown| shown.as_ref()?.columns.get(file_column?)?.field);
        if let Some(field) = field {
            importer.send(Event::Decided(Decision::Cell { line, field, text }));
        }
    };
    let keep = move |line: u32| importer.send(Event::Decided(Decision::Kept { line }));
    let menu = ColumnMenus::new(move |(index, on_done): (usize, UnsyncCallback<()>)| {
        let of_file = shown.with_untracked(|shown| {
            let (shown, place) = (shown.as_ref()?, index.checked_sub(OWN_COLUMNS)?);
            Some((shown.columns.get(place)?.clone(), samples(&shown.window, place)))
        });
        of_file.map(|(column, samples)| view! { <ColumnMenu column samples on_done /> }).into_any()
    });
    let total = Memo::new(move |_| rows.with(|rows| rows.total));
    let checked =
        Memo::new(move |_| shown.with(|shown| shown.as_ref().is_none_or(|shown| shown.judged.is_checked())));
    view! {
        <section class="validate-rows" aria-label=t!(validate_table)>
            <div class="validate-rows-head">
                <ShowSelect filter checked />
                <Find filter />
                <FindReplace />
                <p class="validate-rows-shown" role="status">{move || t!(validate_shown, total.get())}</p>
            </div>
            <VirtualTable
                label=t!(validate_table_label)
                columns
                rows
                active
                on_sight=windows.on_sight
                on_change=change
                on_action=keep
                menu
                on_enter=correct
                root=Host::here().root
                node=grid
            />
            <Show when=move || total.get() == 0>
                <NoRows filter />
            </Show>
            <div class="row-panel" role="group" aria-label=t!(rows_active)>
                {move || active_row.get().map(|(row, columns, judged)| {
                    view! { <RowPanel row columns judged filter first on_done=move |()| to_grid() /> }
                })}
            </div>
        </section>
    }
}

/// A window of rows, with what is needed to draw it.
#[derive(Clone, PartialEq)]
struct Shown {
    /// Identifies the filter and the verdict that the window belongs to.
    generation: u32,
    /// Identifies the file and the filter.
    list: u32,
    window: Arc<Window>,
    columns: Vec<Column>,
    template: ChosenTemplate,
    judged: Judged,
}

impl Shown {
    fn rows(&self) -> TableRows {
        TableRows {
            generation: self.generation,
            list: self.list,
            total: self.window.total,
            from: self.window.from,
            rows: self
                .window
                .rows
                .iter()
                .map(|row| table_row(row, &self.columns, &self.template, self.judged))
                .collect(),
            marked_around: (self.window.marked_before, self.window.marked_after),
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
    // The window of an earlier visit of the screen may have another filter.
    let kept = importer.now(|importing| importing.validate()?.window.as_ref().map(|window| window.number));
    let asks = StoredValue::new(kept.unwrap_or_default());
    let generation = StoredValue::new(0_u32);
    // The file and the filter of the last request, and their number.
    let asked_for = StoredValue::new((0_u32, Filter::default()));
    let list = StoredValue::new(0_u32);
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
        // What the look-up has found is shown in the rows, too.
        let looked_up = importing.validate().map(|validate| validate.look_up.times);
        is_done.then(|| (importing.run(), looked_up))
    });
    Effect::new(move || {
        let now = (importer.now(|importing| importing.files_chosen), filter.get());
        if verdict.get().is_some() {
            generation.set_value(asks.get_value() + 1);
            let is_same = asked_for.with_value(|before| *before == now);
            let place = shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.window.from));
            if !is_same {
                asked_for.set_value(now);
                list.update_value(|list| *list += 1);
            }
            ask_from(place.filter(|_| is_same).unwrap_or_default());
        }
    });
    Effect::new(move || {
        let chosen = importer.now(|importing| importing.templates.chosen.clone());
        let (Some(window), Some(template)) = (window.get(), chosen) else { return };
        if window.number >= generation.get_value() {
            let of_summary = |importing: &Importing| {
                let summary = importing.validate().and_then(Validate::summary);
                summary.map(|summary| (summary.columns.clone(), Judged::of(summary)))
            };
            let (columns, judged) = importer.now(of_summary).unwrap_or_default();
            let (generation, list) = (generation.get_value(), list.get_value());
            shown.set(Some(Shown { generation, list, window, columns, judged, template }));
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
    // Other choices are made beside the table. This option only shows them.
    let chosen_code = move || match which.get() {
        which @ (Which::Code(_) | Which::Missing | Which::SameKey(_)) => {
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
    // The panel of a row shows all rows of its key, whatever was looked for.
    Effect::new(move || {
        let text = filter.with(|filter| filter.text.clone());
        if query.with_untracked(|query| *query != text) {
            query.set(text);
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
