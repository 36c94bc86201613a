//! The stage *plan*, and the screen on which a staged import is planned, processed and reported.

mod screen;
mod nothing;
mod planned;
mod delete;

pub(in crate::steps) use delete::{asking, refused};
pub use screen::ProcessScreen;
