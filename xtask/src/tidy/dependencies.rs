//! Checks which crates depend on which.

use super::Violation;
use crate::program;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeSet;

/// Each crate of the workspace, with the crates that it may use: core <- messages <- api <- server; core <-
/// worker <- web; api <- web; workbook <- server <- binary.
const DIRECTIONS: &[(&str, &[&str])] = &[
    ("coverlist-core", &[]),
    ("coverlist-messages", &["coverlist-core"]),
    ("coverlist-api", &["coverlist-core", "coverlist-messages"]),
    ("coverlist-worker", &["coverlist-core"]),
    ("coverlist-workbook", &["coverlist-core"]),
    ("coverlist-server", &["coverlist-core", "coverlist-messages", "coverlist-api", "coverlist-workbook"]),
    ("coverlist", &["coverlist-server"]),
    ("coverlist-web", &["coverlist-core", "coverlist-messages", "coverlist-api", "coverlist-worker"]),
    ("xtask", &[]),
];

/// The direct dependencies that the core may have. None of them does I/O, reads a clock or draws random
/// numbers, so the core is pure. Of `js-sys` it uses operations on strings, in a browser only.
const CORE_USES: &[&str] = &[
    "csv",
    "hashbrown",
    "jiff",
    "js-sys",
    "memchr",
    "regex-lite",
    "schemars",
    "serde",
    "simdutf8",
    "strsim",
    "unicode-normalization",
    "wide",
];

/// The indirect dependencies of the core that come with those.
const COMES_ALONG: &[&str] = &[
    "bytemuck",
    "csv-core",
    "foldhash",
    "itoa",
    "ryu",
    "jiff-core",
    "jiff-static",
    "portable-atomic",
    "portable-atomic-util",
    "safe_arch",
    "serde_core",
    "serde_derive",
    "proc-macro2",
    "quote",
    "syn",
    "unicode-ident",
    "tinyvec",
    "tinyvec_macros",
    // Of js-sys.
    "bumpalo",
    "cfg-if",
    "futures-core",
    "futures-task",
    "futures-util",
    "once_cell",
    "pin-project-lite",
    "rustversion",
    "slab",
    "wasm-bindgen",
    "wasm-bindgen-macro",
    "wasm-bindgen-macro-support",
    "wasm-bindgen-shared",
];

/// The dependencies as cargo lists them, without dev-dependencies.
pub struct Graph {
    /// Pairs of a crate of the workspace and a crate that its manifest names.
    named: Vec<(String, String)>,
    /// The names of all direct and indirect dependencies of the core.
    in_core: BTreeSet<String>,
}

pub fn read(workspace: &Workspace) -> Result<Graph> {
    let cargo = |arguments: &[&str]| program::cargo(workspace, arguments).read();
    let metadata: Value = serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"])?)?;
    let mut named = Vec::new();
    for package in metadata["packages"].as_array().context("cargo metadata names no packages")? {
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            if dependency["kind"] != "dev" {
                named.push((word(&package["name"]), word(&dependency["name"])));
            }
        }
    }
    let tree =
        ["tree", "--package", "coverlist-core", "--edges", "normal", "--target", "all", "--prefix", "none"];
    let lines = cargo(&tree)?;
    let in_core =
        lines.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect();
    Ok(Graph { named, in_core })
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

pub fn check(graph: &Graph) -> Vec<Violation> {
    let mut violations = Vec::new();
    for (package, dependency) in &graph.named {
        let ours = DIRECTIONS.iter().any(|(name, _)| name == dependency);
        let allowed =
            DIRECTIONS.iter().find(|(name, _)| name == package).map_or(&[][..], |(_, allowed)| allowed);
        if ours && !allowed.contains(&dependency.as_str()) {
            violations
                .push(Violation::new(package, format!("must not use {dependency}: dependencies go one way")));
        }
        if package == "coverlist-core" && !CORE_USES.contains(&dependency.as_str()) {
            violations.push(Violation::new(package, format!("{dependency} is not on the core's short list")));
        }
    }
    for name in &graph.in_core {
        let name = name.as_str();
        if name != "coverlist-core" && !CORE_USES.contains(&name) && !COMES_ALONG.contains(&name) {
            violations.push(Violation::new(
                "coverlist-core",
                format!("{name} has come in with another dependency"),
            ));
        }
    }
    violations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_graph(named: &[(&str, &str)], in_core: &[&str], wanted: &[&str]) {
        let named = named.iter().map(|(package, name)| (package.to_string(), name.to_string())).collect();
        let in_core = in_core.iter().map(|name| name.to_string()).collect();
        let found: Vec<String> = check(&Graph { named, in_core }).iter().map(Violation::to_string).collect();
        assert_eq!(found, wanted);
    }

    #[test]
    fn dependencies_go_one_way() {
        check_graph(&[("coverlist-server", "coverlist-api"), ("coverlist-server", "axum")], &[], &[]);
        let wanted = ["coverlist-api: must not use coverlist-server: dependencies go one way"];
        check_graph(&[("coverlist-api", "coverlist-server")], &[], &wanted);
        let wanted = ["coverlist-new: must not use coverlist-core: dependencies go one way"];
        check_graph(&[("coverlist-new", "coverlist-core")], &[], &wanted);
    }

    #[test]
    fn the_core_stays_small() {
        check_graph(&[("coverlist-core", "csv")], &["coverlist-core", "csv", "csv-core"], &[]);
        let wanted = ["coverlist-core: rand is not on the core's short list"];
        check_graph(&[("coverlist-core", "rand")], &[], &wanted);
        check_graph(&[], &["getrandom"], &["coverlist-core: getrandom has come in with another dependency"]);
    }
}
