//! `coverlist records load`: loads users and devices from rosters.

use super::super::DistrictArgs;
use super::super::input_file::InputFile;
use super::super::terminal::{print, shown};
use super::noun::Noun;
use crate::records::{Registry, read_roster};
use crate::store::templates;
use crate::{Clock, Failure, Watchers};
use anyhow::{Context, Result};
use coverlist_api::{LoadedColumn, RecordsLoaded};
use coverlist_core::read::WorkbookFacts;
use coverlist_core::validate::Limits;
use coverlist_messages::{Message, text};
use std::io::{self, Write};
use std::process::ExitCode;

/// The server limits uploads to protect itself. A person at the machine may load a file of any size.
const UNLIMITED: Limits = Limits { max_bytes: u64::MAX, max_rows: u32::MAX };
/// The maximum number of refused rows, and of ignored rows, that are printed.
const PRINTED: usize = 20;

/// Loads users or devices from a file.
#[derive(clap::Args)]
#[command(after_long_help = "\
Users come from a OneRoster users.csv, or from a plain list with a column User ID (or Student ID, Student \
Number, ID) and any of Name (or First Name and Last Name), Email, Role, School, Grade.

Devices come from a ChromeOS device export, or from a plain list with a column Device Serial (or Serial \
Number, Serial) and any of Asset Tag, Model, Assigned To, Location.

Rows that would add a person a second time under another key, or give a record's key to another person, are \
rejected, and the reason names the record. The result lists the columns that were read and those that were \
ignored.

Rows add new records and change existing ones. Records that are not in the file stay as they are, and so do \
details without a column or with a blank cell, and insurance. A failed load changes nothing. The command \
also works while a server uses the data.

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
    data_dir: DistrictArgs,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?.id;
    let templates = database.read(|tx| templates::current(tx, district))?;
    let table = args.file.table(&templates)?;
    let roster = match read_roster(&table, args.noun.kind(), UNLIMITED) {
        Ok(roster) => roster,
        Err(Failure::Refused(refusal)) => {
            eprintln!("{}: {}", args.file.name(), refusal.detail());
            if table.workbook().and_then(WorkbookFacts::undecided).is_some() {
                eprintln!("{}", text::command_hidden_rows());
            }
            return Ok(ExitCode::FAILURE);
        }
        Err(failure) => return Err(failure.into()),
    };
    let loaded = Registry::new(database, Clock::system(), UNLIMITED, Watchers::default())
        .load_roster(district, roster)
        .context(text::command_load_failed())?;
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

fn write(out: &mut dyn Write, name: &str, loaded: &RecordsLoaded) -> io::Result<()> {
    let rows = loaded.added + loaded.changed + loaded.unchanged + loaded.refused;
    writeln!(out, "{}", text::command_load_summary(&*shown(name), &loaded.shape.message, rows))?;
    let counts = [
        (text::command_load_count_added(), loaded.added),
        (text::command_load_count_changed(), loaded.changed),
        (text::command_load_count_unchanged(), loaded.unchanged),
        (text::command_load_count_refused(), loaded.refused),
        (text::command_load_count_ignored(), loaded.ignored),
    ];
    for (word, number) in counts {
        writeln!(out, "  {word:<18}{number:>8}")?;
    }
    write_columns(out, &loaded.columns)?;
    for note in &loaded.notes {
        writeln!(out, "{}", text::command_load_note(&note.message))?;
    }
    for row in loaded.refused_rows.iter().take(PRINTED) {
        let (line, reason) = (row.line.to_string(), &*shown(&row.reason.message));
        let refused = match row.column {
            Some(column) => text::command_load_refused_cell(line, column.to_string(), reason),
            None => text::command_load_refused(line, reason),
        };
        writeln!(out, "{refused}")?;
    }
    write_rest(out, loaded.refused, text::command_load_more_refused)?;
    for row in loaded.ignored_rows.iter().take(PRINTED) {
        writeln!(out, "{}", text::command_load_ignored(row.line.to_string(), &row.reason.message))?;
    }
    write_rest(out, loaded.ignored, text::command_load_more_ignored)
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
