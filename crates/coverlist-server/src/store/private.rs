//! A data directory is for the server's own account alone: it holds the names and e-mail addresses of students.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// What is made is made for its owner alone, whatever the umask says.
const DIRECTORY: u32 = 0o700;
const FILE: u32 = 0o600;

/// Makes a directory, and those above it, if it is not there. One that is there keeps its mode; see [`exposed`].
///
/// # Errors
///
/// When it cannot be made.
pub fn directory(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, DIRECTORY);
    builder.create(path)?;
    set_mode(path, DIRECTORY)
}

/// Makes an empty file if it is not there. SQLite gives the files that it puts beside a database (`-wal`, `-shm`) the
/// mode of the database, so it is enough to make that one before SQLite does.
///
/// A file that is there is not even opened: closing it would let go of the locks that this process has on it.
///
/// # Errors
///
/// When it cannot be made.
pub fn file(path: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, FILE);
    match options.open(path) {
        Ok(_) => set_mode(path, FILE),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// [`file`], opened for writing.
///
/// # Errors
///
/// When it cannot be made or opened.
pub fn open(path: &Path) -> io::Result<File> {
    file(path)?;
    OpenOptions::new().write(true).open(path)
}

/// A directory or a file whose mode lets other accounts of the machine in.
#[derive(Debug, PartialEq, Eq)]
pub struct Exposed {
    /// Which one.
    pub path: PathBuf,
    /// Its permission bits.
    pub mode: u32,
    wanted: u32,
}

impl fmt::Display for Exposed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, mode, wanted } = self;
        let path = path.display();
        write!(
            f,
            "{path} is open to other accounts of this machine (mode {mode:04o}): chmod {wanted:o} {path}"
        )
    }
}

/// What is exposed of a data directory: itself, and the files in it.
///
/// # Errors
///
/// When it cannot be read.
pub fn exposed(data: &Path) -> io::Result<Vec<Exposed>> {
    let mut found: Vec<Exposed> = exposure(data, DIRECTORY)?.into_iter().collect();
    for entry in fs::read_dir(data)? {
        let path = entry?.path();
        if path.is_file() {
            found.extend(exposure(&path, FILE)?);
        }
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(found)
}

#[cfg(unix)]
fn exposure(path: &Path, wanted: u32) -> io::Result<Option<Exposed>> {
    use std::os::unix::fs::PermissionsExt;
    let mode = match fs::metadata(path) {
        Ok(metadata) => metadata.permissions().mode() & 0o777,
        // SQLite removes its files when the last connection is closed.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok((mode & 0o077 != 0).then(|| Exposed { path: path.to_owned(), mode, wanted }))
}

/// Elsewhere than on Unix a new file takes the access list of its directory.
#[cfg(not(unix))]
fn exposure(_: &Path, _: u32) -> io::Result<Option<Exposed>> {
    Ok(None)
}

#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) -> io::Result<()> {
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode))
}

#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}
