//! What a user reads, in the language of the page. The texts are in `crates/coverlist-messages/locales`. This
//! module renders them, and picks the message for a value.

#[cfg(target_arch = "wasm32")]
mod intl;
#[cfg(not(target_arch = "wasm32"))]
#[path = "without_browser.rs"]
mod intl;
#[macro_use]
mod locale;
mod format;
pub(crate) mod terms;
pub(crate) mod file_terms;
pub(crate) mod choose;
pub(crate) mod dates;
pub(crate) mod header;
pub(crate) mod keys;
pub(crate) mod plan;
pub(crate) mod process;
pub(crate) mod questions;
pub(crate) mod loads;
pub(crate) mod record;
pub(crate) mod records;
pub(crate) mod coverage;
pub(crate) mod templates;
pub(crate) mod fields;
pub(crate) mod accounts;
pub(crate) mod logs;
pub(crate) mod retention;
pub(crate) mod report;
pub(crate) mod sign_in;
pub(crate) mod stage;
pub(crate) mod undo;
pub(crate) mod unreadable;
pub(crate) mod utilities;
pub(crate) mod validate;
pub(crate) mod verify;
pub(crate) mod wire;
pub(crate) mod worksheets;

pub use format::{bytes, date_time, duration, number};
pub(crate) use locale::{language_name, list, say};
pub use locale::{set_language, tr};
