//! The Coverlist page: choose, validate, stage, plan, process, report.
//!
//! Modules stand in dependency order; each uses only those above it. `words` holds the sentences that a user
//! reads, `client` talks to the server, `drafts` keeps answers in the browser, `language` fetches the texts
//! of another language, `ui` has generic components, `validator` is where validation runs, `flow` decides
//! what happens next, `steps` draws the stages, `embed` shows them in the custom element, and `screens` is
//! the site around them.

#[macro_use]
mod words;
#[macro_use]
mod client;
mod drafts;
mod language;
#[macro_use]
mod ui;
mod validator;
mod flow;
mod steps;
mod embed;
mod screens;

pub use embed::{MountedElement, mount_element, prepare_elements};
pub use screens::mount;
// The tests in `tests/dom` use these.
pub use ui::{
    CellChange, Dialog, DropZone, Root, TableCell, TableColumn, TableRow, TableRows, VirtualTable,
    warn_about_contrast,
};
pub use words::{bytes, date_time, number, tr};
