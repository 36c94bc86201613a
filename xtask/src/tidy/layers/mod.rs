//! The layers of each crate: which module may use which, and what only one of them may contain.

mod order;
mod tokens;
mod paths;
mod reexports;
mod contents;
mod check;
#[cfg(test)]
mod planted;

pub use check::check;
