//! Builds the page and its worker.

mod inputs;
mod style_sheet;
mod element_script;
mod minify;
mod weight;
mod links;
mod programs;
mod bundler;
mod wasm_opt;
mod compile;
mod document;
mod build;
mod worker;

pub use build::{build, hold, tools};
pub use bundler::Bundler;
pub use compile::{Build, DEMO};
pub use element_script::write_for_trunk as write_element_script;
pub use inputs::{collect, of_page as digest};
pub use style_sheet::write as write_style_sheet;
pub use wasm_opt::optimize;
pub use worker::{build_worker, worker_optimizations};
