//! The tools that the commands need. Each has one pinned version.

mod tool;
mod cargo_install;
mod npm;
mod rust;
mod system_program;
mod browser;
mod python;
mod libreoffice;

pub use browser::{CHROMEDRIVER, CHROMIUM, HEADLESS_SHELL};
pub use cargo_install::{cargo_deny, wasm_bindgen};
pub use libreoffice::LIBREOFFICE;
pub use npm::{BENCH_PACKAGES, E2E_PACKAGES, ESBUILD, HOST_PACKAGES, WASM_OPT};
pub use python::{DJANGO_IMPORT_EXPORT, FRICTIONLESS, PYTHON};
pub use rust::{CLIPPY, RUSTFMT, WASM_TARGET};
pub use system_program::SystemProgram;
pub use tool::{Tool, hold, remove};
