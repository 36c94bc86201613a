//! The records screen: users and devices.

mod records_screen;
mod record_search;
mod record_filters;
mod record_tables;
mod load_plan;
mod load_dialog;
mod load_result;
mod unload_dialog;
mod load_list;

pub use records_screen::RecordsScreen;
