//! Chromium, and the driver by which browser tests steer it.

use super::{Tool, apt};
use crate::program;
use crate::steps::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;

pub struct Chromium;

impl Chromium {
    /// The browser's file: `COVERLIST_CHROMIUM`, or the first that is on `PATH`.
    pub fn file() -> Result<PathBuf> {
        let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        named("COVERLIST_CHROMIUM", &names)
            .context("no Chromium was found; name its file in COVERLIST_CHROMIUM")
    }
}

impl Tool for Chromium {
    fn name(&self) -> String {
        "Chromium".to_owned()
    }

    fn takes(&self) -> &'static str {
        "about a minute"
    }

    fn present(&self, _: &Workspace) -> bool {
        Self::file().is_ok()
    }

    fn install(&self, _: &Workspace, step: &mut Step) -> Result<()> {
        apt::install(&["chromium", "fonts-liberation"], "Chromium", step)
    }
}

pub struct Chromedriver;

impl Chromedriver {
    /// The driver's file: `COVERLIST_CHROMEDRIVER`, or the one on `PATH`.
    pub fn file() -> Result<PathBuf> {
        named("COVERLIST_CHROMEDRIVER", &["chromedriver"])
            .context("no ChromeDriver was found; name its file in COVERLIST_CHROMEDRIVER")
    }
}

impl Tool for Chromedriver {
    fn name(&self) -> String {
        "ChromeDriver".to_owned()
    }

    fn takes(&self) -> &'static str {
        "half a minute"
    }

    fn present(&self, _: &Workspace) -> bool {
        Self::file().is_ok()
    }

    fn install(&self, _: &Workspace, step: &mut Step) -> Result<()> {
        apt::install(&["chromium-driver"], "ChromeDriver, of the same version as Chromium,", step)
    }
}

fn named(variable: &str, names: &[&str]) -> Option<PathBuf> {
    match env::var_os(variable) {
        Some(file) => Some(PathBuf::from(file)).filter(|file| file.is_file()),
        None => names.iter().find_map(|name| program::find(name)),
    }
}
