//! The cells of a table.

use super::cell_editor::{CellEditor, Editing, Ending};
use super::{CardPlace, CellAction, TableCell, TableColumn, TableRow};
use crate::ui::badge::Tone;
use crate::ui::icon::StatusIcon;
use leptos::prelude::*;

/// What the cells of a drawn row depend on.
#[derive(Clone, Copy)]
pub(super) struct RowState {
    /// The index of the active cell, if the row is active.
    pub(super) active: Memo<Option<usize>>,
    /// The index of the cell that is being changed, if it is in the row.
    pub(super) changing: Memo<Option<usize>>,
    pub(super) editing: RwSignal<Option<Editing>>,
    pub(super) on_end: UnsyncCallback<Ending>,
    /// Called when the button in a cell of the row is pressed.
    pub(super) on_action: UnsyncCallback<()>,
    /// Whether an explanation has more room above its cell than below.
    pub(super) is_low: Signal<bool>,
}

/// Draws the menu of a column by its index, with what closes it.
pub type ColumnMenus = UnsyncCallback<(usize, UnsyncCallback<()>), AnyView>;

pub(super) fn head_cells(
    columns: Vec<TableColumn>,
    menus: Option<ColumnMenus>,
    open: RwSignal<Option<usize>>,
    close: UnsyncCallback<()>,
) -> impl IntoView {
    let count = columns.len();
    let cell = |(index, column): (usize, TableColumn)| {
        let menu = menus.filter(|_| column.is_data);
        head_cell(index, column, menu.map(|menus| head_menu(index, index > count / 2, menus, open, close)))
    };
    columns.into_iter().enumerate().map(cell).collect_view()
}

/// The button of a header, and its menu while it is open. People with a keyboard find the same in a list.
fn head_menu(
    index: usize,
    is_at_end: bool,
    menus: ColumnMenus,
    open: RwSignal<Option<usize>>,
    close: UnsyncCallback<()>,
) -> impl FnOnce(String, &'static str) -> AnyView {
    move |header, translate| {
        let is_open = move || open.get() == Some(index);
        let toggle = move |_| open.update(|open| *open = (*open != Some(index)).then_some(index));
        let menu = move || {
            is_open().then(|| {
                let side = if is_at_end { "end" } else { "start" };
                view! { <div class="virtual-table-menu" data-side=side>{menus.run((index, close))}</div> }
            })
        };
        view! {
            <button
                type="button"
                class="virtual-table-menu-button"
                tabindex="-1"
                translate=translate
                aria-expanded=move || if is_open() { "true" } else { "false" }
                on:click=toggle
            >
                <span class="virtual-table-text">{header}</span>
            </button>
            {menu}
        }
        .into_any()
    }
}

fn head_cell(
    index: usize,
    column: TableColumn,
    menu: Option<impl FnOnce(String, &'static str) -> AnyView>,
) -> impl IntoView {
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
            {match menu {
                Some(menu) => menu(header, "no"),
                None => view! { <span class="virtual-table-text">{header}</span> }.into_any(),
            }}
            {note.map(|note| view! { <span class="virtual-table-note" translate="yes">{note}</span> })}
        </div>
    }
}

/// The cells of a row whose element has this id.
pub(super) fn body_cells(
    row_id: &str,
    row: TableRow,
    columns: Signal<Vec<TableColumn>>,
    state: RowState,
) -> impl IntoView + use<> {
    let columns = columns.get_untracked();
    let cells = row.cells.into_iter().zip(columns).enumerate();
    cells
        .map(|(index, (cell, column))| body_cell(cell_id(row_id, index), index, cell, column, state))
        .collect_view()
}

pub(super) fn cell_id(row_id: &str, index: usize) -> String {
    format!("{row_id}-{index}")
}

fn body_cell(
    id: String,
    index: usize,
    cell: TableCell,
    TableColumn { header, note, is_data, in_card, .. }: TableColumn,
    state: RowState,
) -> impl IntoView {
    let TableCell { text, mark, is_editable, action } = cell;
    // The words of a mark are a sentence of the page.
    let translate = (is_data && mark.is_none()).then_some("no");
    let role = if index == 0 { "rowheader" } else { "gridcell" };
    let is_invalid = is_data && mark.as_ref().is_some_and(|mark| mark.tone == Tone::Bad);
    let title = mark.as_ref().map_or_else(|| text.clone(), |mark| mark.words.clone());
    let class = mark.as_ref().map_or_else(
        || "virtual-table-cell".to_owned(),
        |mark| format!("virtual-table-cell virtual-table-marked tone-{}", mark.tone.class()),
    );
    let icon = mark.as_ref().map(|mark| mark.icon);
    let explanation = mark.as_ref().filter(|_| is_data).map(|mark| mark.words.clone());
    let is_active = move || state.active.get() == Some(index);
    let content = move || {
        if is_editable && state.changing.get() == Some(index) {
            let RowState { editing, on_end, .. } = state;
            return view! { <CellEditor label=header.clone() editing on_end /> }.into_any();
        }
        let (text, translate) = (text.clone(), is_data.then_some("no"));
        view! { <span class="virtual-table-text" translate=translate>{text}</span> }.into_any()
    };
    view! {
        <div
            class=class
            role=role
            id=id
            aria-colindex=index + 1
            aria-invalid=is_invalid.then_some("true")
            aria-readonly=is_editable.then_some("false")
            title=title
            translate=translate
            data-index=index
            data-card=in_card.map(CardPlace::name)
            data-muted=note.is_some().then_some("true")
            data-active=move || is_active().then_some("true")
        >
            {icon.map(|icon| view! { <StatusIcon icon /> })}
            {content}
            {mark.map(|mark| view! { <span class="visually-hidden">{mark.words}</span> })}
            {action.map(|action| action_button(action, state.on_action))}
            {explanation.map(|words| {
                let tip = move || is_active().then(|| {
                    let side = if state.is_low.get() { "above" } else { "below" };
                    view! {
                        <span class="virtual-table-tip" data-side=side aria-hidden="true">{words.clone()}</span>
                    }
                });
                view! { {tip} }
            })}
        </div>
    }
}

fn action_button(CellAction { label, name }: CellAction, on_action: UnsyncCallback<()>) -> impl IntoView {
    let press = move |_| on_action.run(());
    view! {
        <button type="button" class="virtual-table-action" tabindex="-1" aria-label=name on:click=press>
            {label}
        </button>
    }
}
