//! Fields of districts: lists them, adds custom ones and renames them.

mod list;
mod edit;
mod change;
mod catalog;

pub use catalog::Fields;
pub use change::change;
pub use edit::edit;
pub use list::list;
