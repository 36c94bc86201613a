//! Lists and exports users and devices, and loads them from rosters.

mod load;
mod list;
mod sheet;
mod view;
mod registry;

pub use list::RecordQuery;
pub use load::read_roster;
pub use registry::Registry;
