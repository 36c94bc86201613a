//! Records from a file: a plain list, a OneRoster `users.csv` or a ChromeOS device export.
//!
//! A roster says who and what a district has; it says nothing of insurance. Columns that it need not have are ignored.

mod detail;
mod headers;
mod shape;
mod layout;
mod key;
mod refusal;
mod entry;
mod row;
mod repeats;
mod reading;
mod search;

pub use detail::Detail;
pub use entry::{Entry, Roster};
pub use reading::read;
pub use refusal::{Refusal, Refused, Unfit};
pub use search::Search;
pub use shape::Shape;
