//! Looks up keys among the records of a district, which another thread reads meanwhile.

mod batch;
mod read_ahead;
mod look_up;

pub use look_up::look_up;
