//! The `coverlist` binary.

use coverlist_server::command::{Cli, run};
use std::process::ExitCode;

/// The exit code for our own faults; 1 says that a checked file has findings.
const FAULT: u8 = 2;

fn main() -> ExitCode {
    run(Cli::read()).unwrap_or_else(|error| {
        eprintln!("coverlist: {error:#}");
        ExitCode::from(FAULT)
    })
}
