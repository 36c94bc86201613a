//! The records screen: users and devices.

mod records_screen;
mod record_search;
mod record_filters;
mod record_tables;
mod load_dialog;
mod load_result;

pub use records_screen::RecordsScreen;
