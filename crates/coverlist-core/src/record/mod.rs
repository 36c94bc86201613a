//! The records that insurance is applied to: their kinds, fields, values and keys.

mod ordered;
mod kind;
mod status;
mod field_type;
mod attribute;
mod field;
mod folded;
mod field_rule;
mod field_set;
mod date;
mod value;
mod values;
mod browser_text;
mod match_key;
mod row;
mod search;

pub use attribute::Attribute;
pub use date::{Date, NoDate};
pub use field::{CustomField, Field};
pub use field_rule::{FieldFault, FieldRule};
pub use field_set::{FieldName, FieldSet};
pub(crate) use field_set::{built_in_name, is_name};
pub use field_type::FieldType;
pub use folded::folded;
pub(crate) use folded::is_folded_to;
pub use kind::RecordKind;
pub use match_key::MatchKey;
pub(crate) use match_key::trim;
pub(crate) use ordered::{inserted, sorted};
pub use row::Row;
pub use search::{Search, bare};
pub use status::Status;
pub use value::Value;
pub use values::Values;
