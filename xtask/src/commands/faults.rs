//! `faults`: the harnesses that kill and starve the server at random moments. They take minutes, so that `test` leaves
//! them out; each test in them is marked `#[ignore]`.

use crate::job::{Done, Job};
use crate::program::Program;
use crate::tally::Tally;
use crate::workspace::Workspace;
use anyhow::Result;

/// Package, integration test, and the feature that builds the deliberate breaks which the harness has to catch.
const HARNESSES: &[(&str, &str, &str)] = &[("coverlist-server", "faults", "fault-injection")];

pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let mut job = Job::default();
    for &(package, test, feature) in HARNESSES {
        let arguments = arguments.to_vec();
        job = job.stage(format!("{test} of {package}"), move |workspace, step| {
            let (succeeded, output) = Program::cargo()
                .args([
                    "test",
                    "--release",
                    "--package",
                    package,
                    "--features",
                    feature,
                    "--test",
                    test,
                    "--",
                ])
                .args(["--include-ignored", "--nocapture", "--test-threads=1"])
                .args(&arguments)
                .within(&workspace.root)
                .show(step)?;
            let tests = Tally::of(succeeded, &output);
            Ok(Done { remark: tests.to_string(), tests })
        });
    }
    if !job.run_counted(workspace) {
        std::process::exit(1);
    }
    Ok(())
}
