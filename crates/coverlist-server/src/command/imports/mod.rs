//! The commands about one import: `coverlist plan`, `process`, `verify`, `undo` and so on. They
//! do what the API does, in the database of `--data`, also while a server uses it.

mod workplace;
mod sample_args;
mod plan_query_args;
mod text_output;
mod sheet_output;
pub mod plan;
pub mod decide;
pub mod absent;
pub mod compare;
pub mod process;
pub mod verify;
pub mod withdraw;
pub mod delete;
pub mod reversal;

use sample_args::SampleArgs;
pub(super) use text_output::{print_answer, refused};
pub(super) use workplace::{Answer, Stop, Workplace};
pub use workplace::{CommonArgs, OfImport};
