//! A table of any length: only the visible rows are in the document.

use super::badge::Tone;
use super::icon::{Icon, StatusIcon};
use super::next_frame::in_next_frame;
use super::resized::when_resized;
use super::unique_id::unique_id;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// The number of rows that are drawn above and below the visible ones, so a short scroll shows no gap.
const MARGIN: u32 = 6;

/// A column of a [`VirtualTable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableColumn {
    /// The header text, shown at the top of the column.
    pub header: String,
    /// The minimum width of the column, in multiples of the length `--rem` of the style sheet.
    pub width: u16,
    /// The share of free width that the column takes; 0 for none.
    pub grows: u8,
    /// A note below the header. A column with a note is muted.
    pub note: Option<String>,
    /// Whether header and cells are the same in every language: they are the file's.
    pub is_data: bool,
}

/// A row of a [`VirtualTable`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The row's line number in a spreadsheet.
    pub number: u32,
    /// The cells of the row, from left to right.
    pub cells: Vec<TableCell>,
    /// Whether the key N stops at the row.
    pub is_marked: bool,
}

/// A cell of a [`VirtualTable`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableCell {
    /// The text that the cell shows.
    pub text: String,
    /// Highlights the cell; `None` for a cell without findings.
    pub mark: Option<CellMark>,
}

/// Explains why a cell is highlighted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellMark {
    pub tone: Tone,
    pub icon: Icon,
    pub words: String,
}

/// The rows that have been fetched: a window of all rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRows {
    /// Changes when rows have other contents or places.
    pub generation: u32,
    /// Changes when the rows are others, for example after a filter: the table then starts at its top.
    pub list: u32,
    /// The number of rows in the table.
    pub total: u32,
    /// The number of rows before the window.
    pub from: u32,
    /// The rows in the window, in the order of the table.
    pub rows: Vec<TableRow>,
    /// The places of the nearest marked rows before and after the window.
    pub marked_around: (Option<u32>, Option<u32>),
}

impl TableRows {
    /// The place of the next marked row after the active one.
    fn marked_after(&self, active: u32) -> Option<u32> {
        self.marked().find(|place| *place > active).or(self.marked_around.1)
    }

    /// The place of the last marked row before the active one.
    fn marked_before(&self, active: u32) -> Option<u32> {
        self.marked().take_while(|place| *place < active).last().or(self.marked_around.0)
    }

    fn marked(&self) -> impl Iterator<Item = u32> {
        (self.from..).zip(&self.rows).filter(|(_, row)| row.is_marked).map(|(place, _)| place)
    }
}

