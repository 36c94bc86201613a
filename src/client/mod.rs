//! The server's API: one function per route, with the types of `coverlist-api`.
//!
//! A call that finds the session ended does not fail. It waits at the [`SignInGate`] until the session is
//! renewed, and is sent once more. The calls of an account's pages name the account, so none is carried out
//! as another one.

mod problem;
mod failure;
#[macro_use]
mod later;
mod idempotency;
mod sign_in_gate;
mod activity;
mod builds;
mod changes;
mod sender;
mod query;
mod call;
mod upload;
mod site;
mod session;
mod languages;
mod fields;
mod accounts;
mod logs;
mod retention;
mod templates;
mod drafts;
mod imports;
mod progress;
mod records;
mod coverage;
mod download;

pub use activity::track_activity;
pub use builds::own_build;
pub use call::Client;
pub use failure::Failure;
pub use idempotency::{IdempotencyKey, Retryable};
pub use imports::{Direction, StageRequest};
pub use later::Later;
pub use logs::LogQuery;
pub use problem::{Problem, ProblemDetails};
pub use query::ListQuery;
pub use records::{Loading, noun};
pub use sign_in_gate::{SignInGate, WhyClosed};
pub use templates::source_path;
pub use upload::Sent;
