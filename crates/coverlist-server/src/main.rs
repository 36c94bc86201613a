//! The `coverlist` binary.

use coverlist_server::{Cli, run};
use std::process::ExitCode;

/// The exit code of a failure. 1 means that a checked file has findings.
const FAULT: u8 = 2;

fn main() -> ExitCode {
    run(Cli::read()).unwrap_or_else(|error| {
        eprintln!("coverlist: {error:#}");
        ExitCode::from(FAULT)
    })
}
