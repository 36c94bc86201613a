//! The logs of a district, as the API shows them: the audit log and the access log, merged by time.

mod event;
mod selection;
mod merge;
mod check;
mod reader;

pub use reader::Logs;
pub use selection::{Cursor, LogSelection};
