//! The stage *choose*, and the screen on which files are chosen, validated and staged.

mod screen;
mod open_import;
mod delete;
mod card;
mod templates;
mod samples;

pub(in crate::steps) use delete::DeleteButton;
pub use screen::ImportScreen;
