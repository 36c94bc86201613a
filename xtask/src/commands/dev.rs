//! `dev`: a fast inner loop. Trunk builds the page again when it changes; the server, which reads the page from disk
//! in its development build, is built and started again when its own code changes.

use crate::job::{Done, Job};
use crate::program::{Program, Running};
use crate::workspace::Workspace;
use crate::{page, server};
use anyhow::Result;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

/// The code that the server is made of.
const SERVER: &[&str] =
    &["Cargo.toml", "crates/coverlist-core", "crates/coverlist-api", "crates/coverlist-server"];

pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    Job::needing(page::tools(workspace)?)
        .stage("Building the server", |workspace, step| {
            fs::create_dir_all(workspace.dist())?;
            server::cargo_build(workspace).watch(step)?;
            Done::quietly()
        })
        .run(workspace)?;
    let stop = stop_when_asked()?;
    let _page = page::watch(workspace)?.start()?;
    let mut running = start_server(workspace, arguments)?;
    let mut seen = newest_change(workspace)?;
    while !stop.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(300));
        let now = newest_change(workspace)?;
        if now == seen {
            continue;
        }
        seen = now;
        println!("The server's code changed: building it again.");
        if server::cargo_build(workspace).command().status()?.success() {
            drop(running);
            running = start_server(workspace, arguments)?;
        }
    }
    Ok(())
}

fn start_server(workspace: &Workspace, arguments: &[String]) -> Result<Running> {
    let binary = server::built(workspace, "debug");
    Program::new(binary).args(["serve", "--demo"]).args(arguments).start()
}

/// How many files the server's code has, and when the newest was written.
fn newest_change(workspace: &Workspace) -> Result<(usize, Option<SystemTime>)> {
    let mut files = Vec::new();
    for entry in SERVER {
        page::collect(&workspace.root.join(entry), &mut files)?;
    }
    let written = files.iter().filter_map(|file| file.metadata().ok()?.modified().ok());
    Ok((files.len(), written.max()))
}

/// A flag that Ctrl-C and a request to end set, so that what was started is ended first.
fn stop_when_asked() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}
