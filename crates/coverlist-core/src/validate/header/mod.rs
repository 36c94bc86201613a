//! The header: where it is, and how its cells compare with the template.

mod verdict;
mod near;
mod locate;
mod compare;
mod observe;

pub(super) use compare::MAX_COLUMNS;
pub use compare::header;
pub(super) use near::{letters, words_for};
pub(super) use observe::observe;
pub use verdict::{Expected, Found, HeaderVerdict, Other};
