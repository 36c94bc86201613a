//! The command `dev`, which builds the page and the server again after every change of their sources. The
//! server reads the page from disk.

use crate::job::Job;
use crate::page::{self, Build};
use crate::program::{program, watch};
use crate::server;
use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::Result;
use duct::Handle;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

/// The folders and files from which the server is built.
const SERVER: &[&str] = &[
    "Cargo.toml",
    "crates/coverlist-core",
    "crates/coverlist-api",
    "crates/coverlist-server",
    "crates/coverlist",
];

pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    Job::needing(page::tools(Build::Demo))
        .stage("Building the page and its workers", build_page)
        .stage("Building the server", |workspace, step| watch(&server::cargo_build(workspace, &[]), step))
        .run(workspace)?;
    let stop = stop_when_asked()?;
    let mut running = start_server(workspace, arguments)?;
    let (mut page, mut server) = (page::digest(workspace)?, newest_change(workspace)?);
    while !stop.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(300));
        let (page_now, server_now) = (page::digest(workspace)?, newest_change(workspace)?);
        if page_now != page {
            page = page_now;
            let again = Job::default().stage("Building the page again", build_page);
            // The old page stays until the new one compiles.
            if let Err(problem) = again.run(workspace) {
                println!("{problem:#}");
            }
        }
        if server_now != server {
            server = server_now;
            println!("The server's code changed: building it again.");
            if server::cargo_build(workspace, &[]).unchecked().run()?.status.success() {
                drop(running);
                running = start_server(workspace, arguments)?;
            }
        }
    }
    Ok(())
}

fn build_page(workspace: &Workspace, step: &mut Step) -> Result<String> {
    page::build(workspace, Build::Demo, step)
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
