//! A table of any length: only the visible rows are in the document.

mod rows;
mod scroll;
mod keys;
mod cells;
mod cell_editor;
mod table;

pub use cell_editor::CellChange;
pub use cells::ColumnMenus;
pub use rows::{CardPlace, CellAction, CellMark, TableCell, TableColumn, TableRow, TableRows};
pub use table::VirtualTable;
