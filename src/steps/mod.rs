//! The components of the stages, one file or folder for each, and the two sequences of stages that a host
//! mounts.

mod host;
mod key_map;
mod row_keys;
mod badges;
mod lists;
mod rows;
mod delete_dialog;
mod pending_request;
mod run_progress;
mod waiting_run;
mod processed_before;
mod choose;
mod validate;
mod stage;
mod process;
mod plan;
mod undo;
mod report;
mod verify;
mod coverage;
mod process_steps;
pub mod parts;
mod import_steps;
mod kept_import;

pub use badges::{EffectBadge, StateBadge, StatusBadge, status_of};
pub use coverage::Coverage;
pub use host::{Account, Destination, Host, Links, Wishes};
pub use import_steps::ImportSteps;
pub use kept_import::KeptImport;
pub use key_map::{KeyMap, KeyRow, key_row};
pub use lists::{
    Condition, FieldFilter, FilterFields, ListField, ScreenQuery, SortHead, Sorting, parse_sort, sort_text,
};
pub use report::Report;
pub use rows::{PlanCounts, Tally, alignment, value_cell, value_columns};
pub use undo::UndoPanel;
pub use verify::Verify;
