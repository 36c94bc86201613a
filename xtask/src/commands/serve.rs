//! `serve`: the finished binary with a demo district.

use super::dist;
use crate::program::Program;
use crate::workspace::Workspace;
use anyhow::{Result, bail};

pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    dist::job(workspace)?.run(workspace)?;
    println!();
    let server = Program::new(workspace.binary()).args(["serve", "--demo"]).args(arguments);
    become_program(server)
}

/// The server takes this process's place, so that Ctrl-C and every other signal reach it, and it ends in its own way.
#[cfg(unix)]
fn become_program(program: Program) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let problem = program.command().exec();
    bail!("cannot start the server: {problem}")
}

#[cfg(not(unix))]
fn become_program(program: Program) -> Result<()> {
    let status = program.command().status()?;
    if !status.success() {
        bail!("the server ended with {status}");
    }
    Ok(())
}
