//! Runs: an admin consents to a plan, or to an undo, and a background task carries it out in one transaction.

mod actor;
mod consent;
mod reversal;
mod withdraw;
mod apply;
mod revert;
mod carry_out;
mod waiting;
mod runner;

pub use actor::Actor;
pub use carry_out::Ended;
pub use runner::Runner;
pub(super) use waiting::WaitingRuns;
pub(crate) use waiting::may_pass;
