//! The server, as the page sees it: one function a route, typed by `coverlist-api`.
//!
//! A session that ended in the meantime is no failure here: the call waits at the [`Gate`] until the person has signed in
//! again, and is then sent once more.

mod failure;
mod intent;
mod gate;
mod presence;
mod query;
mod call;
mod upload;
mod site;
mod session;
mod imports;
mod records;
mod download;

pub use call::Client;
pub use download::Downloaded;
pub use failure::Failure;
pub use gate::Gate;
pub use imports::Staging;
pub use intent::{Intent, Intents};
pub use presence::look_out_for_person;
pub use query::Ask;
pub use upload::Sent;
