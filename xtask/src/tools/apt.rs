//! Packages of Debian and its relatives.

use crate::program::{self, Program};
use crate::steps::Step;
use anyhow::{Result, bail};

/// Installs the packages, or says what to install when this is another system.
pub fn install(packages: &[&str], purpose: &str, step: &mut Step) -> Result<()> {
    if program::find("apt-get").is_none() {
        bail!(
            "{purpose} is needed and was not found.\n\
             Install it (on Debian: {}), or name its file in COVERLIST_CHROMIUM and COVERLIST_CHROMEDRIVER, then try again.",
            packages.join(" ")
        );
    }
    apt_get(&["update"])?.watch(step)?;
    apt_get(&["install", "--yes", "--no-install-recommends"])?.args(packages).watch(step)?;
    Ok(())
}

fn apt_get(arguments: &[&str]) -> Result<Program> {
    let root = Program::new("id").arg("-u").read()?.trim() == "0";
    let program = if root {
        Program::new("apt-get")
    } else {
        Program::new("sudo").args(["--non-interactive", "apt-get"])
    };
    Ok(program
        .args(["-q", "-o", "DPkg::Lock::Timeout=120"])
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
