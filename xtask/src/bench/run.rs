//! Builds, measures and reports.

use super::{build, chart, measure, quick, report, scenario};
use crate::workspace::Workspace;
use anyhow::{Result, ensure};
use std::fs;

/// Measures everything and writes docs/BENCHMARKS.md; or a part, and compares it with the committed results.
pub fn run(workspace: &Workspace, is_quick: bool, rounds: usize) -> Result<()> {
    ensure!(rounds > 0, "At least one round is needed.");
    let job = build::job();
    if is_quick {
        job.stage("Measuring, and comparing with docs/benchmarks.json", |workspace, step| {
            let results = measure::measure(workspace, &scenario::quick(), &[], step)?;
            quick::compare(workspace, &results)
        })
    } else {
        job.stage("Measuring", move |workspace, step| {
            let results = measure::measure(workspace, &scenario::full(rounds), &scenario::native(), step)?;
            results.write(workspace)?;
            let docs = workspace.root.join("docs");
            fs::write(docs.join("benchmarks.svg"), chart::chart(&results))?;
            Ok(fs::write(docs.join("BENCHMARKS.md"), report::report(&results))?)
        })
    }
    .run(workspace)
}
