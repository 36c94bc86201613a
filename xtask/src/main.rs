//! `cargo xtask <command>`: one place for every command of the workspace. `cargo xtask help` lists them.
#![allow(
    missing_docs,
    reason = "a tool of the workspace, with no readers outside of it; what needs words has them"
)]

mod commands;
mod job;
mod page;
mod program;
mod server;
mod steps;
mod tally;
mod tidy;
mod tools;
mod workspace;

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_else(|| "help".to_owned());
    let arguments: Vec<String> = words.skip_while(|word| word == "--").collect();
    match run(&name, &arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(name: &str, arguments: &[String]) -> anyhow::Result<()> {
    let Some(command) = commands::ALL.iter().find(|command| command.name == name) else {
        anyhow::bail!("There is no command “{name}”.\n\n{}", commands::overview());
    };
    (command.run)(&workspace::Workspace::find()?, arguments)
}
