//! The `coverlist` binary.

use coverlist_server::{Cli, causes, run};
use std::process::ExitCode;

/// The exit code of a failure. 1 means that a checked file has findings.
const FAULT: u8 = 2;

fn main() -> ExitCode {
    run(Cli::read()).unwrap_or_else(|error| {
        eprintln!("{}: {}", env!("CARGO_BIN_NAME"), causes(error.as_ref()));
        ExitCode::from(FAULT)
    })
}
