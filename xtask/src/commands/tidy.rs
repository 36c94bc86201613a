//! `tidy`: the rules of the house.

use crate::job::{Done, Job};
use crate::steps::Step;
use crate::tidy;
use crate::workspace::Workspace;
use anyhow::{Result, bail};

pub fn run(workspace: &Workspace, _: &[String]) -> Result<()> {
    Job::default().stage("Checking the rules of the house", check).run(workspace)?;
    Ok(())
}

/// Every rule on every file, as a stage.
pub fn check(workspace: &Workspace, _: &mut Step) -> Result<Done> {
    let (files, violations) = tidy::check(workspace)?;
    if !violations.is_empty() {
        let listed: Vec<String> = violations.iter().map(|violation| format!("  {violation}")).collect();
        bail!("{}\n\n{} against the rules of CONTRIBUTING.md.", listed.join("\n"), violations.len());
    }
    Done::saying(format!("{files} files"))
}
