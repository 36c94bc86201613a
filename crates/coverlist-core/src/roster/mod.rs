//! Records from a file: a plain list, a OneRoster `users.csv` or a ChromeOS device export.
//!
//! A roster says who and what a district has; it says nothing of insurance. Columns that it need not have are ignored,
//! and named. What cannot be told is refused, not guessed.

mod detail;
mod headers;
mod shape;
mod layout;
mod header;
mod key;
mod keys;
mod set_aside;
mod refusal;
mod unfit;
mod entry;
mod remark;
mod row;
mod person;
mod subject;
mod repeats;
mod relatives;
mod columns;
mod reading;
mod decide;

pub use columns::Column;
pub use decide::{Decision, Known, decide};
pub use detail::Detail;
pub use entry::{Entry, Ignored, Note, Repeated, Roster};
pub use reading::read;
pub use refusal::{Evidence, Refusal, Refused};
use set_aside::NotTaken;
pub use set_aside::SetAside;
pub use shape::Shape;
pub use unfit::Unfit;
