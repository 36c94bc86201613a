//! The cells of the template's columns, judged once for each distinct text where few texts repeat.
//!
//! A row holds one small number for each column. A *kind* is what a cell is by itself, in one byte; the code
//! of a cell follows from its kind and from the facts about the whole file.

mod kind;
mod number;
mod date;
mod bytes;
mod dictionary;
mod column;

pub(super) use bytes::{Hashed, are_equal, hash};
pub(super) use column::{Column, as_meant, read_meant};
pub(super) use date::{DateForm, Years};
pub(super) use kind::Kind;
