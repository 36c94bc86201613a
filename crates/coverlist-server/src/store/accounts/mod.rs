//! The accounts of people who sign in.

mod email;
mod active;
mod list;
mod change;

pub use active::by_email;
pub(crate) use active::{Account, any, by_id};
pub use change::{NewAccount, add, end_sessions, set_password};
pub(crate) use change::{disable, enable, remove, set_language, set_role};
pub(crate) use email::canonical_email;
pub(crate) use list::{Listed, another_manages, by_key, find, known_by, list, people};
