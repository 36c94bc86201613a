//! Reads workbooks as CSV.
