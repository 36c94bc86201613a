//! The file is validated.

mod checking;
mod dates;
mod header;

pub use checking::*;
pub use dates::*;
pub use header::*;
