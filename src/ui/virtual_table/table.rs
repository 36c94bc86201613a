use super::cell_editor::{CellChange, Editing, Ending};
use super::cells::{ColumnMenus, RowState, body_cells, cell_id, head_cells};
use super::keys::{Key, Place, moved};
use super::rows::length;
use super::scroll::{reveal_first_mark, scroll_to_cell, scroll_to_row};
use super::{TableColumn, TableRow, TableRows};
use crate::ui::listener::{Root, is_typed_into};
use crate::ui::next_frame::in_next_frame;
use crate::ui::resized::when_resized;
use crate::ui::unique_id::unique_id;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// A table of any length. It asks for rows when they become visible. Arrow keys move the active cell; N and
/// Shift+N move it to the next and the previous marked row. F2, Enter and a double click change a cell where
/// it stands.
#[component]
pub fn VirtualTable(
    /// The name of the table for screen readers.
    #[prop(into)]
    label: Signal<String>,
    /// The columns, from left to right.
    #[prop(into)]
    columns: Signal<Vec<TableColumn>>,
    /// The rows that have been fetched so far.
    #[prop(into)]
    rows: Signal<TableRows>,
    /// The index of the active row among all rows.
    active: RwSignal<u32>,
    /// Receives the index of the first visible row and the number of visible rows.
    #[prop(into)]
    on_sight: UnsyncCallback<(u32, u32)>,
    /// Called with the new text of a cell.
    #[prop(into, optional)]
    on_change: Option<UnsyncCallback<CellChange>>,
    /// Called with the number of the row whose button was pressed.
    #[prop(into, optional)]
    on_action: Option<UnsyncCallback<u32>>,
    /// Called when a person wants to change the active row, but the active cell is not editable.
    #[prop(into, optional)]
    on_enter: Option<UnsyncCallback<()>>,
    /// Draws the menu at the header of a column of the file, by its index. It gets what closes it.
    #[prop(into, optional)]
    menu: Option<ColumnMenus>,
    /// The node in which a press outside of a cell ends its change.
    root: Root,
    /// The element that takes the focus.
    #[prop(optional)]
    node: NodeRef<html::Div>,
) -> impl IntoView {
    let id = unique_id("virtual-table");
    let row_id = StoredValue::new(format!("{id}-row"));
    let id_of_row = move |place: u32| row_id.with_value(|id| format!("{id}-{place}"));
    let grid = node;
    let (head, probe) = (NodeRef::<html::Div>::new(), NodeRef::<html::Div>::new());
    let height_of =
        |node: NodeRef<html::Div>| Some(node.get_untracked()?.get_bounding_client_rect().height());
    // The style sheet sets one height for all rows.
    let row_height = move || height_of(probe).filter(|height| *height > 0.0);
    let total = Memo::new(move |_| rows.with(|rows| rows.total));
    let generation = Memo::new(move |_| rows.with(|rows| rows.generation));
    let sight = RwSignal::new((0_u32, 0_u32));
    let column = RwSignal::new(0_usize);
    let editing = RwSignal::new(None::<Editing>);
    let open_menu = RwSignal::new(None::<usize>);

    let look = move || {
        if let (Some(grid), Some(row)) = (grid.get_untracked(), row_height()) {
            let first = (f64::from(grid.scroll_top()) / row) as u32;
            let count = (f64::from(grid.client_height()) / row) as u32 + 1;
            if sight.get_untracked() != (first, count) {
                sight.set((first, count));
                on_sight.run((first, count));
            }
        }
    };
    // The visible range depends on the width of the columns and on the number of rows.
    Effect::new(move || {
        total.track();
        columns.track();
        in_next_frame(look);
    });
    // A window may arrive when other rows are in sight already.
    let window = Memo::new(move |_| rows.with(|rows| (rows.generation, rows.from, rows.rows.len())));
    Effect::new(move || {
        window.track();
        let (first, count) = sight.get_untracked();
        if count > 0 {
            on_sight.run((first, count));
        }
    });
    // A new list starts at the top; its first marked cell is scrolled into view.
    let list = Memo::new(move |_| rows.with(|rows| rows.list));
    Effect::new(move |before: Option<u32>| {
        let now = list.get();
        column.set(0);
        editing.set(None);
        let grid = grid.get();
        // A table without rows is at its top. To scroll it would force a layout.
        if let Some(grid) = grid.filter(|_| before.is_some_and(|before| before > 0 && before != now)) {
            grid.set_scroll_top(0);
            grid.set_scroll_left(0);
            in_next_frame(move || reveal_first_mark(&grid));
        }
        now
    });
    when_resized(grid, look);

    let activate = move |place: u32, index: usize| {
        active.set(place.min(total.get_untracked().saturating_sub(1)));
        let is_sideways = column.get_untracked() != index;
        column.set(index);
        let (Some(grid), Some(row)) = (grid.get_untracked(), row_height()) else { return };
        scroll_to_row(&grid, row, height_of(head).unwrap_or_default(), active.get_untracked());
        // The cell may not be drawn yet, but its header is.
        let header = format!("[role=columnheader][aria-colindex='{}']", index + 1);
        if is_sideways && let Ok(Some(header)) = grid.query_selector(&header) {
            scroll_to_cell(&grid, &header);
        }
    };
    let focus_grid = move || {
        if let Some(grid) = grid.get_untracked() {
            // The table is in the document as long as its cells.
            let _ = grid.focus();
        }
    };
    // A card has no room for all cells of its row. Of a row that is not drawn yet, nothing is known.
    let is_shown = move |place: u32, index: usize| {
        let cell = format!("#{}", cell_id(&id_of_row(place), index));
        let cell = grid.get_untracked().and_then(|grid| grid.query_selector(&cell).ok().flatten());
        cell.is_none_or(|cell| cell.get_bounding_client_rect().width() > 0.0)
    };
    // Begins to change the active cell, or else asks the owner of the table to change the row.
    let enter = move || {
        let (place, index) = (active.get_untracked(), column.get_untracked());
        let cell = rows.with_untracked(|rows| {
            let (row, cell) = rows.cell(place, index).filter(|(_, cell)| cell.is_editable)?;
            let (before, text) = (cell.text.clone(), cell.text.clone());
            Some(Editing { number: row.number, column: index, before, text })
        });
        match cell.filter(|_| on_change.is_some() && is_shown(place, index)) {
            Some(cell) if is_in_place(editing.get_untracked().as_ref(), &cell) => {}
            Some(cell) => editing.set(Some(cell)),
            None => on_enter.iter().for_each(|on_enter| on_enter.run(())),
        }
    };
    let keep = move || {
        let Some(Editing { number, column, before, text }) = editing.get_untracked() else { return };
        editing.set(None);
        if text != before {
            on_change
                .iter()
                .for_each(|on_change| on_change.run(CellChange { number, column, text: text.clone() }));
        }
    };
    let end = UnsyncCallback::new(move |ending| {
        match ending {
            Ending::Cancel => editing.set(None),
            Ending::Keep => keep(),
            Ending::KeepAndMove(by) => {
                keep();
                let last = columns.with_untracked(Vec::len).saturating_sub(1);
                activate(active.get_untracked(), column.get_untracked().saturating_add_signed(by).min(last));
            }
        }
        focus_grid();
    });
    let close_menu = UnsyncCallback::new(move |()| {
        open_menu.set(None);
        focus_grid();
    });
    root.listen("pointerdown", move |event| {
        if around(event, ".virtual-table-input").is_none() {
            keep();
        }
        if !is_in_head(event) {
            open_menu.set(None);
        }
    });
    let press = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open_menu.get_untracked().is_some() {
            event.prevent_default();
            return close_menu.run(());
        }
        if is_typed_into(&event) || is_in_head(&event) {
            return;
        }
        let name = event.key();
        let is_command = event.ctrl_key() || event.meta_key() || event.alt_key();
        if matches!(name.as_str(), "F2" | "Enter") && !is_command {
            event.prevent_default();
            return enter();
        }
        let next = rows.with_untracked(|rows| {
            let place = Place {
                row: active.get_untracked(),
                column: column.get_untracked(),
                columns: columns.with_untracked(Vec::len),
                page: sight.get_untracked().1.saturating_sub(3).max(1),
                rows,
            };
            moved(&Key { name: &name, is_command }, &place)
        });
        if let Some((row, to)) = next {
            event.prevent_default();
            let from = column.get_untracked();
            let shown = between(from, to, columns.with_untracked(Vec::len))
                .find(|index| is_shown(active.get_untracked(), *index));
            activate(row, if to == from { from } else { shown.unwrap_or(from) });
        }
    };
    let click = move |event: MouseEvent, place: u32| {
        active.set(place);
        if let Some(index) = index_of_cell(&event) {
            column.set(index);
        }
    };

    let drawn = Memo::new(move |_| {
        let (first, count) = sight.get();
        rows.with(|rows| rows.drawn(first, count))
    });
    let tracks = Memo::new(move |_| {
        columns.with(|columns| columns.iter().map(TableColumn::track).collect::<Vec<_>>().join(" "))
    });
    let width =
        move || columns.with(|columns| columns.iter().map(|column| u32::from(column.width)).sum::<u32>());
    let body_height = move || format!("calc(var(--row) * {})", total.get());
    let row_key = move |(place, _): &(u32, TableRow)| (generation.get_untracked(), *place);
    let active_id = move || {
        let is_drawn = drawn.with(|drawn| drawn.iter().any(|(place, _)| *place == active.get()));
        is_drawn.then(|| cell_id(&id_of_row(active.get()), column.get()))
    };
    let state_of = move |place: u32, number: u32| RowState {
        active: Memo::new(move |_| (active.get() == place).then(|| column.get())),
        changing: Memo::new(move |_| {
            editing.with(|editing| editing.as_ref().filter(|it| it.number == number).map(|it| it.column))
        }),
        editing,
        on_end: end,
        on_action: UnsyncCallback::new(move |()| {
            on_action.iter().for_each(|on_action| on_action.run(number));
            focus_grid();
        }),
        is_low: Signal::derive(move || {
            let (first, count) = sight.get();
            place.saturating_sub(first) > count / 2
        }),
    };
    view! {
        // Part `table`: the frame of a table, which scrolls.
        <div
            class="virtual-table"
            part="table"
            role="grid"
            tabindex="0"
            node_ref=grid
            aria-label=label
            aria-readonly="true"
            aria-rowcount=move || total.get() + 1
            aria-colcount=move || columns.with(Vec::len)
            aria-activedescendant=active_id
            style=("--columns", tracks)
            style=("--width", move || length(width()))
            on:scroll=move |_| look()
            on:keydown=press
        >
            <div class="virtual-table-head" role="rowgroup">
                <div class="virtual-table-row" role="row" aria-rowindex="1" node_ref=head>
                    {move || head_cells(columns.get(), menu, open_menu, close_menu)}
                </div>
            </div>
            <div class="virtual-table-body" role="rowgroup" style:height=body_height>
                <div class="virtual-table-probe" style:height="var(--row)" aria-hidden="true" node_ref=probe></div>
                <For each=move || drawn.get() key=row_key let((place, row))>
                    <div
                        class="virtual-table-row"
                        role="row"
                        aria-rowindex=place + 2
                        aria-selected=move || if active.get() == place { "true" } else { "false" }
                        style:transform=format!("translateY(calc(var(--row) * {place}))")
                        on:click=move |event| click(event, place)
                        on:dblclick=move |_| enter()
                    >
                        {
                            let state = state_of(place, row.number);
                            body_cells(&id_of_row(place), row, columns, state)
                        }
                    </div>
                </For>
            </div>
        </div>
    }
}

/// The columns from the one to which a key moves: on in the same direction, and then back.
fn between(from: usize, to: usize, columns: usize) -> Box<dyn Iterator<Item = usize>> {
    match to > from {
        true => Box::new((to..columns).chain((from + 1..to).rev())),
        false => Box::new((0..=to).rev().chain(to + 1..from)),
    }
}

/// Whether the cell is being changed already.
fn is_in_place(editing: Option<&Editing>, cell: &Editing) -> bool {
    editing.is_some_and(|editing| (editing.number, editing.column) == (cell.number, cell.column))
}

/// Whether an event is about a header, whose menu has keys of its own.
fn is_in_head(event: &Event) -> bool {
    around(event, "[role=columnheader]").is_some()
}

/// The index of the cell that an event is about.
fn index_of_cell(event: &Event) -> Option<usize> {
    around(event, "[data-index]")?.get_attribute("data-index")?.parse().ok()
}

/// The target of an event, or the nearest element around it, that a selector selects.
fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_ref::<Element>()?.closest(selector).ok()?
}
