//! The commands about one import: `coverlist plan`, `process`, `withdraw`, `delete`, `undo` and `redo`. They
//! do what the API does, in the database of `--data`, also while a server uses it.

mod workplace;
mod sample_args;
mod text_output;
pub mod plan;
pub mod decide;
pub mod absent;
pub mod process;
pub mod withdraw;
pub mod delete;
pub mod reversal;

use sample_args::SampleArgs;
pub(super) use text_output::{print_answer, refused};
pub(super) use workplace::{Answer, Stop};
pub use workplace::{CommonArgs, OfImport};
