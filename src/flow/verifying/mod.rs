//! The verification sheet of an import: a person marks rows, and each mark is stored at once.

mod state;
mod advance;
mod verifier;
#[cfg(test)]
mod tests;

pub use advance::{Effect, Event, advance};
pub use state::{RowMark, Sheet, Verifying};
pub use verifier::Verifier;
