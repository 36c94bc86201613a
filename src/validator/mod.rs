//! Runs the validation engine in a web worker, or on the main thread where no worker can run.
//!
//! The worker starts when the page opens, not when a file is chosen. If it does not start in time, reports
//! another build or crashes, the page loads the worker's module itself, and the main thread starts over with
//! the chosen file, in slices. If the module crashes, too, the page says that the file cannot be checked. The
//! page's own module has no engine.

mod engine_link;
mod worker;
mod main_thread;
mod job;
mod backend;
mod workbook_writer;

pub use backend::{ENGINE, Validator};
pub use workbook_writer::{WORKBOOK_WRITER, write_workbook};
