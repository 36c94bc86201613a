//! `e2e`: a person's way through the product, in Chromium against the finished binary.

use super::dist;
use crate::job::{Done, Job};
use crate::program::Program;
use crate::tally::Tally;
use crate::tools::{Chromium, NodePackages, Tool};
use crate::workspace::Workspace;
use anyhow::Result;

pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    dist::job(workspace)?.then(job(arguments)).run(workspace)?;
    Ok(())
}

/// Playwright alone; the binary has to be there.
pub fn job(arguments: &[String]) -> Job {
    let tools: [Box<dyn Tool>; 2] = [Box::new(NodePackages), Box::new(Chromium)];
    let arguments = arguments.to_vec();
    Job::needing(tools).stage("Running the end-to-end tests", move |workspace, step| {
        let (succeeded, output) = Program::new(workspace.e2e().join("node_modules/.bin/playwright"))
            .arg("test")
            .args(&arguments)
            .within(workspace.e2e())
            .env("COVERLIST_BINARY", workspace.binary())
            .env("COVERLIST_CHROMIUM", Chromium::file()?)
            .show(step)?;
        Ok(Done { tests: Tally::of(succeeded, &output), ..Done::default() })
    })
}
