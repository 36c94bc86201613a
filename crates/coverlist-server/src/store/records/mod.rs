//! The users and devices of a district.

mod table;
mod record_field;
mod query;
mod covered;
mod select;
mod load;
mod list;
mod known;
mod apply;
mod label;
mod absent;
mod neighbors;
mod coverage;
mod related;

pub(crate) use absent::{Absent, each_absent};
pub(crate) use apply::{Change, apply};
pub(crate) use coverage::each_coverage;
pub(crate) use known::{each_known, each_user};
pub(super) use label::{label, label_columns, person, place};
pub use list::all;
pub(crate) use list::{Position, Record, by_id, count, each, id_of, page, position};
pub(crate) use load::{Load, Loaded, assign, assigned, known, load, match_keys};
pub(crate) use neighbors::each_neighbor;
pub(crate) use query::{BY_KEY, CoveredFilter, RecordQuery};
pub(crate) use record_field::RecordField;
pub(crate) use related::related;
pub(super) use table::{key, table};
