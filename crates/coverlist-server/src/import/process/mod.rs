//! Processes imports: an admin consents to a plan, and a background task applies it in one transaction.

mod consent;
mod run;
mod runner;

pub use runner::Runner;
