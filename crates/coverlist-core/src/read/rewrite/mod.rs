//! Turns text in an unusual dialect into plain text, record by record.
//!
//! The beginning of a file decides its dialect. A later record that does not fit is kept as it is, or as one
//! cell, so that its row has a finding. Every record stays one record, so its line stays the same.

mod grammar;
mod alignment;
mod form;
mod rewriter;
mod sign;
mod sample;
mod recognize;

pub(super) use recognize::{Recognized, recognize};
pub(super) use rewriter::Rewriter;
