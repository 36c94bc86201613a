//! The machine on which the benchmark runs.

use crate::program::{cargo, program};
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};
use std::fs;
use std::thread::available_parallelism;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Machine {
    pub processor: String,
    pub cores: usize,
    pub memory: String,
    pub system: String,
    pub browser: String,
    pub rust: String,
    /// The number of programs that ran or waited before the benchmark began, on average over a minute.
    pub load: String,
    /// The commit that was measured.
    pub commit: String,
}

impl Machine {
    /// Everything but the browser, which says its version itself.
    pub fn look(workspace: &Workspace) -> Self {
        let said = |name: &str, words: &[&str]| {
            let said = program(name, words).dir(&workspace.root).stderr_null().read();
            said.unwrap_or_else(|_| "unknown".to_owned())
        };
        Self {
            processor: line("/proc/cpuinfo", "model name"),
            cores: available_parallelism().map_or(1, usize::from),
            memory: memory(),
            system: said("uname", &["-srm"]),
            browser: String::new(),
            rust: cargo(workspace, ["--version"]).read().unwrap_or_default(),
            load: fs::read_to_string("/proc/loadavg")
                .ok()
                .and_then(|text| text.split(' ').next().map(str::to_owned))
                .unwrap_or_else(|| "unknown".to_owned()),
            commit: said("git", &["rev-parse", "--short", "HEAD"]),
        }
    }
}

/// The size of the memory in gigabytes.
fn memory() -> String {
    let kilobytes = line("/proc/meminfo", "MemTotal").trim_end_matches(" kB").parse::<f64>();
    kilobytes.map_or_else(|_| "unknown".to_owned(), |kilobytes| format!("{:.0} GB", kilobytes * 1024.0 / 1e9))
}

/// The value after a name and a colon in a file of the system.
fn line(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let value = text.lines().find_map(|line| line.strip_prefix(name)?.trim_start().strip_prefix(':'));
    value.map_or_else(|| "unknown".to_owned(), |value| value.trim().to_owned())
}
