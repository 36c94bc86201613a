//! Rosters: lists of users or devices that are loaded as records. The engine reads them under a template of
//! records; this module decides which record each row is about.

mod entry;
mod refusal;
mod person;
mod subject;
mod one_kind;
mod relatives;
mod merge;
mod columns;
mod rows;
mod read;
mod decide;
mod other_names;
mod rest;
mod reversal;

pub use columns::{Column, Meaning, columns};
pub use decide::{Action, Decided, KnownRecord, decide};
pub use entry::{Entry, Excluded, Ignored, Repeated, Roster};
pub use other_names::OtherNames;
pub use read::read;
pub use refusal::{Evidence, Refusal, Refused};
pub use reversal::{Kept, LeftRecord, LoadKind, LoadReversal, LoadReversalCounts, LoadedChange, revert};
