//! Runs the validation engine in a web worker, or on the main thread where no worker can run.
//!
//! The worker starts when the page opens, not when a file is chosen. If it does not start in time, reports
//! another build or crashes, the main thread starts over with the chosen file, in slices.

mod worker;
mod backend;

pub use backend::{FallbackReason, Validator};
pub use worker::WORKER_SCRIPT;
