//! One installer at a time, also across processes.

use crate::steps::Step;
use anyhow::{Context, Result};
use std::fs::{self, File, TryLockError};
use std::path::Path;
use std::time::Duration;

/// Holds `<folder>/.<name>.lock` until the file is dropped; waits for another holder.
pub fn hold(folder: &Path, name: &str, step: &mut Step) -> Result<File> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let path = folder.join(format!(".{name}.lock"));
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    loop {
        match file.try_lock() {
            Ok(()) => {
                step.waiting(false);
                return Ok(file);
            }
            Err(TryLockError::WouldBlock) => {
                step.waiting(true);
                step.tick();
                std::thread::sleep(Duration::from_millis(500));
            }
            Err(TryLockError::Error(problem)) => {
                return Err(problem).context(format!("cannot lock {}", path.display()));
            }
        }
    }
}

/// Puts a folder that was prepared beside `home` in its place, whatever was there before.
pub fn put_in_place(prepared: &Path, home: &Path) -> Result<()> {
    remove(home)?;
    fs::rename(prepared, home).with_context(|| format!("cannot put {} in place", home.display()))
}

/// Removes a folder, if it is there.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(problem) if problem.kind() != std::io::ErrorKind::NotFound => {
            Err(problem).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}
