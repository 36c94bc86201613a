//! Lists, looks up and exports users and devices, and loads them from rosters.

mod roster_file;
mod load;
mod query_fault;
mod query;
mod list;
mod sheet;
mod view;
mod registry;
mod history;
mod reversal;

pub use registry::Registry;
use roster_file::ReadRoster;
pub use roster_file::RosterFile;
