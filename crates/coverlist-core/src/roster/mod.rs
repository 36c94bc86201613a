//! Records from a file: a plain list, a OneRoster `users.csv` or a ChromeOS device export.
//!
//! A roster lists the users or devices of a district and has no insurance. Unknown columns are ignored and
//! listed. Ambiguous rows are refused, not guessed.

mod attribute;
mod headers;
mod roster_format;
mod layout;
mod header;
mod key;
mod keys;
mod set_aside;
mod refusal;
mod roster_error;
mod entry;
mod row;
mod person;
mod subject;
mod deduplicate;
mod relatives;
mod columns;
mod reading;
mod decide;

pub use attribute::Attribute;
pub use columns::{Column, Meaning};
pub use decide::{Decision, KnownRecord, decide};
pub use entry::{Entry, Ignored, Note, Repeated, Roster};
pub use reading::read;
pub use refusal::{Evidence, Refusal, Refused};
pub use roster_error::RosterError;
pub use roster_format::RosterFormat;
use set_aside::NotTaken;
pub use set_aside::SetAside;
