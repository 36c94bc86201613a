//! Joins the files of a OneRoster 1.1 or 1.2 export to one list of users.
//!
//! OneRoster 1.2 keeps the roles of users in a file of their own, and both versions keep the names of schools
//! in another one. The joined list is `users.csv` with both as additional columns. Every record stays on its
//! line, so a finding about the joined list names the line of `users.csv`.

mod export;
mod one_roster_error;
mod part;
mod roles;
mod orgs;
mod additions;
mod writer;
mod joined;
mod join;

pub use export::{Export, ExportFile};
pub use join::join;
pub use joined::{JoinFacts, Joined};
pub use one_roster_error::OneRosterError;
