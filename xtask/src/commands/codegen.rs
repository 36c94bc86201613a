//! `codegen`: documents that are written by the code that they describe.

use crate::job::Done;
use crate::program::Program;
use crate::steps::Step;
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::fs;

/// The document, from the root of the checkout.
const FINDINGS: &str = "docs/FINDINGS.md";

pub fn run(workspace: &Workspace, arguments: &[String]) -> Result<()> {
    if arguments.iter().any(|argument| argument == "--check") {
        return check(workspace, findings_document(workspace).read()?);
    }
    let file = workspace.root.join(FINDINGS);
    fs::create_dir_all(file.parent().context("the document has no folder")?)?;
    let document = findings_document(workspace).read()?;
    fs::write(&file, document).with_context(|| format!("cannot write {}", file.display()))?;
    println!("{FINDINGS} is written.");
    Ok(())
}

/// Whether the documents in the checkout are as the code would write them, as a stage.
pub fn check_stage(workspace: &Workspace, _: &mut Step) -> Result<Done> {
    check(workspace, findings_document(workspace).read()?)?;
    Done::quietly()
}

fn check(workspace: &Workspace, wanted: String) -> Result<()> {
    let written = fs::read_to_string(workspace.root.join(FINDINGS)).unwrap_or_default();
    if written != wanted {
        bail!("{FINDINGS} does not say what the catalogue says. Run: cargo xtask codegen");
    }
    Ok(())
}

/// The program that prints it. It is an example of the core and no part of xtask, so that xtask is built without the
/// product and runs also when the product does not compile.
fn findings_document(workspace: &Workspace) -> Program {
    let example = ["run", "--quiet", "--package", "coverlist-core", "--example", "findings_document"];
    Program::cargo().args(example).within(&workspace.root)
}
