//! All imports, and each one with its report.

mod import_list;
mod import_screen;

pub use import_list::ImportList;
pub use import_screen::ImportScreen;
