//! `tools`: what the other commands would install on their way, ahead of them: for a machine image, or before a journey.

use super::test;
use crate::workspace::Workspace;
use anyhow::Result;

pub fn run(workspace: &Workspace, _: &[String]) -> Result<()> {
    test::everything(workspace)?.without_stages().run(workspace)?;
    println!("Every tool is here.");
    Ok(())
}
