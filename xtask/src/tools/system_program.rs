//! Programs that the system's package manager installs.

use super::Tool;
use crate::program::{program, watch};
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;

/// A program that the system's package manager installs.
pub struct SystemProgram {
    pub(super) name: &'static str,
    pub(super) takes: &'static str,
    /// An environment variable that may contain the path of the program.
    pub(super) variable: &'static str,
    /// The names under which `PATH` may have the program.
    pub(super) names: &'static [&'static str],
    /// The Debian packages that contain the program.
    pub(super) packages: &'static [&'static str],
    /// Arguments with which the program succeeds if all parts of it are installed. If there are none, it need
    /// only exist.
    pub(super) probe: &'static [&'static str],
}

impl SystemProgram {
    pub fn file(&self) -> Result<PathBuf> {
        let file = match env::var_os(self.variable) {
            Some(file) => Some(PathBuf::from(file)).filter(|file| file.is_file()),
            None => self.names.iter().find_map(|name| which::which(name).ok()),
        };
        file.with_context(|| format!("{} was not found; name its file in {}", self.name, self.variable))
    }

    fn is_complete(&self, file: PathBuf) -> bool {
        let probe = || program(file, self.probe).stdout_null().stderr_null().unchecked().run();
        self.probe.is_empty() || probe().is_ok_and(|ended| ended.status.success())
    }
}

impl Tool for SystemProgram {
    fn name(&self) -> String {
        self.name.to_owned()
    }

    fn takes(&self) -> &'static str {
        self.takes
    }

    fn present(&self, _: &Workspace) -> bool {
        self.file().is_ok_and(|file| self.is_complete(file))
    }

    fn install(&self, _: &Workspace, step: &mut Step) -> Result<()> {
        which::which("apt-get").with_context(|| {
            let (name, packages, variable) = (self.name, self.packages.join(" "), self.variable);
            format!(
                "{name} was not found. Install it (on Debian: {packages}), or name its file in {variable}"
            )
        })?;
        apt_get(&["update"], step)?;
        apt_get(&[&["install", "--yes", "--no-install-recommends"], self.packages].concat(), step)
    }
}

fn apt_get(words: &[&str], step: &mut Step) -> Result<()> {
    let is_root = program("id", ["-u"]).read()? == "0";
    let sudo: &[&str] = if is_root { &[] } else { &["sudo", "--non-interactive"] };
    let all = [sudo, &["apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"], words].concat();
    watch(&program(all[0], &all[1..]).env("DEBIAN_FRONTEND", "noninteractive"), step)
}
