//! Builds the page and its worker.

mod inputs;
mod style_sheet;
mod element_script;
mod weight;
mod build;
mod worker;

pub use build::{build, hold, tools, watch_page};
pub use element_script::write as write_element_script;
pub use inputs::collect;
pub use style_sheet::write as write_style_sheet;
pub use worker::{build_worker, worker_optimizations};
