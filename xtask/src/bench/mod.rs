//! The command `bench`: measures Coverlist's worker in Chromium and its core natively, against other ways to
//! check the same files. The contenders alternate, and their findings are compared before a time counts.

mod scenario;
mod build;
mod visit;
mod browser;
mod native;
mod results;
mod measure;
mod machine;
mod chart;
mod routes;
mod report;
mod quick;
mod run;

pub use run::{Scope, run};
