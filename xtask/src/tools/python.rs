//! Packages of Python in virtual environments.

use super::tool::install_folder;
use super::{SystemProgram, Tool};
use crate::program::{program, watch};
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::Result;
use duct::Expression;
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

/// A checker of Table Schema documents and of files under them.
pub const FRICTIONLESS: PythonPackages =
    PythonPackages { name: "Frictionless", folder: "frictionless", files: "tests/table_schema" };

/// Another way to import files into a database, for `cargo xtask bench`.
pub const DJANGO_IMPORT_EXPORT: PythonPackages = PythonPackages {
    name: "django-import-export",
    folder: "django-import-export",
    files: "tests/bench/django",
};

/// A package and those that it needs, in the versions and with the hashes of a lock file.
#[derive(Clone, Copy)]
pub struct PythonPackages {
    name: &'static str,
    /// The folder of the environment.
    folder: &'static str,
    /// The folder of the workspace with the lock file, and with the scripts that need the packages.
    files: &'static str,
}

const LOCK: &str = "requirements.txt";

impl PythonPackages {
    /// Prepares a script in the folder of the lock file.
    pub fn script(self, workspace: &Workspace, words: &[&str]) -> Expression {
        let python = workspace.tools.join(self.folder).join(PYTHON_IN_ENVIRONMENT);
        program(python, words).dir(self.folder_of_files(workspace)).env("PYTHONDONTWRITEBYTECODE", "1")
    }

    fn folder_of_files(self, workspace: &Workspace) -> PathBuf {
        workspace.root.join(self.files)
    }
}

const PYTHON_IN_ENVIRONMENT: &str = if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" };

impl Tool for PythonPackages {
    fn name(&self) -> String {
        self.name.to_owned()
    }

    fn takes(&self) -> &'static str {
        "half a minute"
    }

    /// The environment contains the lock file that was installed. Another lock file requires a new
    /// installation.
    fn present(&self, workspace: &Workspace) -> bool {
        let home = workspace.tools.join(self.folder);
        let wanted = fs::read(self.folder_of_files(workspace).join(LOCK));
        let installed = fs::read(home.join(LOCK));
        let is_same = matches!((wanted, installed), (Ok(wanted), Ok(installed)) if wanted == installed);
        is_same && home.join(PYTHON_IN_ENVIRONMENT).exists()
    }

    fn install(&self, workspace: &Workspace, step: &mut Step) -> Result<()> {
        install_folder(self, self.folder, workspace, step, |folder, step| {
            let lock = self.folder_of_files(workspace).join(LOCK);
            watch(&program(PYTHON.file()?, ["-m", "venv", "."]).dir(folder), step)?;
            let words = "-m pip install --disable-pip-version-check --no-input --require-hashes --only-binary :all: -r";
            let words = words.split(' ').map(Into::into).chain([lock.clone().into_os_string()]);
            watch(&program(folder.join(PYTHON_IN_ENVIRONMENT), words.collect::<Vec<_>>()), step)?;
            fs::copy(lock, folder.join(LOCK))?;
            Ok(())
        })
    }
}
