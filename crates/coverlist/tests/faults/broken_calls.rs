//! A program of which one call that writes to a file is broken.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// What happens at a call that is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// The program is killed in the middle of it.
    Kill,
    /// The call fails once.
    Fail,
}

/// A library that breaks a call of the program into which it is loaded, and the file that controls it.
pub struct BrokenCalls {
    folder: TempDir,
    control: File,
}

impl BrokenCalls {
    /// Compiles the library.
    pub fn new() -> Self {
        let folder = TempDir::new().expect("a directory");
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/break_call.c");
        let status = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", source, "-o"])
            .arg(folder.path().join("break_call.so"))
            .arg("-ldl")
            .status()
            .expect("a C compiler, which Rust needs, too");
        assert!(status.success(), "break_call.c compiles");
        let file = folder.path().join("control");
        let control = OpenOptions::new().create_new(true).read(true).write(true).open(file).expect("a file");
        control.set_len(12).expect("it has a length");
        let calls = Self { folder, control };
        calls.spare();
        calls
    }

    /// The environment of a program whose calls about files below a folder can be broken.
    pub fn environment(&self, folder: &Path) -> Vec<(&'static str, String)> {
        let own = |name: &str| self.folder.path().join(name).display().to_string();
        vec![
            ("LD_PRELOAD", own("break_call.so")),
            ("BREAK_CALL_CONTROL", own("control")),
            ("BREAK_CALL_FOLDER", folder.display().to_string()),
        ]
    }

    /// Counts calls from now on, and breaks none.
    pub fn count(&self) {
        self.set(0, Break::Fail);
    }

    /// Counts calls from now on, and breaks the one with this number. The first one is 1.
    pub fn break_at(&self, number: i32, how: Break) {
        self.set(number, how);
    }

    /// Neither counts nor breaks calls.
    pub fn spare(&self) {
        self.write(4, -1);
    }

    /// The number of calls since the count began.
    pub fn counted(&self) -> i32 {
        let mut bytes = [0; 4];
        self.control.read_exact_at(&mut bytes, 0).expect("the number of calls");
        i32::from_ne_bytes(bytes)
    }

    fn set(&self, at: i32, how: Break) {
        self.spare();
        self.write(0, 0);
        self.write(8, i32::from(how == Break::Kill));
        self.write(4, at);
    }

    /// Writes a number of `struct control` in break_call.c.
    fn write(&self, place: u64, number: i32) {
        self.control.write_all_at(&number.to_ne_bytes(), place).expect("a number");
    }
}
