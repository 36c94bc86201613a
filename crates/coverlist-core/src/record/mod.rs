//! The records that insurance is applied to, as far as the rules need them.

mod coverage;
mod match_key;

pub use coverage::{Coverage, Status};
pub use jiff::civil::Date;
pub use match_key::MatchKey;
pub(crate) use match_key::trim;
