//! Checks the rows of a table against a template and reports findings.
//!
//! A row that is not a record, such as a title or a total, is *set aside*: it is neither accepted nor
//! rejected.
//!
//! The header is compared first. Then each row is surveyed: whether it is a record, and what it proves about
//! the dates and keys of the file. Then each cell is checked. Last, rows are compared with each other.

mod choices;
mod limits;
mod header;
mod layout;
mod repeated_header;
mod set_aside;
mod lines;
mod dates;
mod keys;
mod fragments;
mod survey;
mod term;
mod row;
mod same_keys;
mod repeats;
mod cut_off;
mod whole_file;
mod validator;
mod verdict;

pub use choices::{Choices, ColumnMapping};
pub use dates::DateColumn;
pub use header::{BetterTemplate, Expected, Found, HeaderVerdict, Other, header};
pub use limits::Limits;
pub(crate) use same_keys::SameKeys;
pub(crate) use term::Term;
pub use validator::{Validator, validate};
pub use verdict::{RowStatus, Verdict};
