//! Sentences of the stage *validate*.

mod checking;
mod dates;
mod header;

pub use checking::*;
pub use dates::*;
pub use header::*;
