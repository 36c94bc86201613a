//! The commands `dist`, which builds one self-contained binary, and `serve`, which also runs it with a demo
//! district.

use crate::job::Job;
use crate::page::Build;
use crate::workspace::Workspace;
use crate::{page, server};
use anyhow::{Context, Result};
use std::process::Command;
use std::thread;

pub fn dist(workspace: &Workspace) -> Result<()> {
    job(Build::Product).run(workspace)?;
    println!("\n{}", workspace.binary(Build::Product).display());
    Ok(())
}

/// Builds the page, then the server that contains it.
pub fn job(build: Build) -> Job {
    Job::needing(page::tools(build))
        .stage("Building the page and its workers", move |workspace, step| {
            thread::scope(|scope| {
                // Linking the page leaves a processor free. Page and server of a demo have one profile, and
                // cargo builds one of them at a time.
                if build == Build::Product {
                    scope.spawn(|| server::build_libraries(workspace));
                }
                page::build(workspace, build, step)
            })
        })
        .stage("Building the server, page inside", move |workspace, step| {
            server::build(workspace, build, step)
        })
}

pub fn serve(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    job(Build::Demo).run(workspace)?;
    println!();
    become_program(Command::new(workspace.binary(Build::Demo)).args(["serve", "--demo"]).args(arguments))
}

/// Replaces this process with the server, which then receives Ctrl-C and every other signal.
#[cfg(unix)]
fn become_program(program: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(program.exec()).context("cannot start the server")
}

#[cfg(not(unix))]
fn become_program(program: &mut Command) -> Result<()> {
    let status = program.status().context("cannot start the server")?;
    anyhow::ensure!(status.success(), "the server ended with {status}");
    Ok(())
}
