//! `coverlist records`: loads users and devices, undoes loads, and looks up keys.

mod noun;
mod load;
mod registrar;
mod history;
mod reversal;
mod lookup;
mod cli;

pub use cli::{Args, run};
