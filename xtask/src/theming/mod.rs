//! Writes docs/THEMING.md from the style sheet and the sources of the page.

mod properties;
mod parts;
mod document;

pub use document::{PATH, document};
