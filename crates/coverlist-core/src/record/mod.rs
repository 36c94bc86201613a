//! The records that insurance is applied to: their kinds, fields, values and keys.

mod kind;
mod field;
mod coverage;
mod match_key;
mod row;
mod search;

pub use coverage::{Coverage, Status};
pub use field::Field;
pub use jiff::civil::Date;
pub use kind::RecordKind;
pub use match_key::MatchKey;
pub(crate) use match_key::trim;
pub use row::Row;
pub use search::Search;
pub(crate) use search::bare;
