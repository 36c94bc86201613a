//! All imports, and each one with its report.

mod list;
mod one;

pub use list::History;
pub use one::ImportPage;
