//! Reads workbooks.

mod cases;
mod stream;
