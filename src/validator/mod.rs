//! Where validation runs, as seen from the page: in a web worker, or on the page itself where no worker can run.
//!
//! The worker starts when the page opens, not when a file comes. The page never waits for it in vain: when it does not start,
//! greets with another build, or dies, the same engine goes on here, in slices, with the file that was chosen.

mod worker;
mod place;

pub use place::{Moved, Validator};
