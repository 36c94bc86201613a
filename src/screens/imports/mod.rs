//! The list of imports, and the screen of one import.

mod import_list;
mod import_screen;

pub use import_list::ImportList;
pub use import_screen::ImportScreen;
