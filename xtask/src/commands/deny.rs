//! `deny`: what comes in as a dependency: its license, where it is from, and what deny.toml does not want at all.

use crate::job::{Done, Job};
use crate::program::Program;
use crate::tools::{CargoDeny, Tool};
use crate::workspace::Workspace;
use anyhow::Result;

pub fn run(workspace: &Workspace, _: &[String]) -> Result<()> {
    job().run(workspace)?;
    Ok(())
}

/// Advisories are left out: their database is fetched from GitHub, and a change there must not fail an old commit.
pub fn job() -> Job {
    let tool: Box<dyn Tool> = Box::new(CargoDeny::pinned());
    Job::needing([tool]).stage("Checking the dependencies", |workspace, step| {
        Program::new(CargoDeny::pinned().file(workspace))
            .outside_of_cargo()
            // Without it only what the page needs is looked at: the root package.
            .arg("--workspace")
            .args(["check", "--hide-inclusion-graph", "bans", "licenses", "sources"])
            .within(&workspace.root)
            .watch(step)?;
        Done::quietly()
    })
}
