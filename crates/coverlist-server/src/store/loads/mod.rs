//! The loads of rosters, what each did with records, and how that is reverted.

mod content;
mod load;
mod changes;
mod apply;
mod standing;
mod revert;

pub(crate) use apply::apply;
pub(crate) use changes::{NotedChange, changes};
pub(crate) use content::Content;
pub(super) use content::parse;
pub(crate) use load::{Counts, DoneLoad, NewLoad, by_id, insert, list};
pub(crate) use revert::revert;
pub(crate) use standing::{Reverting, StandingRow, rows, standing};
