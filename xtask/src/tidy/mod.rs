//! Checks rules that the compiler does not know. Each check is a function from files to violations.

mod tree;
mod violation;

mod names;
mod contents_only;
mod length;
mod text;
mod migrations;
mod style;
mod layers;
mod dependencies;

mod check;

pub use check::check;
pub use violation::Violation;
