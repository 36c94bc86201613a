//! Protects the data directory from other accounts of the machine. It holds names and e-mail addresses of
//! students.

use coverlist_messages::{Message, text};
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The permissions of new directories and files, whatever the umask.
const DIRECTORY: u32 = 0o700;
const FILE: u32 = 0o600;

/// Creates a directory and its parents. An existing directory keeps its permissions, which [`exposed`]
/// checks.
///
/// # Errors
///
/// When the directory cannot be created.
pub(crate) fn directory(path: &Path) -> io::Result<()> {
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

/// Creates an empty file unless it exists. SQLite gives a database's `-wal` and `-shm` files the same
/// permissions.
///
/// An existing file is not opened, because closing it would release this process's locks on it.
///
/// # Errors
///
/// When the file cannot be created.
pub(crate) fn file(path: &Path) -> io::Result<()> {
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

/// Creates a file like [`file`], and opens it for writing.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    file(path)?;
    OpenOptions::new().write(true).open(path)
}

/// A directory or file that other accounts of the machine may access.
#[derive(Debug, PartialEq, Eq)]
pub struct Exposed {
    pub path: PathBuf,
    /// The permission bits, such as `0o755`.
    pub mode: u32,
    /// The permission bits that protect it, such as `0o700`.
    pub wanted: u32,
}

impl Exposed {
    /// A warning with the command that protects the directory or file.
    pub fn warning(&self) -> Message {
        let Self { path, mode, wanted } = self;
        text::command_data_exposed(path.display().to_string(), format!("{mode:04o}"), format!("{wanted:o}"))
    }
}

/// Finds the data directory itself and the files in it, if other accounts of the machine may access them.
///
/// # Errors
///
/// When the directory cannot be read.
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
        // SQLite removes its files when the last connection closes.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok((mode & 0o077 != 0).then(|| Exposed { path: path.to_owned(), mode, wanted }))
}

/// Outside Unix, a new file inherits the access list of its directory.
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
