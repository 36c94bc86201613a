//! Runs the real program as a person at a terminal does.

use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }

    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self
    }
}

/// Runs `coverlist` with empty standard input.
pub fn coverlist<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Ran {
    coverlist_with(args, b"")
}

/// Runs `coverlist` with these bytes on standard input.
pub fn coverlist_with<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>, input: &[u8]) -> Ran {
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("it is piped");
    let input = input.to_vec();
    // Writing fails if the command does not read its input.
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the binary ends");
    writer.join().expect("writing does not panic");
    let text = |bytes| String::from_utf8(bytes).expect("what is printed is UTF-8");
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

/// Runs `coverlist` on a data directory, with `input` on standard input.
pub fn coverlist_on(data: &Path, args: &[&str], input: &str) -> Ran {
    let args = args.iter().map(OsStr::new).chain([OsStr::new("--data"), data.as_os_str()]);
    coverlist_with(args, input.as_bytes())
}

/// Builds the command without running it.
pub fn command<A: AsRef<OsStr>>(args: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coverlist"));
    command.args(args).env_remove("NO_COLOR").env_remove("COVERLIST_DATA").env_remove("COVERLIST_DISTRICT");
    command
}

/// Writes a file into a new temporary directory. Returns both.
pub fn file(name: &str, bytes: impl AsRef<[u8]>) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let path = write(folder.path(), name, bytes);
    (folder, path)
}

/// Writes a file into a directory, and returns its path.
pub fn write(folder: &Path, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).expect("a file can be written");
    path
}
