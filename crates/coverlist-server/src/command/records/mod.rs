//! `coverlist records`: loads users and devices, and looks up keys. `coverlist coverage`: counts the insured
//! ones.

mod noun;
mod load;
mod lookup;
pub mod coverage;
mod cli;

pub use cli::{Args, run};
