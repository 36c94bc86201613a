//! The stage *plan*: what processing would change, row by row.

mod delete;
mod nothing_staged;
mod planned_import;

pub(in crate::steps) use delete::{asking, refused};
pub(in crate::steps) use nothing_staged::NothingStaged;
pub(in crate::steps) use planned_import::PlannedImport;
