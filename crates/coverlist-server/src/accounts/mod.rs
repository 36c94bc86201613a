//! The accounts of districts: lists, adds and changes them, for the API and the command line.

mod add;
mod change;
mod catalog;
mod own_password;

pub use add::{add, check_email};
pub use catalog::Accounts;
pub use change::{Change, change, leaves_manager};
