//! Finds the header and compares its cells with the template.

mod verdict;
mod similarity;
mod locate;
mod compare;
mod better_template;
mod observe;

pub(super) use compare::MAX_COLUMNS;
pub use compare::{header, header_cells};
pub(super) use observe::observe;
pub(super) use similarity::letters;
pub use verdict::{BetterTemplate, Expected, Found, HeaderVerdict, Other};
