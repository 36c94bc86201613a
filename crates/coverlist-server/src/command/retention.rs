//! `coverlist retention`: how long a district keeps the files, rows and reports of imports.

use super::DistrictArgs;
use super::terminal::{explained, print};
use crate::Clock;
use crate::retention::{Deleted, change, expire};
use crate::store::retention;
use anyhow::{Result, bail};
use coverlist_api::{KeptPart, RetentionPeriods, RetentionPreview};
use coverlist_messages::{Message, text};
use std::process::ExitCode;

/// Retention: after how many days the files, rows and reports of imports are deleted.
///
/// Without a number of days everything is kept. An open import is always kept, and so are the audit log and
/// the list of imports with its counts. These commands also work while a server uses the data. The audit log
/// records each change, and what was deleted.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Prints the numbers of days.
    Show(Show),
    /// Changes the numbers of days.
    ///
    ///   coverlist retention set --files 90 --rows 365 --reports never
    ///
    /// What is not named stays as it is. A running server deletes what has expired within a day.
    #[command(verbatim_doc_comment)]
    Set(Set),
    /// Deletes what has expired in all districts, as a server does when it starts and once a day.
    ///
    /// It then writes the database anew, so that no byte of what was deleted is left in it. That needs room
    /// for a copy on the disk, and others wait with their changes meanwhile.
    ///
    /// Exit code: 0 when it is done, 1 when something of what was deleted may still be in the files, because
    /// somebody reads from them, 2 when the data cannot be opened or written.
    Run(Run),
}

#[derive(clap::Args)]
struct Show {
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    data_dir: DistrictArgs,
}

#[derive(clap::Args)]
struct Set {
    /// Days after which files are deleted, or `never`.
    #[arg(long, value_name = "DAYS", value_parser = days)]
    files: Option<Days>,
    /// Days after which rows are deleted, or `never`.
    #[arg(long, value_name = "DAYS", value_parser = days)]
    rows: Option<Days>,
    /// Days after which reports are deleted, or `never`.
    #[arg(long, value_name = "DAYS", value_parser = days)]
    reports: Option<Days>,
    #[command(flatten)]
    data_dir: DistrictArgs,
}

#[derive(clap::Args)]
struct Run {
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    data_dir: super::DataDir,
}

/// A number of days; `None` for good.
#[derive(Clone, Copy)]
struct Days(Option<u32>);

fn days(typed: &str) -> Result<Days, Message> {
    match typed {
        "never" => Ok(Days(None)),
        days => days.parse().map(|days| Days(Some(days))).map_err(|_| text::command_retention_not_days()),
    }
}

pub fn run(args: Args) -> Result<ExitCode> {
    match args.command {
        Command::Show(args) => show(&args),
        Command::Set(args) => set(&args),
        Command::Run(args) => run_now(&args),
    }
}

fn show(args: &Show) -> Result<ExitCode> {
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?;
    let periods = database.read(|tx| retention::periods(tx, district.id))?;
    print(ExitCode::SUCCESS, |out| {
        if args.json {
            return writeln!(out, "{}", serde_json::json!(periods));
        }
        KeptPart::ALL.into_iter().try_for_each(|part| writeln!(out, "{}", sentence(part, periods.of(part))))
    })
}

fn sentence(part: KeptPart, days: Option<u32>) -> Message {
    let part = part.id();
    match days {
        Some(days) => text::command_retention_days(part, days),
        None => text::command_retention_kept(part),
    }
}

fn deleted(parts: RetentionPreview) -> Message {
    let RetentionPreview { file, rows, report, loads } = parts;
    text::command_retention_deleted(file, rows, report, loads)
}

fn set(args: &Set) -> Result<ExitCode> {
    if args.files.is_none() && args.rows.is_none() && args.reports.is_none() {
        bail!(text::command_retention_nothing());
    }
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?;
    let now = Clock::system().now();
    let changed = database.write_with(|tx| {
        let before = retention::periods(tx, district.id)?;
        let chosen = |days: Option<Days>, before| days.map_or(before, |Days(days)| days);
        let periods = RetentionPeriods {
            file: chosen(args.files, before.file),
            rows: chosen(args.rows, before.rows),
            report: chosen(args.reports, before.report),
        };
        change(tx, district.id, None, periods, now)
    });
    changed.map_err(explained)?;
    println!("{}", text::command_retention_changed());
    Ok(ExitCode::SUCCESS)
}

fn run_now(args: &Run) -> Result<ExitCode> {
    let database = args.data_dir.open()?;
    let Deleted { parts, is_gone } = expire(&database, Clock::system().now())?;
    let code = if is_gone { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    print(code, |out| {
        if args.json {
            return writeln!(out, "{}", serde_json::json!({ "deleted": parts, "gone": is_gone }));
        }
        writeln!(out, "{}", deleted(parts))?;
        if is_gone { Ok(()) } else { writeln!(out, "{}", text::command_retention_remains()) }
    })
}
