//! `coverlist records`: loads users and devices, undoes loads, looks up keys, and shows and changes single
//! records.
//! `coverlist coverage`: counts the insured ones.

mod noun;
mod load;
mod registrar;
mod history;
mod reversal;
mod lookup;
mod show;
mod change;
pub mod coverage;
mod cli;

pub use cli::{Args, run};
