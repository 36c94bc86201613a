//! The table of commands.

use super::{bench, codegen, deny, dev, dist, e2e, faults, lint, serve, styles, test, tidy, tools};
use crate::workspace::Workspace;
use anyhow::Result;

/// One command.
pub struct Command {
    pub name: &'static str,
    pub arguments: &'static str,
    pub about: &'static str,
    pub run: fn(&Workspace, &[String]) -> Result<()>,
}

const fn command(
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&Workspace, &[String]) -> Result<()>,
) -> Command {
    Command { name, arguments, about, run }
}

pub const ALL: &[Command] = &[
    command("serve", "[-- SERVER ARGS]", "build everything and serve a demo district", serve::run),
    command(
        "dev",
        "[-- SERVER ARGS]",
        "the same in development builds, built again at every change",
        dev::run,
    ),
    command("dist", "", "one self-contained binary at target/dist/coverlist", dist::run),
    command("lint", "", "format, lints for native and WebAssembly, tidy, types of the e2e tests", lint::run),
    command(
        "test",
        "[native|browser]",
        "everything: lint, dependencies, native tests, browser tests, end to end",
        test::run,
    ),
    command(
        "e2e",
        "[PLAYWRIGHT ARGS]",
        "the end-to-end tests alone, in Chromium against the real binary",
        e2e::run,
    ),
    command("deny", "", "licenses, bans and sources of the dependencies, by deny.toml", deny::run),
    command("bench", "[NAME]", "the examples named *_speed, in release", bench::run),
    command(
        "faults",
        "",
        "kill, fill and break the server at random moments, and look what is left",
        faults::run,
    ),
    command("codegen", "[--check]", "write docs/FINDINGS.md from the catalogue of findings", codegen::run),
    command("tidy", "", "the rules of the house that no compiler knows", tidy::run),
    command("tools", "", "install what the other commands need, and nothing else", tools::run),
    command("styles", "", "join the style sheets; Trunk runs this before each build", styles::run),
    command("help", "", "this", help),
];

/// Every command on a line.
pub fn overview() -> String {
    let mut text = String::from("cargo xtask <command>\n\n");
    for command in ALL {
        let usage = format!("{} {}", command.name, command.arguments);
        text += &format!("  {usage:<24} {}\n", command.about);
    }
    text
}

fn help(_: &Workspace, _: &[String]) -> Result<()> {
    println!("{}", overview());
    Ok(())
}
