//! Users and devices.

mod screen;
mod table;
mod load;
mod loaded;

pub use screen::Records;
