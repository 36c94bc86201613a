//! Whether the server has got another build than the page, and when the page may load again.

mod advance;
mod version_flow;
#[cfg(test)]
mod tests;

pub use advance::{Effect, Event, Version, advance};
pub use version_flow::Versions;
