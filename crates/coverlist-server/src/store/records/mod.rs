//! Records: the users and devices of a district.

mod table;
mod load;
mod list;

pub use list::{Record, after, match_key};
pub use load::{Loaded, known, load};
