//! The tools that the commands need. Each has one pinned version.

mod tool;
mod cargo_install;
mod npm;
mod rust;
mod browser;

pub use browser::{CHROMEDRIVER, CHROMIUM};
pub use cargo_install::{cargo_deny, trunk, wasm_bindgen};
pub use npm::{Binaryen, NodePackages};
pub use rust::{CLIPPY, RUSTFMT, WASM_TARGET};
pub use tool::{Tool, hold, remove};
