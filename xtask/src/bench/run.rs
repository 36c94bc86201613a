//! Builds, measures and reports.

use super::results::Results;
use super::routes::Routes;
use super::{build, chart, measure, quick, report, scenario};
use crate::job::Job;
use crate::tools::{DJANGO_IMPORT_EXPORT, PYTHON};
use crate::workspace::Workspace;
use anyhow::{Result, ensure};
use std::fs;

/// What the command measures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything, for docs/BENCHMARKS.md.
    All,
    /// A part of the browser, to be compared with the committed results.
    Quick,
    /// The routes of the server, for their section of docs/BENCHMARKS.md.
    Routes,
}

/// Measures in this number of rounds.
pub fn run(workspace: &Workspace, scope: Scope, rounds: usize) -> Result<()> {
    ensure!(rounds > 0, "At least one round is needed.");
    match scope {
        Scope::Quick => {
            build::job().stage("Measuring, and comparing with docs/benchmarks.json", |workspace, step| {
                let results = measure::measure(workspace, &scenario::quick(), &[], step)?;
                quick::compare(workspace, &results)
            })
        }
        Scope::Routes => routes_job(rounds),
        Scope::All => build::job()
            .stage("Measuring", move |workspace, step| {
                let results =
                    measure::measure(workspace, &scenario::full(rounds), &scenario::native(), step)?;
                write(workspace, &results)
            })
            .then(routes_job(rounds)),
    }
    .run(workspace)
}

/// Measures the routes of the server, and adds them to the committed results.
fn routes_job(rounds: usize) -> Job {
    let tools = [Box::new(PYTHON) as _, Box::new(DJANGO_IMPORT_EXPORT) as _];
    Job::needing(tools).stage("Measuring the routes of the server", move |workspace, step| {
        let routes = Some(Routes::measure(workspace, rounds, step)?);
        write(workspace, &Results { routes, ..Results::committed(workspace)? })
    })
}

/// Writes the results, and the document about them.
fn write(workspace: &Workspace, results: &Results) -> Result<()> {
    results.write(workspace)?;
    let docs = workspace.root.join("docs");
    fs::write(docs.join("benchmarks.svg"), chart::chart(results))?;
    Ok(fs::write(docs.join("BENCHMARKS.md"), report::report(results))?)
}
