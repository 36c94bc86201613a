//! The layers of each crate: which other modules a module may use, and which content only some modules may
//! have.

mod order;
mod tokens;
mod paths;
mod reexports;
mod contents;
mod builtin_templates;
mod sentences;
mod check;
#[cfg(test)]
mod planted;

pub use builtin_templates::check as check_builtin_templates;
pub use check::check;
pub use sentences::check as check_sentences;
