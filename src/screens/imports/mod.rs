//! The list of imports, the screen of one import, and its verification sheet.

mod import_filter;
mod import_list;
mod import_screen;
mod import_table;
mod verify_screen;

pub use import_list::ImportList;
pub use import_screen::ImportScreen;
pub use import_table::ImportTable;
pub use verify_screen::VerifyScreen;
