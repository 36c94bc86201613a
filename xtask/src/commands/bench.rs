//! `bench`: every example whose name ends in `_speed`, in release.

use crate::job::{Done, Job};
use crate::program::Program;
use crate::workspace::Workspace;
use anyhow::{Result, bail};
use std::fs;

pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    let wanted = |name: &str| arguments.iter().all(|part| name.contains(part.as_str()));
    let mut job = Job::default();
    let mut found = false;
    for (package, example) in examples(workspace)?.into_iter().filter(|(_, example)| wanted(example)) {
        found = true;
        job = job.stage(format!("{example} of {package}"), move |workspace, step| {
            let example = ["run", "--release", "--quiet", "--package", &package, "--example", &example];
            let (succeeded, _) = Program::cargo().args(example).within(&workspace.root).show(step)?;
            if !succeeded {
                bail!("The measurement failed; what it said is above.");
            }
            Done::quietly()
        });
    }
    if !found {
        bail!(
            "No example of a crate is named *_speed{}.",
            if arguments.is_empty() { "" } else { " like that" }
        );
    }
    job.run(workspace)?;
    Ok(())
}

/// Package and example.
fn examples(workspace: &Workspace) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for folder in fs::read_dir(workspace.root.join("crates"))? {
        let folder = folder?;
        let Ok(examples) = fs::read_dir(folder.path().join("examples")) else { continue };
        for example in examples {
            let name = example?.file_name().to_string_lossy().into_owned();
            if let Some(name) = name.strip_suffix(".rs").filter(|name| name.ends_with("_speed")) {
                found.push((folder.file_name().to_string_lossy().into_owned(), name.to_owned()));
            }
        }
    }
    found.sort();
    Ok(found)
}
