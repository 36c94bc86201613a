//! Points at which a test holds the server's work.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// The maximum wait at one point, in case a test forgets to release the server.
const LONGEST_WAIT: Duration = Duration::from_secs(60);

/// How often the server looks whether it may continue.
const POLL_INTERVAL: Duration = Duration::from_millis(5);

/// A point in the server's work where a test can hold it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PausePoint {
    /// The rows of a sheet have been judged. Nothing is stored.
    StagingBeforeStore,
    /// A chunk of rows has been applied, and browsers know about it. Nothing is committed.
    ProcessingChunk,
    /// All rows of an import are applied. Nothing is committed.
    ProcessingBeforeCommit,
    /// A staged file is deleted. Nothing is committed.
    DeletingBeforeCommit,
    /// Keys have been looked up. Nothing is answered.
    LookUpBeforeAnswer,
}

impl PausePoint {
    /// The name of the file that holds the server at this point.
    pub fn name(self) -> &'static str {
        match self {
            Self::StagingBeforeStore => "staging.before_store",
            Self::ProcessingChunk => "processing.chunk",
            Self::ProcessingBeforeCommit => "processing.before_commit",
            Self::DeletingBeforeCommit => "deleting.before_commit",
            Self::LookUpBeforeAnswer => "look_up.before_answer",
        }
    }
}

/// Holds the server at points that a test chooses. By default there are none.
#[derive(Clone, Default)]
pub struct Pauses {
    directory: Option<Arc<Path>>,
}

impl Pauses {
    /// Holds the server at a point while `directory` contains a file with the point's name. While the server
    /// waits there, the directory also contains a file `<name>.reached`.
    pub fn in_directory(directory: PathBuf) -> Self {
        Self { directory: Some(directory.into()) }
    }

    /// Blocks the thread while a test holds the server at this point.
    pub(crate) fn reach(&self, point: PausePoint) {
        let Some(directory) = &self.directory else { return };
        let hold = directory.join(point.name());
        if !hold.exists() {
            return;
        }
        let reached = directory.join(format!("{}.reached", point.name()));
        if let Err(error) = fs::write(&reached, "") {
            tracing::error!(%error, point = point.name(), "cannot announce a pause");
        }
        let since = Instant::now();
        while hold.exists() && since.elapsed() < LONGEST_WAIT {
            thread::sleep(POLL_INTERVAL);
        }
        if hold.exists() {
            tracing::error!(point = point.name(), "a pause took too long");
        }
        // Deleting may fail, because the next pause overwrites the file.
        let _ = fs::remove_file(reached);
    }
}
