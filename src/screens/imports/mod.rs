//! The list of imports, the screen of one import, and its verification sheet.

mod import_list;
mod import_screen;
mod verify_screen;

pub use import_list::ImportList;
pub use import_screen::ImportScreen;
pub use verify_screen::VerifyScreen;
