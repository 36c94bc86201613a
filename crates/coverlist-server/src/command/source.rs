//! `coverlist source`: the saved sources of a district.

use super::input_file::document_bytes;
use super::terminal::{print, shown};
use super::{DistrictArgs, source_text};
use crate::sources::{Changed, change, read, remove, unknown};
use crate::store::{Database, sources};
use crate::{Clock, Failure};
use anyhow::{Context, Result, bail};
use coverlist_core::sheet::Source;
use coverlist_messages::text;
use std::path::PathBuf;
use std::process::ExitCode;

/// Sources: saved mappings for files from one sender.
///
/// A source applies when a file has the headers of the file that it was made from. `coverlist convert
/// --save-source NAME` makes one. These commands also work while a server uses the data. The audit log
/// records each change.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Lists the sources.
    List(List),
    /// Prints a source without its words, which are cells of files.
    Show(OfSource),
    /// Prints the JSON document of a source.
    Export(OfSource),
    /// Adds a source, or a new version of one, from a JSON document.
    ///
    /// If the document states another version than the current one, it is refused: somebody else has changed
    /// the source meanwhile.
    ///
    ///   coverlist source export "Insurer portal" > portal.json
    ///
    ///   coverlist source import portal.json
    ///
    /// Exit code: 0 when the source is current, 1 when the document is not valid, 2 when the file or the data
    /// cannot be opened or the command line is wrong.
    #[command(verbatim_doc_comment)]
    Import(Import),
    /// Removes a source. Imports that used it stay as they are.
    Remove(OfSource),
}

#[derive(clap::Args)]
struct List {
    #[command(flatten)]
    data_dir: DistrictArgs,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct OfSource {
    /// The name of the source.
    name: String,
    #[command(flatten)]
    data_dir: DistrictArgs,
}

#[derive(clap::Args)]
struct Import {
    /// The document. `-` reads standard input.
    file: PathBuf,
    #[command(flatten)]
    data_dir: DistrictArgs,
}

/// Runs `coverlist source`.
///
/// # Errors
///
/// When the command fails.
pub fn run(args: Args) -> Result<ExitCode> {
    match args.command {
        Command::List(args) => list(&args),
        Command::Show(args) => show(&args),
        Command::Export(args) => export(&args),
        Command::Import(args) => import(&args),
        Command::Remove(args) => remove_one(&args),
    }
}

fn list(args: &List) -> Result<ExitCode> {
    let sources = all(&args.data_dir)?;
    print(ExitCode::SUCCESS, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &sources)?;
            return writeln!(out);
        }
        let width = sources.iter().map(|source| source.name.chars().count()).max().unwrap_or_default();
        sources.iter().try_for_each(|Source { name, version, template, headers, .. }| {
            let (version, count) = (u64::from(*version), headers.len() as u64);
            let listed = text::command_source_listed(version, template, count);
            writeln!(out, "{:width$}  {listed}", shown(name))
        })
    })
}

fn show(args: &OfSource) -> Result<ExitCode> {
    let source = args.find()?;
    print(ExitCode::SUCCESS, |out| source_text::write(out, &source))
}

fn export(args: &OfSource) -> Result<ExitCode> {
    let document = serde_json::to_string_pretty(&args.find()?)?;
    print(ExitCode::SUCCESS, |out| writeln!(out, "{document}"))
}

fn import(args: &Import) -> Result<ExitCode> {
    let file = args.file.display().to_string();
    let json = document_bytes(&args.file).with_context(|| text::command_file_unreadable(&file))?;
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?.id;
    match apply(&database, district, &json) {
        Ok(changed) => {
            println!("{}", shown(&changed.message().to_string()));
            Ok(ExitCode::SUCCESS)
        }
        Err(Failure::Refused(refusal)) => {
            eprintln!("{file}: {}", shown(&refusal.detail()));
            Ok(ExitCode::FAILURE)
        }
        Err(failure) => Err(failure).context(text::command_nothing_changed()),
    }
}

fn apply(database: &Database, district: i64, json: &[u8]) -> Result<Changed, Failure> {
    let source = read(json)?;
    database.write_with(|tx| change(tx, district, None, source, Clock::system().now()))
}

fn remove_one(args: &OfSource) -> Result<ExitCode> {
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?.id;
    match database.write_with(|tx| remove(tx, district, None, &args.name, Clock::system().now())) {
        Ok(source) => {
            println!("{}", shown(&text::command_source_removed(source.name).to_string()));
            Ok(ExitCode::SUCCESS)
        }
        Err(Failure::Refused(refusal)) => bail!(refusal.detail()),
        Err(failure) => Err(failure).context(text::command_nothing_changed()),
    }
}

impl OfSource {
    fn find(&self) -> Result<Source> {
        let mut sources = all(&self.data_dir)?;
        match sources.iter().position(|source| source.name == self.name) {
            Some(place) => Ok(sources.swap_remove(place)),
            None => bail!(unknown(&sources)),
        }
    }
}

fn all(data_dir: &DistrictArgs) -> Result<Vec<Source>> {
    let database = data_dir.open()?;
    let district = data_dir.find(&database)?.id;
    Ok(database.read(|tx| sources::of_district(tx, district))?)
}
