//! `cargo xtask <command>`: one place for every command of the workspace. `cargo xtask help` lists them.
#![allow(missing_docs, reason = "a tool of the workspace: nobody else uses its items")]

mod bench;
mod commands;
mod job;
mod page;
mod program;
mod server;
mod step;
mod tally;
mod theming;
mod tidy;
mod tools;
mod workspace;

use commands::{build, check, dev, test};
use std::process::ExitCode;

/// Builds, checks and runs Coverlist.
#[derive(clap::Parser)]
#[command(bin_name = "cargo xtask")]
enum Command {
    /// Build everything and serve a demo district
    Serve(Arguments),
    /// The same in development builds, built again after every change
    Dev(Arguments),
    /// Build one self-contained binary at target/dist/coverlist
    Dist,
    /// Check format, lints for native and WebAssembly, tidy, generated documents, types of the e2e tests
    Lint,
    /// Run everything: lint, dependencies, native tests, browser tests, end to end
    Test { part: Option<test::Part> },
    /// Run the end-to-end tests alone, in Chromium against the real binary; arguments go to Playwright
    E2e(Arguments),
    /// Check licenses, bans and sources of the dependencies, by deny.toml
    Deny,
    /// Measure against other parsers, in Chromium and natively, and write docs/BENCHMARKS.md
    Bench {
        /// Measure a part in two minutes, and compare with the committed results
        #[arg(long)]
        quick: bool,
        /// Measure only the routes of the server, beside SQLite's own floor and django-import-export
        #[arg(long, conflicts_with = "quick")]
        routes: bool,
        /// The number of rounds
        #[arg(long, default_value_t = 5, conflicts_with = "quick")]
        rounds: usize,
    },
    /// Run the examples named *_speed, in release
    Speed { name: Vec<String> },
    /// Kill, fill and break the server at random moments, and look at what is left
    Faults(Arguments),
    /// Write docs/FINDINGS.md from the catalog of findings, and docs/THEMING.md from the style sheet
    Codegen,
    /// Check the rules of the house that no compiler knows
    Tidy,
    /// Install what the other commands need, and nothing else
    Tools,
    /// Join the style sheets; Trunk runs this before each build
    Styles,
    /// Write the script of the element; Trunk runs this after each build
    Element,
}

/// Arguments for the program that the command runs.
#[derive(clap::Args)]
struct Arguments {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    all: Vec<String>,
}

fn main() -> ExitCode {
    match run(clap::Parser::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\n{problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    let workspace = &workspace::Workspace::find()?;
    match command {
        Command::Serve(arguments) => build::serve(workspace, &arguments.all),
        Command::Dev(arguments) => dev::run(workspace, &arguments.all),
        Command::Dist => build::dist(workspace),
        Command::Lint => check::lint_job().run(workspace),
        Command::Test { part } => test::run(workspace, part),
        Command::E2e(arguments) => test::end_to_end(workspace, &arguments.all),
        Command::Deny => check::deny_job().run(workspace),
        Command::Bench { quick, routes, rounds } => {
            let scope = match (quick, routes) {
                (true, _) => bench::Scope::Quick,
                (_, true) => bench::Scope::Routes,
                _ => bench::Scope::All,
            };
            bench::run(workspace, scope, rounds)
        }
        Command::Speed { name } => test::speed(workspace, &name),
        Command::Faults(arguments) => test::faults(workspace, &arguments.all),
        Command::Codegen => check::write_documents(workspace),
        Command::Tidy => check::tidy_job().run(workspace),
        Command::Tools => {
            test::everything(workspace)?.without_stages().run(workspace)?;
            println!("Every tool is installed.");
            Ok(())
        }
        Command::Styles => page::write_style_sheet(workspace),
        Command::Element => page::write_element_script(workspace),
    }
}

#[cfg(test)]
mod tests {
    use super::Command;
    use clap::Parser;

    #[test]
    fn arguments_of_the_program_may_follow_two_dashes() {
        let rest = |words: &[&str]| match Command::parse_from([&["xtask"], words].concat()) {
            Command::Serve(arguments) | Command::E2e(arguments) => arguments.all,
            _ => Vec::new(),
        };
        assert_eq!(rest(&["serve", "--", "--listen", "127.0.0.1:0"]), ["--listen", "127.0.0.1:0"]);
        assert_eq!(rest(&["e2e", "process", "-g", "two words"]), ["process", "-g", "two words"]);
        assert_eq!(rest(&["e2e", "--headed"]), ["--headed"]);
    }
}
