//! `coverlist records load`: loads users and devices from lists.

use super::super::DistrictArgs;
use super::super::decisions_file::DecisionsFile;
use super::super::input_file::InputFile;
use super::super::output_files::new_private_file;
use super::super::source_args::SourceArgs;
use super::super::terminal::{print, shown};
use super::noun::Noun;
use crate::records::{Registry, RosterFile};
use crate::{Clock, Failure, Refusal, Watchers};
use anyhow::{Context, Result, bail};
use coverlist_api::{LoadedColumn, QuestionView, RecordsLoaded};
use coverlist_core::sheet::Subject;
use coverlist_core::validate::Limits;
use coverlist_messages::{Message, text};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The server limits uploads to protect itself. A person at the machine may load a file of any size.
const UNLIMITED: Limits = Limits { max_bytes: u64::MAX, max_rows: u32::MAX };
/// The maximum number of refused rows, and of ignored rows, that are printed.
const PRINTED: usize = 20;

/// Loads users or devices from a file.
#[derive(clap::Args)]
#[command(after_long_help = "\
The file is read like an insurance list, under the template users or devices: as CSV or a workbook, with \
any headers. Nothing but an exact header, a decision and a source is applied; --confirm accepts every \
proposal that has no rival. Exports of OneRoster, Google Admin, ChromeOS, Jamf, Intune and Entra have \
built-in sources. If a question about the columns is open, nothing is loaded.

Rows that would add a person a second time under another key, or give a record's key to another person, are \
conflicts: they are rejected, and the reason names the record. The member conflicts of the decisions \
document decides them (docs/SHEET.md). The result lists the columns that were read and those that were \
ignored.

Rows add new records and change existing ones. Records that are not in the file are counted and stay as \
they are, and so do details without a column or with a blank cell, and insurance. A failed load changes \
nothing. If most known records in the list would get the name of another person, it is loaded only with \
--other-names. `coverlist records undo` reverts a load. The command also works while a server uses the \
data.

Exit code: 0 when no row was rejected (guardians, users to be deleted and totals are ignored), 1 when rows \
were rejected or the whole file was, 2 when the file or the data cannot be opened or the command line is \
wrong.")]
pub struct Args {
    /// The kind of records in the file.
    #[arg(value_enum)]
    noun: Noun,
    #[command(flatten)]
    file: InputFile,
    #[command(flatten)]
    decisions: DecisionsFile,
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    data_dir: DistrictArgs,
    /// For OneRoster, the file roles.csv beside users.csv. A zip archive of the export has it already.
    #[arg(long, value_name = "FILE")]
    roles: Option<PathBuf>,
    /// For OneRoster, the file orgs.csv, which has the names of schools.
    #[arg(long, value_name = "FILE")]
    orgs: Option<PathBuf>,
    /// Writes the rows that were not loaded to this file, a sheet that can be corrected and loaded again. The
    /// file must not exist.
    #[arg(long, value_name = "FILE")]
    result: Option<PathBuf>,
    /// Agrees that this number of known records get the name of another person. It is asked for when they are
    /// most of the known records in the list.
    #[arg(long, value_name = "RECORDS")]
    other_names: Option<u32>,
    /// Changes nothing, and prints what loading would add and change. --json has the first 1,000 records.
    #[arg(long)]
    preview: bool,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    args.check_result()?;
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?.id;
    let file = RosterFile {
        kind: args.noun.kind(),
        bytes: args.file.bytes()?,
        roles: optional(args.roles.as_ref())?,
        orgs: optional(args.orgs.as_ref())?,
        decisions: args.file.decisions(args.decisions.load()?),
        source: args.source.choice(),
        proposals: args.decisions.proposals(),
        other_names: args.other_names,
    };
    let registry = Registry::new(database, Clock::system(), UNLIMITED, Watchers::default());
    let answer = match args.preview {
        true => registry.preview_now(district, file),
        false => registry.load_now(district, file),
    };
    let loaded = match answer {
        Ok(loaded) => loaded,
        Err(Failure::Refused(refusal)) => {
            args.write_refusal(&refusal);
            return Ok(ExitCode::FAILURE);
        }
        Err(failure) => return Err(failure).context(text::command_load_failed()),
    };
    args.write_result(&loaded)?;
    let code = if loaded.refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    print(code, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &loaded)?;
            writeln!(out)
        } else {
            write(out, &args.file.name(), &loaded)
        }
    })
}

fn optional(path: Option<&PathBuf>) -> Result<Option<Vec<u8>>> {
    let read = |path: &PathBuf| std::fs::read(path).with_context(|| path.display().to_string());
    path.map(read).transpose()
}

