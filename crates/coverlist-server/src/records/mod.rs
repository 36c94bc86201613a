//! Lists, looks up and exports users and devices, loads them from rosters, and reports their coverage.

mod roster_file;
mod load;
mod query;
mod list;
mod export_columns;
mod sheet;
mod view;
mod registry;
mod coverage;
mod history;
mod record;
mod reversal;

pub(crate) use query::Scope;
pub use registry::Registry;
use roster_file::ReadRoster;
pub use roster_file::RosterFile;
