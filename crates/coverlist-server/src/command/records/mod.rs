//! `coverlist records`: loads users and devices, and looks up keys. `coverlist coverage`: counts the insured
//! ones.

mod noun;
mod load;
mod lookup;
mod change;
pub mod coverage;
mod cli;

pub use cli::{Args, run};