/// A table of any length. It asks for rows when they become visible. Arrow keys move the active row. N and
/// Shift+N move it to the next and the previous marked row.
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
    /// Called when a person wants to change the active row: F2, Enter or a double click.
    #[prop(into, optional)]
    on_enter: Option<UnsyncCallback<()>>,
    /// The element that takes the focus.
    #[prop(optional)]
    node: NodeRef<html::Div>,
) -> impl IntoView {
    let id = unique_id("virtual-table");
    let grid = node;
    let head = NodeRef::<html::Div>::new();
    // The style sheet sets one height for all rows, including the header row.
    let row_height = move || {
        let head = head.get_untracked()?;
        Some(head.get_bounding_client_rect().height()).filter(|height| *height > 0.0)
    };
    let total = Memo::new(move |_| rows.with(|rows| rows.total));
    let generation = Memo::new(move |_| rows.with(|rows| rows.generation));
    let sight = RwSignal::new((0_u32, 0_u32));

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
    // A new list starts at the top; its first marked cell is scrolled into view.
    let list = Memo::new(move |_| rows.with(|rows| rows.list));
    Effect::new(move |before: Option<u32>| {
        let now = list.get();
        if let Some(grid) = grid.get() {
            grid.set_scroll_top(0);
            grid.set_scroll_left(0);
            if before.is_some_and(|before| before > 0 && before != now) {
                in_next_frame(move || reveal_first_mark(&grid));
            }
        }
        now
    });
    when_resized(grid, look);

    let activate = move |place: u32| {
        active.set(place.min(total.get_untracked().saturating_sub(1)));
        if let (Some(grid), Some(row)) = (grid.get_untracked(), row_height()) {
            scroll_to_row(&grid, row, active.get_untracked());
        }
    };
    let press = move |event: KeyboardEvent| {
        let page = sight.get_untracked().1.saturating_sub(3).max(1);
        let (now, last) = (active.get_untracked(), total.get_untracked().saturating_sub(1));
        let is_command = event.ctrl_key() || event.meta_key() || event.alt_key();
        let next = match event.key().as_str() {
            "n" | "N" if is_command => return,
            "n" => rows.with_untracked(|rows| rows.marked_after(now)).unwrap_or(now),
            "N" => rows.with_untracked(|rows| rows.marked_before(now)).unwrap_or(now),
            "ArrowDown" => now.saturating_add(1),
            "ArrowUp" => now.saturating_sub(1),
            "PageDown" => now.saturating_add(page),
            "PageUp" => now.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            "F2" | "Enter" => {
                event.prevent_default();
                return on_enter.iter().for_each(|on_enter| on_enter.run(()));
            }
            _ => return,
        };
        event.prevent_default();
        activate(next);
    };

    let row_id = StoredValue::new(format!("{id}-row"));
    let drawn = Memo::new(move |_| {
        let (first, count) = sight.get();
        rows.with(|rows| drawn(rows, first, count))
    });
    let tracks =
        Memo::new(move |_| columns.with(|columns| columns.iter().map(track).collect::<Vec<_>>().join(" ")));
    let width =
        move || columns.with(|columns| columns.iter().map(|column| u32::from(column.width)).sum::<u32>());
    let body_height = move || format!("calc(var(--row) * {})", total.get());
    let row_key = move |(place, _): &(u32, TableRow)| (generation.get_untracked(), *place);
    let active_id = move || {
        let is_drawn = drawn.with(|drawn| drawn.iter().any(|(place, _)| *place == active.get()));
        is_drawn.then(|| row_id.with_value(|id| format!("{id}-{}", active.get())))
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
                    {move || head_cells(columns.get())}
                </div>
            </div>
            <div class="virtual-table-body" role="rowgroup" style:height=body_height>
                <For each=move || drawn.get() key=row_key let((place, row))>
                    <div
                        class="virtual-table-row"
                        role="row"
                        id=row_id.with_value(|id| format!("{id}-{place}"))
                        aria-rowindex=place + 2
                        aria-selected=move || if active.get() == place { "true" } else { "false" }
                        style:transform=format!("translateY(calc(var(--row) * {place}))")
                        on:click=move |_| active.set(place)
                        on:dblclick=move |_| on_enter.iter().for_each(|on_enter| on_enter.run(()))
                    >
                        {body_cells(row, columns)}
                    </div>
                </For>
            </div>
        </div>
    }
}

/// The fetched rows that belong in the document: the visible ones and a margin.
fn drawn(rows: &TableRows, first: u32, count: u32) -> Vec<(u32, TableRow)> {
    let start = first.saturating_sub(MARGIN);
    let end = first.saturating_add(count).saturating_add(MARGIN);
    (rows.from..)
        .zip(&rows.rows)
        .filter(|(place, _)| (start..end).contains(place))
        .map(|(place, row)| (place, row.clone()))
        .collect()
}

/// A column's CSS grid track. Header and body use the same tracks, so they align.
fn track(column: &TableColumn) -> String {
    match column.grows {
        0 => length(column.width.into()),
        grows => format!("minmax({}, {grows}fr)", length(column.width.into())),
    }
}

fn length(units: u32) -> String {
    format!("calc({units} * var(--rem))")
}

fn head_cells(columns: Vec<TableColumn>) -> impl IntoView {
    columns.into_iter().enumerate().map(|(index, column)| head_cell(index, column)).collect_view()
}

fn head_cell(index: usize, column: TableColumn) -> impl IntoView {
    let TableColumn { header, note, is_data, .. } = column;
    let title = header.clone();
    let muted = note.is_some().then_some("true");
    let translate = is_data.then_some("no");
    view! {
        <div
            class="virtual-table-cell"
            role="columnheader"
            aria-colindex=index + 1
            data-muted=muted
            title=title
            translate=translate
        >
            <span class="virtual-table-text">{header}</span>
            {note.map(|note| view! { <span class="virtual-table-note" translate="yes">{note}</span> })}
        </div>
    }
}