impl Args {
    /// Prints why nothing was loaded, and the open questions.
    fn write_refusal(&self, refusal: &Refusal) {
        eprintln!("{}: {}", self.file.name(), shown(&refusal.detail()));
        for question in &refusal.questions {
            eprintln!("{}", text::command_load_question(&*shown(&question.sentence.message)));
        }
        let is_about_hidden_rows =
            |asked: &QuestionView| matches!(asked.question.about, Subject::HiddenRows { .. });
        if let Some(renamed) = refusal.other_names {
            eprintln!("{}", text::command_load_names(self.file.name(), renamed.to_string()));
        } else if refusal.questions.iter().any(is_about_hidden_rows) {
            eprintln!("{}", text::command_hidden_rows());
        } else if !refusal.questions.is_empty() {
            eprintln!("{}", text::command_load_questions());
        }
    }

    /// Refuses a file for the result that exists, before anything is loaded.
    fn check_result(&self) -> Result<()> {
        match &self.result {
            Some(path) if path.exists() => {
                bail!(text::command_load_result_exists(path.display().to_string()))
            }
            _ => Ok(()),
        }
    }

    fn write_result(&self, loaded: &RecordsLoaded) -> Result<()> {
        let (Some(path), Some(sheet)) = (&self.result, &loaded.sheet) else { return Ok(()) };
        new_private_file(path, sheet.as_bytes())?;
        eprintln!("{}", text::command_load_result(path.display().to_string()));
        Ok(())
    }
}

fn write(out: &mut dyn Write, name: &str, loaded: &RecordsLoaded) -> io::Result<()> {
    if !loaded.applied {
        writeln!(out, "{}", text::command_load_preview())?;
    }
    let rows = loaded.added + loaded.changed + loaded.unchanged + loaded.refused;
    writeln!(out, "{}", text::command_load_summary(&*shown(name), &loaded.shape.message, rows))?;
    let counts = [
        (text::command_load_count_added(), loaded.added),
        (text::command_load_count_changed(), loaded.changed),
        (text::command_load_count_other_names(), loaded.other_names),
        (text::command_load_count_unchanged(), loaded.unchanged),
        (text::command_load_count_refused(), loaded.refused),
        (text::command_load_count_conflicts(), loaded.conflicts),
        (text::command_load_count_ignored(), loaded.ignored),
        (text::command_load_count_absent(), loaded.absent),
    ];
    for (word, number) in counts {
        writeln!(out, "  {word:<20}{number:>8}")?;
    }
    write_columns(out, &loaded.columns)?;
    for note in &loaded.notes {
        writeln!(out, "{}", text::command_load_note(&*shown(&note.message)))?;
    }
    for question in &loaded.questions {
        writeln!(out, "{}", text::command_load_question(&*shown(&question.sentence.message)))?;
    }
    for row in loaded.refused_rows.iter().take(PRINTED) {
        let (line, reason) = (row.line.to_string(), &*shown(&row.reason.message));
        let refused = match row.column {
            Some(column) => text::command_load_refused_cell(line, column.to_string(), reason),
            None => text::command_load_refused(line, reason),
        };
        writeln!(out, "{refused}")?;
        if let (Some(key), Some(record)) = (&row.key, &row.record) {
            let choices: Vec<&str> = row.choices.iter().map(|choice| choice.id()).collect();
            writeln!(out, "  {}", text::command_load_choices(&*shown(key), &*shown(record), choices))?;
        }
    }
    write_rest(out, loaded.refused, text::command_load_more_refused)?;
    for row in loaded.ignored_rows.iter().take(PRINTED) {
        writeln!(out, "{}", text::command_load_ignored(row.line.to_string(), &*shown(&row.reason.message)))?;
    }
    write_rest(out, loaded.ignored, text::command_load_more_ignored)?;
    match loaded.load {
        Some(load) => writeln!(out, "{}", text::command_load_undo(load.to_string())),
        None => Ok(()),
    }
}

fn write_columns(out: &mut dyn Write, columns: &[LoadedColumn]) -> io::Result<()> {
    let header = |column: &LoadedColumn| match &*column.header {
        "" => text::command_load_no_header(column.position.to_string()).to_string(),
        header => shown(header).to_string(),
    };
    let read_as = |column: &LoadedColumn| {
        let meaning = &column.read_as.as_ref()?.message;
        Some(text::command_load_column(header(column), meaning).to_string())
    };
    let read: Vec<String> = columns.iter().filter_map(read_as).collect();
    let ignored: Vec<String> = columns.iter().filter(|column| column.read_as.is_none()).map(header).collect();
    if !read.is_empty() {
        writeln!(out, "{}", text::command_load_columns_read(read.join("; ")))?;
    }
    if !ignored.is_empty() {
        writeln!(out, "{}", text::command_load_columns_ignored(ignored.join("; ")))?;
    }
    Ok(())
}

fn write_rest(out: &mut dyn Write, rows: u32, sentence: impl FnOnce(u64) -> Message) -> io::Result<()> {
    match (rows as usize).saturating_sub(PRINTED) {
        0 => Ok(()),
        more => writeln!(out, "{}", sentence(more as u64)),
    }
}
