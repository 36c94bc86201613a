//! The `coverlist` binary.

use coverlist_server::http::PageFiles;
use coverlist_server::{Cli, causes, run};
use rust_embed::Embed;
use std::process::ExitCode;

/// The exit code of a failure. 1 means that a checked file has findings.
const FAULT: u8 = 2;

/// The files of the page.
#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/../../dist/"]
#[allow_missing = true]
struct Dist;

fn main() -> ExitCode {
    run(Cli::read(), PageFiles::built_in::<Dist>()).unwrap_or_else(|error| {
        eprintln!("{}: {}", env!("CARGO_BIN_NAME"), causes(error.as_ref()));
        ExitCode::from(FAULT)
    })
}
