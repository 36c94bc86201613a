//! The layers of each crate: which module may use which other ones, and which content belongs in only one of
//! them.

mod order;
mod tokens;
mod paths;
mod reexports;
mod contents;
mod builtin_templates;
mod check;
#[cfg(test)]
mod planted;

pub use builtin_templates::check as check_builtin_templates;
pub use check::check;
