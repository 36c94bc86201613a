//! The tools that the commands need, each at one pinned version. `present` is cheap and silent; `install` is run once,
//! is safe when two commands need the tool at the same moment, and leaves either the whole tool or nothing.

mod tool;
mod lock;
mod cargo_install;
mod npm;
mod apt;

mod rust;
mod cargo_deny;
mod trunk;
mod wasm_bindgen;
mod binaryen;
mod node_packages;
mod browser;

pub use binaryen::Binaryen;
pub use browser::{Chromedriver, Chromium};
pub use cargo_deny::CargoDeny;
pub use lock::{hold, remove};
pub use node_packages::NodePackages;
pub use rust::{RustComponent, WasmTarget};
pub use tool::Tool;
pub use trunk::Trunk;
pub use wasm_bindgen::WasmBindgen;
