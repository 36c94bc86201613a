//! Records: lists and sheets of users and devices, and rosters to load.

mod load;
mod list;
mod sheet;
mod view;
mod registry;

pub use list::RecordQuery;
pub use load::read_roster;
pub use registry::Registry;
