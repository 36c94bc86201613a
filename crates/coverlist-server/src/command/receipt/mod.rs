//! `coverlist receipt`: writes the receipt of an import, and verifies one.

mod show;
mod verify;
mod cli;

pub use cli::{Args, run};
