//! The table keeps few rows in the document, however many there are, and the keyboard moves the active row.

use crate::mounted::{Mounted, until};
use coverlist_web::{CellChange, Root, TableCell, TableColumn, TableRow, TableRows, VirtualTable};
use js_sys::{Function, Promise};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit};

const ROWS: u32 = 100_000;

/// The rules of the style sheet that the table needs. The table is ten rows high.
const STYLE: &str =
    ".virtual-table { --rem: 16px; --row: 36px; height: 360px; overflow: auto; position: relative }
    .virtual-table-row { height: var(--row) } .virtual-table-body { position: relative }
    .virtual-table-body .virtual-table-row { position: absolute }";

/// Mounts a table that gets the rows that it asks for. Returns it with the last index that it asked for.
fn table() -> (Mounted, Rc<Cell<u32>>) {
    let asked = Rc::new(Cell::new(u32::MAX));
    let heard = Rc::clone(&asked);
    let mounted = Mounted::new(move || table_with(move |first| heard.set(first)));
    (mounted, asked)
}

/// Creates a table that gets the rows that it asks for, and reports each first index to `asked`.
fn table_with(asked: impl Fn(u32) + 'static) -> impl IntoView {
    let rows = RwSignal::new(known(0));
    let on_sight = UnsyncCallback::new(move |(first, _): (u32, u32)| {
        asked(first);
        rows.set(known(first.saturating_sub(100)));
    });
    let column = |header: &str| TableColumn {
        header: header.to_owned(),
        width: 10,
        grows: 1,
        note: None,
        is_data: false,
        in_card: None,
    };
    let columns = vec![column("Line"), column("Status"), column("Policy")];
    let on_change = UnsyncCallback::new(move |change: CellChange| {
        rows.update(|rows| {
            rows.generation += 1;
            let row = rows.rows.iter_mut().find(|row| row.number == change.number).expect("the row");
            row.cells[change.column].text = change.text;
        });
    });
    view! {
        <style>{STYLE}</style>
        <VirtualTable
            label=Signal::stored("Rows".to_owned())
            columns=Signal::stored(columns)
            rows=rows
            active=RwSignal::new(0)
            on_sight=on_sight
            on_change=on_change
            root=Root::new(document())
        />
    }
}

fn known(from: u32) -> TableRows {
    let cell = |text: String, is_editable| TableCell { text, is_editable, ..TableCell::default() };
    let row = |place: u32| {
        let line = cell(format!("row {place}"), false);
        let cells = vec![line, cell("Maybe".to_owned(), true), cell(format!("POL-{place}"), true)];
        TableRow { number: place + 2, cells, is_marked: false }
    };
    TableRows {
        generation: 1,
        list: 1,
        total: ROWS,
        from,
        rows: (from..ROWS.min(from + 400)).map(row).collect(),
        marked_around: (None, None),
    }
}

fn press(grid: &HtmlElement, key: &str) {
    let how = KeyboardEventInit::new();
    let (control, key) = key.strip_prefix("Control+").map_or((false, key), |key| (true, key));
    how.set_ctrl_key(control);
    how.set_key(key);
    how.set_bubbles(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &how).expect("an event");
    grid.dispatch_event(&event).expect("an event that is heard");
}

#[wasm_bindgen_test]
async fn only_rows_in_sight_are_in_the_document() {
    let (mounted, _) = table();
    let drawn = || mounted.all(".virtual-table-body [role=row]").len();
    until("rows are drawn", || drawn() >= 10).await;
    assert!(drawn() < 60, "{} rows are in the document", drawn());
    let grid: HtmlElement = mounted.find("[role=grid]");
    assert_eq!(grid.get_attribute("aria-rowcount").as_deref(), Some("100001"));
}

#[wasm_bindgen_test]
async fn a_table_that_grows_draws_more_rows() {
    let (mounted, _) = table();
    let drawn = || mounted.all(".virtual-table-body [role=row]").len();
    until("rows are drawn", || drawn() >= 10).await;
    let before = drawn();
    let grid: HtmlElement = mounted.find("[role=grid]");
    grid.style().set_property("height", "1080px").expect("a height");
    until("twenty more rows are drawn", || drawn() >= before + 20).await;
}

