//! The keys of the workspace: the main ones in the foot, all of them in a dialog.

use crate::steps::{KeyMap, KeyRow, key_row};
use leptos::prelude::*;

/// Names the keys that work on a file and its rows.
#[component]
pub fn FileKeys() -> impl IntoView {
    let main = vec![("F2", t!(rows_key_correct)), ("N", t!(rows_key_next))];
    view! { <KeyMap main all=keys /> }
}

/// The keys with what they do, from the table to the whole workspace.
fn keys() -> Vec<KeyRow> {
    let with_control = |keys: &[&str], meaning| {
        let (keys, meaning) = key_row(keys, meaning);
        ([t!(rows_key_control)].into_iter().chain(keys).collect(), meaning)
    };
    vec![
        key_row(&["↑", "↓", "←", "→"], t!(rows_key_move)),
        key_row(&["Page ↑", "Page ↓"], t!(rows_key_page)),
        key_row(&["Home", "End"], t!(rows_key_ends)),
        with_control(&["Home", "End"], t!(rows_key_corners)),
        key_row(&["N"], t!(rows_key_next_long)),
        key_row(&["Shift", "N"], t!(rows_key_previous)),
        key_row(&["F2", "Enter"], t!(rows_key_correct_long)),
        key_row(&["Enter", "Tab"], t!(rows_key_keep)),
        key_row(&["Esc"], t!(rows_key_leave)),
        with_control(&["Z"], t!(rows_key_undo_long)),
        with_control(&["Shift", "Z"], t!(rows_key_redo)),
        with_control(&["V"], t!(rows_key_paste)),
        key_row(&["?"], t!(rows_key_map)),
    ]
}