fn body_cells(row: TableRow, columns: Signal<Vec<TableColumn>>) -> impl IntoView {
    let kinds: Vec<_> = columns.with_untracked(|columns| {
        columns.iter().map(|column| (column.note.is_some(), column.is_data)).collect()
    });
    let cells = row.cells.into_iter().enumerate();
    cells
        .map(|(index, cell)| {
            let (is_muted, is_data) = kinds.get(index).copied().unwrap_or_default();
            body_cell(index, cell, is_muted, is_data)
        })
        .collect_view()
}

fn body_cell(index: usize, cell: TableCell, is_muted: bool, is_data: bool) -> impl IntoView {
    let TableCell { text, mark } = cell;
    // The words of a mark are a sentence of the page.
    let translate = (is_data && mark.is_none()).then_some("no");
    let role = if index == 0 { "rowheader" } else { "gridcell" };
    let is_invalid = is_data && mark.as_ref().is_some_and(|mark| mark.tone == Tone::Bad);
    let title = mark.as_ref().map_or_else(|| text.clone(), |mark| mark.words.clone());
    let class = mark.as_ref().map_or_else(
        || "virtual-table-cell".to_owned(),
        |mark| format!("virtual-table-cell virtual-table-marked tone-{}", mark.tone.class()),
    );
    view! {
        <div
            class=class
            role=role
            aria-colindex=index + 1
            aria-invalid=is_invalid.then_some("true")
            title=title
            translate=translate
            data-muted=is_muted.then_some("true")
        >
            {mark.as_ref().map(|mark| view! { <StatusIcon icon=mark.icon /> })}
            <span class="virtual-table-text" translate=is_data.then_some("no")>{text}</span>
            {mark.map(|mark| view! { <span class="visually-hidden">{mark.words}</span> })}
        </div>
    }
}

/// Scrolls by the least distance that shows a row below the header. `row` is the height of a row in pixels.
fn scroll_to_row(grid: &web_sys::Element, row: f64, place: u32) {
    let top = f64::from(place) * row;
    let (from, height) = (f64::from(grid.scroll_top()), f64::from(grid.client_height()) - row);
    if top < from {
        grid.set_scroll_top(top as i32);
    } else if top + row > from + height {
        grid.set_scroll_top((top + row - height).ceil() as i32);
    }
}

/// Scrolls sideways to the first marked cell of the first row if it is out of view.
fn reveal_first_mark(grid: &web_sys::Element) {
    let marked = grid
        .query_selector("[aria-rowindex='2'] .virtual-table-marked[role=gridcell] ~ .virtual-table-marked");
    if let Ok(Some(cell)) = marked {
        let (cell, grid_box) = (cell.get_bounding_client_rect(), grid.get_bounding_client_rect());
        if cell.right() > grid_box.right() {
            let by = cell.right() - grid_box.right();
            grid.set_scroll_left(grid.scroll_left() + by.ceil() as i32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(from: u32, count: u32) -> TableRows {
        let rows = (from..from + count)
            .map(|place| TableRow { number: place + 2, cells: Vec::new(), is_marked: place % 10 == 0 })
            .collect();
        TableRows { generation: 1, list: 1, total: 100_000, from, rows, marked_around: (Some(7), None) }
    }

    #[test]
    fn only_rows_around_the_sight_are_drawn() {
        let drawn = drawn(&known(400, 200), 500, 20);
        assert_eq!(drawn.first().map(|(place, _)| *place), Some(500 - MARGIN));
        assert_eq!(drawn.last().map(|(place, row)| (*place, row.number)), Some((525, 527)));
    }

    #[test]
    fn the_nearest_marked_row_may_be_outside_of_the_window() {
        let rows = known(400, 100);
        let next = [0, 399, 400, 455, 490, 700].map(|active| rows.marked_after(active));
        assert_eq!(next, [Some(400), Some(400), Some(410), Some(460), None, None]);
        let previous = [700, 495, 410, 401, 400].map(|active| rows.marked_before(active));
        assert_eq!(previous, [Some(490), Some(490), Some(400), Some(400), Some(7)]);
    }

    #[test]
    fn rows_that_are_not_known_yet_are_left_out() {
        assert_eq!(drawn(&known(400, 200), 90_000, 20), []);
        assert_eq!(drawn(&known(0, 5), 0, 20).len(), 5);
    }
}
