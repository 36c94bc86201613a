//! The files of previous builds of the page, in the data directory. A page that was opened before an update
//! still loads files of its own build, such as the worker.

use super::page_files::{PageFiles, is_plain};
use crate::store::private;
use crate::{Clock, Millis};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::task::spawn_blocking;

/// How long the files of a build stay after the server has started with another one.
const KEPT: Millis = 24 * 60 * 60 * 1000;

const INTERVAL: Duration = Duration::from_secs(60 * 60);

/// The directory in which the files of a build are until all of them are there.
const INCOMPLETE: &str = ".incomplete";

/// The files of this build and of previous ones. Each build has a directory with its name.
#[derive(Clone)]
pub struct Assets {
    folder: Arc<Path>,
    page: PageFiles,
    clock: Clock,
}

impl Assets {
    pub(crate) fn new(data: &Path, page: PageFiles, clock: Clock) -> Self {
        Self { folder: data.join("assets").into(), page, clock }
    }

    /// Copies the files of this build, and removes those of old ones now and once an hour, until `stopping`
    /// becomes `true`. Without the copies, only pages of this build find their files.
    pub(crate) async fn keep_hourly(self, mut stopping: watch::Receiver<bool>) {
        loop {
            let assets = self.clone();
            if let Ok(Err(error)) = spawn_blocking(move || assets.keep()).await {
                tracing::warn!(%error, "cannot keep the files of the page");
            }
            tokio::select! {
                () = tokio::time::sleep(INTERVAL) => {}
                _ = stopping.wait_for(|stopping| *stopping) => return,
            }
        }
    }

    /// The files of a build, if there may be any.
    pub(super) fn of_build(&self, build: &str) -> Option<PageFiles> {
        if self.page.build().as_deref() == Some(build) {
            return Some(self.page.clone());
        }
        is_plain(build).then(|| PageFiles::in_directory(self.folder.join(build)))
    }

    /// The files of each build in the data directory.
    pub(super) fn previous(&self) -> impl Iterator<Item = PageFiles> {
        self.builds().into_iter().map(|build| PageFiles::in_directory(self.folder.join(build)))
    }

    fn keep(&self) -> io::Result<()> {
        let Some(current) = self.page.build() else { return Ok(()) };
        // Old files go first, because they may be what fills the disk.
        let others = self.builds().into_iter().filter(|build| *build != current);
        let expired: Vec<_> = others.map(|build| self.expire(&build)).collect();
        expired.into_iter().collect::<io::Result<()>>()?;
        remove_file(&self.end_of(&current))?;
        if self.folder.join(&current).is_dir() { Ok(()) } else { self.copy(&current) }
    }

    /// The builds of which there are files.
    fn builds(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.path().is_dir());
        let names = folders.filter_map(|folder| folder.file_name().into_string().ok());
        names.filter(|name| is_plain(name)).collect()
    }

    /// Removes the files of a build a day after the server has started with another one.
    fn expire(&self, build: &str) -> io::Result<()> {
        let (now, note) = (self.clock.now(), self.end_of(build));
        let end = fs::read_to_string(&note).ok().and_then(|end| end.parse::<Millis>().ok());
        match end {
            None => private::open(&note)?.write_all((now + KEPT).to_string().as_bytes()),
            Some(end) if end <= now => {
                fs::remove_dir_all(self.folder.join(build))?;
                remove_file(&note)
            }
            Some(_) => Ok(()),
        }
    }

    /// The file that notes when the files of a build end.
    fn end_of(&self, build: &str) -> PathBuf {
        self.folder.join(format!("{build}.end"))
    }

    /// Copies the files of this build: all of them or none.
    fn copy(&self, build: &str) -> io::Result<()> {
        let incomplete = self.folder.join(INCOMPLETE);
        let copied =
            self.copy_to(&incomplete).and_then(|()| fs::rename(&incomplete, self.folder.join(build)));
        if copied.is_err() {
            // The first error is the one to report.
            let _ = fs::remove_dir_all(&incomplete);
        }
        copied
    }

    fn copy_to(&self, folder: &Path) -> io::Result<()> {
        if folder.is_dir() {
            fs::remove_dir_all(folder)?;
        }
        for name in self.page.names().into_iter().filter(|name| belongs_to_one_build(name)) {
            let Some(file) = self.page.get(&name) else { continue };
            let path = folder.join(&name);
            for parent in parents(&path, &self.folder) {
                private::directory(parent)?;
            }
            let mut copy = private::open(&path)?;
            copy.write_all(&file.content)?;
            copy.sync_all()?;
        }
        Ok(())
    }
}

/// Whether only pages of the same build load a file. The others name the files of the current build.
fn belongs_to_one_build(name: &str) -> bool {
    !name.contains(".html") && !name.starts_with("coverlist.js")
}

/// The directories above a path, from `top` on.
fn parents<'a>(path: &'a Path, top: &Path) -> Vec<&'a Path> {
    let mut parents: Vec<_> = path.ancestors().skip(1).take_while(|parent| parent.starts_with(top)).collect();
    parents.reverse();
    parents
}

fn remove_file(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
