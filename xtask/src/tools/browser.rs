//! Chromium, and the driver through which browser tests control it. Both are packages of the system.

use super::Tool;
use crate::program::{program, watch};
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;

/// A program that the system's package manager installs.
pub struct SystemProgram {
    name: &'static str,
    takes: &'static str,
    /// An environment variable that may contain the path of the program.
    variable: &'static str,
    /// The names under which `PATH` may have the program.
    names: &'static [&'static str],
    /// The Debian packages that contain the program.
    packages: &'static [&'static str],
}

pub const CHROMIUM: SystemProgram = SystemProgram {
    name: "Chromium",
    takes: "about a minute",
    variable: "COVERLIST_CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    packages: &["chromium", "fonts-liberation"],
};

/// ChromeDriver. It must have the same version as Chromium.
pub const CHROMEDRIVER: SystemProgram = SystemProgram {
    name: "ChromeDriver",
    takes: "half a minute",
    variable: "COVERLIST_CHROMEDRIVER",
    names: &["chromedriver"],
    packages: &["chromium-driver"],
};

impl SystemProgram {
    pub fn file(&self) -> Result<PathBuf> {
        let file = match env::var_os(self.variable) {
            Some(file) => Some(PathBuf::from(file)).filter(|file| file.is_file()),
            None => self.names.iter().find_map(|name| which::which(name).ok()),
        };
        file.with_context(|| format!("{} was not found; name its file in {}", self.name, self.variable))
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
        self.file().is_ok()
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
