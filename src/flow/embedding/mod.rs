//! The session of an element: the host page vouches for the person with a token.

mod state;
mod advance;
mod embedding_flow;
#[cfg(test)]
mod tests;

pub use advance::{Effect, Event, advance};
pub use embedding_flow::{Embedding, TokenProvider};
pub use state::{EmbeddingState, Refusal};
