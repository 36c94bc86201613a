//! `coverlist verify`: some rows of an import beside their records, and what persons noted about them.

use super::OfImport;
use super::sheet_output::save;
use super::text_output::print_answer;
use super::workplace::{Answer, Workplace};
use crate::import::outcome_word;
use crate::workbook::FileFormat;
use anyhow::Result;
use coverlist_api::{MarkRequest, VerificationRow, VerificationView, VerifiedValue};
use coverlist_messages::{Message, text};
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
Prints fifteen rows that the import chooses: two with each outcome, and updated ones from all schools; and \
below a row where its record differs from the file. --check marks the row on a line as checked; without \
--note, its note stays. --json prints {state, as_of, columns: [..], checked, differing, rows: [..]} with \
the values of file and record.

Exit code: 0, 1 when nothing of the import was applied or a line cannot be marked, 2 when the data cannot \
be opened or the command line is wrong.

Examples:
  coverlist verify 12 --sheet verification.csv
  coverlist verify 12 --check 17 --check 244
  coverlist verify 12 --check 88 --note \"Moves away in December\"")]
/// Prints some rows of an import beside their records, to be verified by hand.
pub struct Args {
    #[command(flatten)]
    of: OfImport,
    /// Marks the row on this line as checked.
    #[arg(long, value_name = "LINE")]
    check: Vec<u32>,
    /// Marks the row on this line as not checked.
    #[arg(long, value_name = "LINE")]
    uncheck: Vec<u32>,
    /// The note about the rows that are marked.
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// Writes the rows to this file, to print them. It must not exist.
    #[arg(long, value_name = "FILE")]
    sheet: Option<PathBuf>,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    print_answer(verify(args), args.of.common.json, sentences)
}

fn verify(args: &Args) -> Answer<VerificationView> {
    let work = args.of.open()?;
    let look = || work.ask(work.pipeline.verification(work.actor, work.import));
    let mut view = look()?;
    let marks = args.marks(&view);
    if !marks.is_empty() {
        for asked in marks {
            work.ask(work.pipeline.mark(work.actor, work.import, asked, Workplace::once()))?;
        }
        view = look()?;
    }
    if let Some(path) = &args.sheet {
        let sheet = work.pipeline.verification_sheet(work.actor, work.import, FileFormat::Csv);
        save(work.ask(sheet)?, path)?;
    }
    Ok(view)
}

impl Args {
    fn marks(&self, view: &VerificationView) -> Vec<MarkRequest> {
        let mark = |&line: &u32, checked| {
            let before = view.rows.iter().find(|row| row.line == line).and_then(|row| row.mark.as_ref());
            let kept = before.map(|mark| mark.note.clone());
            MarkRequest {
                line,
                version: before.map_or(0, |mark| mark.version),
                checked,
                note: self.note.clone().or(kept).unwrap_or_default(),
            }
        };
        let checked = self.check.iter().map(|line| mark(line, true));
        checked.chain(self.uncheck.iter().map(|line| mark(line, false))).collect()
    }
}

fn sentences(view: &VerificationView) -> Vec<Message> {
    let rows = view.rows.len() as u32;
    let counts = text::command_verify_counts(view.checked, rows, view.differing);
    [counts].into_iter().chain(view.rows.iter().flat_map(|row| of_row(view, row))).collect()
}

/// A row, and where its record differs from the file.
fn of_row(view: &VerificationView, row: &VerificationRow) -> Vec<Message> {
    let mark = row.mark.as_ref().filter(|mark| mark.checked && !mark.outdated);
    let label = row.record.as_ref().map_or("–", |record| &record.label);
    let (mark, line) = (if mark.is_some() { "x" } else { " " }, row.line.to_string());
    let head = text::command_verify_row(mark, line, &*row.key, label, outcome_word(row.outcome));
    let differs = row.values.iter().filter(|value| row.record.is_some() && !value.agrees);
    let differs = differs.map(|value| {
        text::command_verify_differs(header(view, value), filled(&value.file), filled(&value.record))
    });
    let note = row.mark.iter().filter(|mark| !mark.note.is_empty());
    let note = note.map(|mark| text::command_verify_note(&*mark.note, &*mark.by.name));
    [head].into_iter().chain(differs).chain(note).collect()
}

fn header<'v>(view: &'v VerificationView, value: &VerifiedValue) -> &'v str {
    let column = view.columns.iter().find(|column| column.field == value.field);
    column.map_or("", |column| &column.header)
}

fn filled(value: &Option<String>) -> &str {
    value.as_deref().unwrap_or("–")
}
