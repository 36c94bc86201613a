use super::wait_for;
use coverlist_server::{PausePoint, Pauses};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A directory that holds a server at points in its work. It contains a file for each such point.
pub struct PauseDirectory(TempDir);

impl PauseDirectory {
    pub fn new() -> Self {
        Self(TempDir::new().expect("a directory"))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The setting for a server that uses this directory.
    pub fn pauses(&self) -> Pauses {
        Pauses::in_directory(self.path().to_owned())
    }

    /// Makes the server wait when it reaches a point.
    pub fn hold(&self, point: PausePoint) {
        fs::write(self.file(point), "").expect("a pause");
    }

    /// Lets the server continue.
    pub fn release(&self, point: PausePoint) {
        fs::remove_file(self.file(point)).expect("a pause");
    }

    /// Waits until the server waits at a point.
    #[track_caller]
    pub fn until_reached(&self, point: PausePoint) {
        let reached = self.path().join(format!("{}.reached", point.name()));
        wait_for(&format!("the server to reach {point:?}"), || reached.exists().then_some(()));
    }

    fn file(&self, point: PausePoint) -> PathBuf {
        self.path().join(point.name())
    }
}
