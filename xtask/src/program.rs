//! Runs other programs, and shows or reads their output.

use crate::step::Step;
use crate::workspace::Workspace;
use anyhow::{Result, bail, ensure};
use duct::Expression;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};

/// The cargo profile of xtask, its bundler and its splitter.
pub const TOOL: &str = "tool";

/// Prepares a program. It runs without the variables in which cargo describes xtask, because some build
/// scripts watch them and would run again.
pub fn program(
    file: impl AsRef<OsStr>,
    arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
) -> Expression {
    let arguments = arguments.into_iter().map(|argument| argument.as_ref().to_owned());
    let describes_xtask = |name: &str| {
        name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST_")
            || name == "CARGO_PRIMARY_PACKAGE"
    };
    std::env::vars_os()
        .filter(|(name, _)| name.to_str().is_some_and(describes_xtask))
        .fold(duct::cmd(file.as_ref(), arguments), |program, (name, _)| program.env_remove(name))
}

/// Prepares cargo with these arguments, in the root of the checkout.
pub fn cargo(workspace: &Workspace, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Expression {
    program("cargo", arguments).dir(&workspace.root)
}

/// Runs a program, and shows its output only if it fails.
pub fn watch(program: &Expression, step: &mut Step) -> Result<()> {
    let (succeeded, output) = stream(program, |line| step.heard(line))?;
    if !succeeded {
        bail!("{}\nThe program failed with the output above.", without_progress(&output));
    }
    Ok(())
}

/// Runs a program without showing its progress, and shows its output only if it fails.
pub fn run(program: &Expression) -> Result<()> {
    let ended = program.stderr_to_stdout().stdout_capture().unchecked().run()?;
    let output = String::from_utf8_lossy(&ended.stdout);
    ensure!(ended.status.success(), "{output}\nThe program failed with the output above.");
    Ok(())
}

/// Runs a program and shows its output. Returns whether it succeeded, and the output.
pub fn show(program: &Expression, step: &mut Step) -> Result<(bool, String)> {
    step.give_way();
    stream(program, |line| println!("{line}"))
}

/// Runs a program, and calls `each` with every line. Returns whether it succeeded, and the output.
fn stream(program: &Expression, mut each: impl FnMut(&str)) -> Result<(bool, String)> {
    let running = program.stdin_null().stderr_to_stdout().unchecked().reader()?;
    let mut output = String::new();
    for line in BufReader::new(&running).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        each(&line);
        output.push_str(&line);
        output.push('\n');
    }
    Ok((running.try_wait()?.is_some_and(|ended| ended.status.success()), output))
}

/// Removes the lines in which cargo names a crate that it builds.
fn without_progress(output: &str) -> String {
    const PROGRESS: &[&str] =
        &["Compiling ", "Checking ", "Downloading ", "Downloaded ", "Adding ", "Updating ", "Locking "];
    let lines =
        output.lines().filter(|line| !PROGRESS.iter().any(|word| line.trim_start().starts_with(word)));
    lines.collect::<Vec<_>>().join("\n")
}
