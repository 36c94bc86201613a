//! Reads workbooks.

mod cases;
mod chosen;
mod codes;
mod dates;
mod oneroster;
mod stream;
