//! A naive validator, which the tests compare with the engine.
//!
//! It is written from the rules and not from the engine's code: plain loops over rows of texts, one cell at a
//! time, each cell judged again wherever its value matters. Nothing is kept between cells and nothing is
//! fast. It shares with the engine the table that `read` makes, the types of its answer, and `MatchKey`,
//! `Pattern`, `DateFormat` and `windows_1252_bytes`.
//!
//! The fuzz target in `fuzz` includes this folder.

mod text;
mod cell;
mod header;
mod row;
mod dates;
mod file;
mod compare;

pub use compare::assert_agree;
pub use file::Question;
