//! What happens next: unions of steps, a pure function from step and event to step and effects, and what carries those out.

pub mod importing;
pub mod processing;
