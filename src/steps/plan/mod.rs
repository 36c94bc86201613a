//! The stage *plan*: what processing would change, row by row.

mod nothing_staged;
mod planned_import;

pub(in crate::steps) use nothing_staged::NothingStaged;
pub(in crate::steps) use planned_import::PlannedImport;
