//! The panel that undoes an import, or its undo.

mod reverted_rows;
mod preview;
mod undo_progress;
mod undo_panel;

pub use undo_panel::UndoPanel;
