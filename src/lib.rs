//! The Coverlist page: choose, validate, stage, plan, process, report.
//!
//! Modules stand in dependency order; each uses only those above it. `words` holds the sentences that a user reads,
//! `client` talks to the server, `ui` has generic components, `validator` is where validation runs, `flow` decides what
//! happens next, `steps` draws the stages, and `screens` is the site around them.

pub mod words;
mod client;
pub mod ui;
mod validator;
mod flow;
mod steps;
pub mod screens;
