//! The users and devices of a district.

mod table;
mod load;
mod list;
mod apply;
mod label;

pub(crate) use apply::{Change, apply};
pub(super) use label::{label, label_columns};
pub use list::after;
pub(crate) use list::{Record, match_key};
pub(crate) use load::{known, load};
pub(super) use table::table;
