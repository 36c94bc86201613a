//! A naive validator, which the tests compare with the engine.
//!
//! It is written from the rules and not from the engine's code: plain loops over rows of texts, one cell at a
//! time, each cell judged again wherever its value matters. Nothing is kept between cells and nothing is
//! fast. It shares with the engine what `read` says about a file, the types of its answer, and `MatchKey`,
//! `SheetHeader`, `Pattern`, `DateFormat`, `shortened`, `unsafe_cell` and `windows_1252_bytes`. Texts in
//! UTF-8 it also splits into cells by itself.
//!
//! The fuzz target in `fuzz` includes this folder.

mod text;
mod date;
mod number;
mod disguise;
mod cell;
mod read;
mod dialect;
mod header;
mod row;
mod century;
mod dates;
mod usual;
mod file;
mod no_record;
mod survey;
mod check;
mod repeats;
mod cut_off;
mod compare;

pub use compare::{assert_agree, assert_answer, assert_reads};
pub use file::Question;
