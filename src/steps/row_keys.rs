use super::key_map::{KeyMap, KeyRow, key_row};
use crate::steps::Host;
use crate::ui::shortcut;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Names the keys J and K, which go to the next and the previous row of the table in a place.
#[component]
pub fn RowKeys(place: NodeRef<html::Div>) -> impl IntoView {
    Host::here().root.listen("keydown", move |event| {
        let Some(way) = shortcut(event).and_then(|key| Way::of_key(&key)) else { return };
        if let Some(row) = place.get_untracked().and_then(|place| next_row(&place, way)) {
            event.prevent_default();
            enter(&row);
        }
    });
    view! { <KeyMap main=vec![("J", t!(rows_key_row_next))] all=keys /> }
}

fn keys() -> Vec<KeyRow> {
    vec![
        key_row(&["J"], t!(rows_key_row_next)),
        key_row(&["K"], t!(rows_key_row_previous)),
        key_row(&["?"], t!(rows_key_map)),
    ]
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

impl Way {
    fn of_key(key: &str) -> Option<Self> {
        match key {
            "j" => Some(Self::Down),
            "k" => Some(Self::Up),
            _ => None,
        }
    }
}

/// The row beside the one with the focus, otherwise the first one.
fn next_row(place: &Element, way: Way) -> Option<Element> {
    let find = |selector| place.query_selector(selector).ok().flatten();
    match (find("tbody > tr:focus-within"), way) {
        (Some(row), Way::Down) => row.next_element_sibling(),
        (Some(row), Way::Up) => row.previous_element_sibling(),
        (None, _) => find("tbody > tr"),
    }
}

/// Moves the focus to the check box of a row, or to the row.
fn enter(row: &Element) {
    let check_box = row.query_selector("input[type=checkbox]:enabled").ok().flatten();
    let Ok(target) = check_box.unwrap_or_else(|| row.clone()).dyn_into::<HtmlElement>() else { return };
    if target.tag_name() == "TR" {
        target.set_tab_index(-1);
    }
    // An element with a tab index takes the focus.
    let _ = target.focus();
}
