//! The npm command.

use crate::program::{self, Program};
use anyhow::{Result, bail};

/// `npm`, quiet and without asking anyone for advice.
pub fn npm() -> Result<Program> {
    if program::find("npm").is_none() {
        bail!(
            "npm is needed for wasm-opt and for the end-to-end tests, and is not here.\n\
             Install Node.js 20 or later (https://nodejs.org, or your system's packages `nodejs` and `npm`), then try again."
        );
    }
    Ok(Program::new("npm").args(["--no-fund", "--no-audit", "--no-update-notifier", "--ignore-scripts"]))
}
