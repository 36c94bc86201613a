//! The accounts of the district: their list, and the dialog that adds or changes one.

mod advance;
mod account_list;

pub use account_list::AccountList;
pub use advance::{Accounts, Draft, Effect, Event, advance};
