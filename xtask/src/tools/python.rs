//! Frictionless, a checker of Table Schema documents and of files under them, in a virtual environment of
//! Python.

use super::tool::install_folder;
use super::{SystemProgram, Tool};
use crate::program::{program, watch};
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::Result;
use std::fs;
use std::path::PathBuf;

/// Python with its virtual environments, which Debian has in a package of their own.
pub const PYTHON: SystemProgram = SystemProgram {
    name: "Python 3 with venv",
    takes: "half a minute",
    variable: "COVERLIST_PYTHON",
    names: &["python3"],
    packages: &["python3", "python3-venv"],
    probe: &["-c", "import venv, ensurepip"],
};

/// Frictionless and the packages that it needs, in the versions and with the hashes of the lock file.
pub struct Frictionless;

const FOLDER: &str = "frictionless";
const LOCK: &str = "requirements.txt";

impl Frictionless {
    /// The Python in which Frictionless is installed.
    pub fn python(workspace: &Workspace) -> PathBuf {
        workspace.tools.join(FOLDER).join(PYTHON_IN_ENVIRONMENT)
    }

    /// The folder with the files to check, and with the lock file.
    pub fn files(workspace: &Workspace) -> PathBuf {
        workspace.root.join("tests/table_schema")
    }
}

const PYTHON_IN_ENVIRONMENT: &str = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };

impl Tool for Frictionless {
    fn name(&self) -> String {
        "Frictionless".to_owned()
    }

    fn takes(&self) -> &'static str {
        "half a minute"
    }

    /// The environment contains the lock file that was installed. Another lock file requires a new
    /// installation.
    fn present(&self, workspace: &Workspace) -> bool {
        let wanted = fs::read(Self::files(workspace).join(LOCK));
        let installed = fs::read(workspace.tools.join(FOLDER).join(LOCK));
        let is_same = matches!((wanted, installed), (Ok(wanted), Ok(installed)) if wanted == installed);
        is_same && Self::python(workspace).exists()
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        install_folder(self, FOLDER, workspace, step, |folder, step| {
            let lock = Self::files(workspace).join(LOCK);
            watch(&program(PYTHON.file()?, ["-m", "venv", "."]).dir(folder), step)?;
            let words = "-m pip install --disable-pip-version-check --no-input --require-hashes --only-binary :all: -r";
            let words = words.split(' ').map(Into::into).chain([lock.clone().into_os_string()]);
            watch(&program(folder.join(PYTHON_IN_ENVIRONMENT), words.collect::<Vec<_>>()), step)?;
            fs::copy(lock, folder.join(LOCK))?;
            Ok(())
        })
    }
}
