//! Records: the users and devices of a district.

mod table;
mod load;
mod list;
mod apply;
mod label;

pub use apply::{Change, apply};
pub(super) use label::{label, label_columns};
pub use list::{Record, after, match_key};
pub use load::{Loaded, known, load};
pub(super) use table::table;
