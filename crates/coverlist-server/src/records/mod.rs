//! Lists, looks up and exports users and devices, and loads them from rosters.

mod load;
mod query_fault;
mod query;
mod list;
mod lookup;
mod sheet;
mod view;
mod registry;

pub use load::read_roster;
pub use registry::Registry;
