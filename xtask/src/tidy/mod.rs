//! Rules that no compiler knows, each a function from what it looks at to what it finds wrong.

mod tree;
mod violation;

mod names;
mod contents_only;
mod length;
mod text;
mod migrations;
mod layers;
mod dependencies;

mod check;

pub use check::check;
pub use violation::Violation;
