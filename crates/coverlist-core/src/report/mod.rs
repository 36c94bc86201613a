//! What became of each row, and the sheets that say so.

mod outcome;
mod sheet;

pub use outcome::Outcome;
pub use sheet::{Sheet, SheetStyle, safe_cell, unsafe_cell};
