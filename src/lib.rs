//! The Coverlist page: choose, validate, stage, plan, process, report.
//!
//! `page` is the site around the stages: shell, sign-in, history, records. `steps` draws one stage each. `flow` decides what
//! happens next, purely. `validator` is where validation runs. `client` talks to the server. `ui` knows nothing of insurance,
//! and `words` holds every sentence that a user reads.

pub mod page;
pub mod steps;
pub mod flow;
pub mod validator;
pub mod client;
pub mod ui;
pub mod words;
