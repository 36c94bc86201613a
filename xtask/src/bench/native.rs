//! Measures Coverlist's core and the `csv` crate without a browser.

use super::browser::for_lines;
use super::build::Folders;
use super::visit::Visited;
use crate::program::program;
use anyhow::{Context, Result};

/// Measures the files, and calls `each` after each validation.
pub fn measure(
    folders: &Folders,
    rounds: usize,
    files: &[String],
    mut each: impl FnMut(Visited),
) -> Result<()> {
    let paths = files.iter().map(|file| folders.files.join(file).into_os_string());
    let words = [rounds.to_string().into()].into_iter().chain(paths);
    let running = program(folders.program("native"), words);
    for_lines(&running.reader().context("cannot start the native program")?, &mut each)
}
