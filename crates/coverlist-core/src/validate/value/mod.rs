//! One cell at a time: text to a value, or to the code that says why not.
//!
//! Every function takes a cell that is trimmed and not blank.

mod excel;
mod text;
mod key;
mod status;
mod amount;
mod date;

pub(super) use amount::{LARGE_CENTS, amount};
pub(super) use date::{DateCell, date, is_unlikely};
pub(super) use excel::is_excel_error;
pub(super) use key::{is_all_digits, looks_like};
pub(crate) use key::{is_no_key, key};
pub(super) use status::status;
pub(crate) use text::{damage, text};
pub(super) use text::{is_placeholder, policy_number};
