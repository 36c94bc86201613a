//! `dist`: one self-contained binary, page inside.

use crate::job::Job;
use crate::workspace::Workspace;
use crate::{page, server};
use anyhow::Result;

pub fn run(workspace: &Workspace, _: &[String]) -> Result<()> {
    job(workspace)?.run(workspace)?;
    println!("\n{}", workspace.binary().display());
    Ok(())
}

/// The page, then the server around it.
pub fn job(workspace: &Workspace) -> Result<Job> {
    Ok(Job::needing(page::tools(workspace)?)
        .stage("Building the page and its worker", page::build)
        .stage("Building the server, page inside", server::build))
}
