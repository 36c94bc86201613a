//! `faults`: the harnesses that kill the server at random moments. They take minutes, so `test` leaves them out: each
//! long test is marked `#[ignore]`.

use crate::job::{Done, Job};
use crate::program::Program;
use crate::tally::Tally;
use crate::workspace::Workspace;
use anyhow::Result;

/// Package and integration test of each harness.
const HARNESSES: &[(&str, &str)] = &[("coverlist-server", "faults")];

pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let mut job = Job::default();
    for &(package, test) in HARNESSES {
        let arguments = arguments.to_vec();
        job = job.stage(format!("{test} of {package}"), move |workspace, step| {
            let (succeeded, output) = Program::cargo()
                .args(["test", "--release", "--package", package, "--test", test, "--"])
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
