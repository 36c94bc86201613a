//! Makes visits in Chromium, with the driver in `tests/bench`.

use super::build::Folders;
use super::visit::{Visit, Visited};
use crate::program::program;
use crate::tools::CHROMIUM;
use anyhow::{Context, Result};
use duct::ReaderHandle;
use serde_json::json;
use std::io::{BufRead, BufReader};

/// The day on which the files are validated.
const TODAY: &str = "2026-09-01";

/// Makes the visits in order, and calls `each` after each one.
pub fn visit(folders: &Folders, visits: &[Visit], mut each: impl FnMut(Visited)) -> Result<()> {
    let plan = json!({
        "dist": folders.worker,
        "csv": folders.csv,
        "files": folders.files,
        "chromium": CHROMIUM.file()?,
        "today": TODAY,
        "visits": visits,
    });
    let driver = program("node", ["drive.js"]).dir(&folders.source).stdin_bytes(plan.to_string());
    for_lines(&driver.reader().context("cannot start node")?, &mut each)
}

/// Reads the answers that a program prints, one in each line.
pub fn for_lines(running: &ReaderHandle, each: &mut impl FnMut(Visited)) -> Result<()> {
    for line in BufReader::new(running).lines() {
        let line = line.context("the measuring program failed")?;
        each(serde_json::from_str(&line).with_context(|| format!("unexpected answer: {line}"))?);
    }
    Ok(())
}
