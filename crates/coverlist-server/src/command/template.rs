//! `coverlist template`: the templates of a district.

use super::DistrictArgs;
use super::input_file::document_bytes;
use super::template_text;
use super::terminal::{print, shown};
use crate::store::{Database, templates};
use crate::templates::{Changed, change, read, unknown, versions};
use crate::{Clock, Failure, document};
use anyhow::{Context, Result, bail};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::text;
use std::path::PathBuf;
use std::process::ExitCode;

/// Templates: the columns and rules for the files of a district.
///
/// These commands also work while a server uses the data. The audit log records each change.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Lists the templates.
    List(List),
    /// Prints the columns of a template with all their rules.
    Show(OfTemplate),
    /// Lists the versions of a template, the newest first, with what each of them changed.
    Versions(Versions),
    /// Prints the JSON document of a template.
    Export(OfTemplate),
    /// Adds a template, or a new version of one, from a JSON document.
    ///
    /// A file that is already staged keeps the version under which it was checked. If the document states
    /// another version than the current one, it is refused: somebody else has changed the template meanwhile.
    ///
    ///   coverlist template export user > user.json
    ///
    ///   coverlist template import user.json
    ///
    /// Exit code: 0 when the template is current, 1 when the document is not valid, 2 when the file or the
    /// data cannot be opened or the command line is wrong.
    #[command(verbatim_doc_comment)]
    Import(Import),
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
struct OfTemplate {
    /// The template's id.
    id: String,
    #[command(flatten)]
    data_dir: DistrictArgs,
}

#[derive(clap::Args)]
struct Versions {
    #[command(flatten)]
    template: OfTemplate,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct Import {
    /// The document. `-` reads standard input.
    file: PathBuf,
    #[command(flatten)]
    data_dir: DistrictArgs,
}

/// Runs `coverlist template`.
///
/// # Errors
///
/// When the command fails.
pub fn run(args: Args) -> Result<ExitCode> {
    match args.command {
        Command::List(args) => list(&args),
        Command::Show(args) => show(&args),
        Command::Versions(args) => list_versions(&args),
        Command::Export(args) => export(&args),
        Command::Import(args) => import(&args),
    }
}

fn list(args: &List) -> Result<ExitCode> {
    let templates = current(&args.data_dir)?;
    print(ExitCode::SUCCESS, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &templates)?;
            return writeln!(out);
        }
        let width = templates.iter().map(|template| template.id.len()).max().unwrap_or_default();
        templates.iter().try_for_each(|template| {
            let Template { id, version, kind, name, .. } = template;
            let version = text::command_template_version(version.to_string());
            writeln!(out, "{id:width$}  {version}  {:6}  {}", kind.id(), shown(name))
        })
    })
}

fn show(args: &OfTemplate) -> Result<ExitCode> {
    let template = args.find()?;
    print(ExitCode::SUCCESS, |out| template_text::write(out, &template))
}

fn list_versions(args: &Versions) -> Result<ExitCode> {
    let OfTemplate { id, data_dir } = &args.template;
    let database = data_dir.open()?;
    let district = data_dir.find(&database)?.id;
    let rows = database.read(|tx| versions(tx, district, id, u32::MAX, u32::MAX))?.rows;
    if rows.is_empty() {
        bail!(unknown(&current(data_dir)?));
    }
    print(ExitCode::SUCCESS, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &rows)?;
            return writeln!(out);
        }
        rows.iter().try_for_each(|version| template_text::write_version(out, version))
    })
}

fn export(args: &OfTemplate) -> Result<ExitCode> {
    let document = document::write(&args.find()?)?;
    print(ExitCode::SUCCESS, |out| writeln!(out, "{document}"))
}

fn import(args: &Import) -> Result<ExitCode> {
    let file = args.file.display().to_string();
    let json = document_bytes(&args.file).with_context(|| text::command_file_unreadable(&file))?;
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?.id;
    match apply(&database, district, &json) {
        Ok(Changed { template: Template { id, version, .. }, is_new }) => {
            let version = version.to_string();
            println!(
                "{}",
                if is_new {
                    text::command_template_changed(id, version)
                } else {
                    text::command_template_unchanged(id, version)
                }
            );
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
    let template = read(json)?;
    database.write_with(|tx| change(tx, district, None, template, Clock::system().now()))
}

impl OfTemplate {
    fn find(&self) -> Result<Template> {
        let templates = current(&self.data_dir)?;
        match templates.get(&self.id) {
            Some(template) => Ok(template.clone()),
            None => bail!(unknown(&templates)),
        }
    }
}

fn current(data_dir: &DistrictArgs) -> Result<TemplateSet> {
    let database = data_dir.open()?;
    let district = data_dir.find(&database)?.id;
    Ok(database.read(|tx| templates::current(tx, district))?)
}
