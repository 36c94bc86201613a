//! Accounts.

mod email;
mod active;
mod list;
mod change;

pub use active::{Account, any, by_email, by_id};
pub use change::{NewAccount, add, disable, enable, end_sessions, remove, set_password, set_role};
pub use email::canonical_email;
pub use list::{Listed, another_manages, find, known_by, list};
