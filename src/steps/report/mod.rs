//! The stage *report*: what became of every row.

mod whole;
mod outcomes;
mod findings;

pub use whole::Report;
