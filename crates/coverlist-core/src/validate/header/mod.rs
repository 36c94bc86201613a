//! The header: where it is, and how its cells compare with the template.

mod verdict;
mod near;
mod locate;
mod compare;
mod observe;

pub(super) use compare::MAX_COLUMNS;
pub use compare::header;
pub(super) use near::{Nearness, letters, nearness};
pub(super) use observe::observe;
pub use verdict::{Expected, Found, HeaderVerdict, Other};