#[wasm_bindgen_test]
async fn scrolling_asks_for_the_rows_that_come_into_sight() {
    let (mounted, asked) = table();
    let grid: HtmlElement = mounted.find("[role=grid]");
    until("the first rows are asked for", || asked.get() == 0).await;
    grid.set_scroll_top(50_000 * 36);
    until("later rows are asked for", || asked.get() == 50_000).await;
    let shows = |text: &str| {
        mounted.all("[role=rowheader]").iter().any(|cell| cell.text_content().as_deref() == Some(text))
    };
    until("they are drawn", || shows("row 50003")).await;
    assert!(!shows("row 3"), "rows out of sight have left the document");
}

#[wasm_bindgen_test]
async fn a_table_that_is_gone_before_its_first_frame_does_no_harm() {
    let failed = Rc::new(Cell::new(0));
    let heard = Rc::clone(&failed);
    let on_error = Closure::<dyn FnMut()>::new(move || heard.set(heard.get() + 1));
    let listener: &Function = on_error.as_ref().unchecked_ref();
    window().add_event_listener_with_callback("error", listener).expect("a listener");

    let is_shown = ArcRwSignal::new(true);
    let shown = is_shown.clone();
    let mounted = Mounted::new(move || move || shown.get().then(|| table_with(|_| {})));
    // The effects have run, but the table still waits for its first animation frame.
    microtasks().await;
    assert_eq!(mounted.all("[role=grid]").len(), 1);
    is_shown.set(false);
    microtasks().await;
    assert_eq!(mounted.all("[role=grid]").len(), 0);
    for _ in 0..2 {
        frame().await;
    }
    window().remove_event_listener_with_callback("error", listener).expect("it was added");
    assert_eq!(failed.get(), 0, "errors in a frame");
}

/// Waits for 50 turns of the microtask queue, which is enough for every microtask that is due.
async fn microtasks() {
    for _ in 0..50 {
        let turn = JsFuture::from(Promise::resolve(&JsValue::NULL));
        turn.await.expect("a promise that is kept");
    }
}

async fn frame() {
    let frame = Promise::new(&mut |resolve, _| {
        window().request_animation_frame(&resolve).expect("a frame");
    });
    JsFuture::from(frame).await.expect("a frame comes");
}

#[wasm_bindgen_test]
async fn the_keyboard_reaches_the_last_row() {
    let (mounted, asked) = table();
    let grid: HtmlElement = mounted.find("[role=grid]");
    let selected =
        || mounted.all("[aria-selected=true] [role=rowheader]").first().and_then(|cell| cell.text_content());
    until("the first row is active", || selected().as_deref() == Some("row 0")).await;
    press(&grid, "ArrowDown");
    until("the next row is active", || selected().as_deref() == Some("row 1")).await;
    press(&grid, "Control+End");
    until("the last row is active and in sight", || selected().as_deref() == Some("row 99999")).await;
    assert!(asked.get() > ROWS - 20, "the last rows were asked for");
}

#[wasm_bindgen_test]
async fn a_cell_is_changed_where_it_stands() {
    let (mounted, _) = table();
    let grid: HtmlElement = mounted.find("[role=grid]");
    until("rows are drawn", || mounted.all("[data-active]").len() == 1).await;
    let active = || {
        let id = grid.get_attribute("aria-activedescendant").expect("an active cell");
        mounted.find::<HtmlElement>(&format!("#{id}"))
    };
    let fields = || mounted.all(".virtual-table-input");
    press(&grid, "F2");
    frame().await;
    assert!(fields().is_empty(), "the line cannot be changed");
    press(&grid, "ArrowRight");
    until("the next cell is active", || active().text_content().as_deref() == Some("Maybe")).await;

    let change = async |text: &str, key: &str| {
        press(&grid, "Enter");
        until("there is a field", || fields().len() == 1).await;
        let field: HtmlInputElement = mounted.find(".virtual-table-input");
        field.set_value(text);
        let how = EventInit::new();
        how.set_bubbles(true);
        let input = Event::new_with_event_init_dict("input", &how).expect("an event");
        field.dispatch_event(&input).expect("an event that is heard");
        press(&field, key);
        until("the field is gone", || fields().is_empty()).await;
    };
    change("No", "Escape").await;
    assert_eq!(active().text_content().as_deref(), Some("Maybe"), "it was left");
    change("Enrolled", "Enter").await;
    until("it is kept", || active().text_content().as_deref() == Some("Enrolled")).await;
    change("Declined", "Tab").await;
    until("the next cell is active", || active().text_content().as_deref() == Some("POL-0")).await;
    press(&grid, "Home");
    until("the first cell is active", || active().text_content().as_deref() == Some("row 0")).await;
}
