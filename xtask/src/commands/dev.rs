//! The command `dev`, which builds after every change. Trunk builds the page, and the server reads it from
//! disk. The server is built and started again when its own sources change.

use crate::job::Job;
use crate::program::{program, watch};
use crate::workspace::Workspace;
use crate::{page, server};
use anyhow::Result;
use duct::Handle;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

/// The folders and files from which the server is built.
const SERVER: &[&str] =
    &["Cargo.toml", "crates/coverlist-core", "crates/coverlist-api", "crates/coverlist-server"];

pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    Job::needing(page::tools(workspace)?)
        .stage("Building the server", |workspace, step| {
            fs::create_dir_all(workspace.dist())?;
            watch(&server::cargo_build(workspace, &[]), step)
        })
        .run(workspace)?;
    let stop = stop_when_asked()?;
    let _page = Running(page::watch_page(workspace)?.start()?);
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
        if server::cargo_build(workspace, &[]).unchecked().run()?.status.success() {
            drop(running);
            running = start_server(workspace, arguments)?;
        }
    }
    Ok(())
}

fn start_server(workspace: &Workspace, arguments: &[String]) -> Result<Running> {
    let binary = server::built(workspace, "debug");
    let words = ["serve", "--demo"].into_iter().chain(arguments.iter().map(String::as_str));
    Ok(Running(program(binary, words).start()?))
}

/// The number of the server's source files, and the time of the latest change.
fn newest_change(workspace: &Workspace) -> Result<(usize, Option<SystemTime>)> {
    let mut files = Vec::new();
    for entry in SERVER {
        page::collect(&workspace.root.join(entry), &mut files)?;
    }
    let written = files.iter().filter_map(|file| file.metadata().ok()?.modified().ok());
    Ok((files.len(), written.max()))
}

/// A running program, which ends when this is dropped.
struct Running(Handle);

impl Drop for Running {
    fn drop(&mut self) {
        // The program may have ended already.
        #[cfg(unix)]
        let _ = duct::unix::HandleExt::send_signal(&self.0, signal_hook::consts::SIGTERM);
        #[cfg(not(unix))]
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A flag that Ctrl-C and SIGTERM set. xtask then ends its programs before it ends itself.
fn stop_when_asked() -> Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    #[cfg(unix)]
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}
