//! Filters and orders of lists, which travel in the body of a request.

mod condition;
mod fault;
mod parse;

pub use condition::{Condition, Filter, Order};
pub use fault::{QueryFault, Rule};
pub(crate) use parse::{filters, order};
