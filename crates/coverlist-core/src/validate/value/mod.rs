//! One cell at a time: text to a value, or to the code that says why not.
//!
//! Every function takes a cell that is trimmed and not blank.

mod garbled;
mod excel;
mod text;
mod key;
mod status;
mod amount;
mod date;
mod nothing;

pub(super) use amount::{LARGE_CENTS, amount};
pub(super) use date::{DateCell, date, is_unlikely};
pub(super) use excel::{is_day_number_of_now, is_excel_error};
pub(super) use key::{is_all_digits, looks_like};
pub(crate) use key::{is_no_key, key};
pub(super) use nothing::says_nothing;
pub(super) use status::status;
pub(super) use text::policy_number;
pub(crate) use text::{damage, text};
