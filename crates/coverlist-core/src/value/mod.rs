//! Converts one cell at a time to a value, or to the code of its problem.
//!
//! Every function expects a trimmed cell that is not blank.

mod windows_1252;
mod formula;
mod shortened;
mod date_order;
mod decimal_style;
mod century;
mod garbled;
mod look_alike;
mod quotes;
mod disguise;
mod label;
mod excel;
mod text;
mod repair;
mod key;
mod numeral;
mod integer;
mod amount;
mod time;
mod named_date;
mod date;
mod nothing;
mod decimals;
mod cell;
mod canonical;
mod total;
mod typed_ids;
mod remark;

pub(crate) use amount::{amount, currency};
pub(crate) use canonical::SheetCell;
pub(crate) use cell::Checker;
pub use century::Century;
pub use date::date_in_order;
pub(crate) use date::{DateCell, date, date_in_century};
pub use date_order::DateOrder;
pub use decimal_style::DecimalStyle;
pub(crate) use decimals::Decimals;
pub(crate) use excel::{is_day_number_of_now, is_excel_error};
pub use formula::{safe_cell, unsafe_cell};
pub(crate) use garbled::is_usual;
pub(crate) use key::{is_all_digits, is_no_key, key, looks_like};
pub(crate) use numeral::{Numeral, Written};
pub(crate) use remark::{begins_comment, is_line, is_remark, is_sentence};
pub(crate) use repair::has_repair;
pub use repair::repaired;
pub use shortened::shortened;
pub(crate) use text::alphanumerics;
pub(crate) use time::has_time_of_day;
pub(crate) use total::{begins_with_total, is_total};
pub(crate) use typed_ids::{ids, key_of};
pub use windows_1252::windows_1252_bytes;
pub(crate) use windows_1252::{windows_1252, windows_1252_byte};
