//! `coverlist records`: loads users and devices, and looks up keys.

mod noun;
mod load;
mod lookup;
mod change;
mod cli;

pub use cli::{Args, run};
