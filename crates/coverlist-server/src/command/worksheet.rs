//! Takes a worksheet out of a workbook.

use super::terminal::shown;
use anyhow::{Result, bail};
use coverlist_messages::{English, Message, render, text};
use coverlist_workbook::read::{HiddenRows, Notes, Refusal, Workbook, Worksheet};
use std::ops::ControlFlow;

/// How files begin that may be workbooks: archives, and compound files of Office 97.
const BEGINNINGS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// The worksheet of a workbook, and what is read of it.
#[derive(clap::Args)]
pub struct WorksheetArgs {
    /// The worksheet of a workbook. By default the visible one with the most rows.
    #[arg(long, value_name = "NAME")]
    worksheet: Option<String>,
    /// What happens to the hidden rows of a worksheet: include or leave-out. Needed if there are any.
    #[arg(long, value_name = "DECISION", value_parser = hidden_rows)]
    hidden_rows: Option<HiddenRows>,
}

impl WorksheetArgs {
    /// The worksheet as CSV in UTF-8; `None` if the file is no workbook, or one that cannot be read, which
    /// the engine names, too. Standard error gets the name of the worksheet and what its CSV does not show,
    /// or the reason.
    ///
    /// # Errors
    ///
    /// When a person has to decide about the workbook.
    pub fn csv(&self, file: &[u8]) -> Result<Option<Vec<u8>>> {
        if !BEGINNINGS.iter().any(|beginning| file.starts_with(beginning)) {
            return Ok(None);
        }
        match self.read(file) {
            Ok(csv) => Ok(Some(csv)),
            Err(Problem::Refused(Refusal::NotWorkbook)) => Ok(None),
            Err(Problem::Refused(refusal)) => {
                print_line(&text::command_worksheet_refused(refusal.id()));
                Ok(None)
            }
            Err(Problem::Undecided(question)) => bail!(render(&English, &question)),
        }
    }

    fn read(&self, file: &[u8]) -> Result<Vec<u8>, Problem> {
        let mut workbook = Workbook::open(file.to_vec())?;
        let worksheets = workbook.worksheets()?;
        let worksheet = self.choose(&worksheets)?;
        let hidden_rows = self.hidden_rows_of(worksheet)?;
        let mut csv = Vec::new();
        let notes = workbook.to_csv(worksheet, hidden_rows, &mut |chunk| {
            csv.extend_from_slice(chunk.bytes);
            ControlFlow::Continue(())
        })?;
        print_notes(worksheet, &worksheets, &notes);
        Ok(csv)
    }

    fn choose<'w>(&self, worksheets: &'w [Worksheet]) -> Result<&'w Worksheet, Problem> {
        let Some(name) = &self.worksheet else {
            return worksheets.first().ok_or(Problem::Refused(Refusal::NoWorksheet));
        };
        let named = worksheets.iter().find(|worksheet| worksheet.name == *name);
        named.ok_or_else(|| Problem::Undecided(text::command_worksheet_unknown(name, names(worksheets))))
    }

    fn hidden_rows_of(&self, worksheet: &Worksheet) -> Result<HiddenRows, Problem> {
        match (self.hidden_rows, worksheet.hidden_rows) {
            (Some(decided), _) => Ok(decided),
            (None, 0) => Ok(HiddenRows::Include),
            (None, rows) => {
                let question = text::command_worksheet_hidden_rows(&worksheet.name, u64::from(rows));
                Err(Problem::Undecided(question))
            }
        }
    }
}

/// Why a worksheet is not read.
enum Problem {
    Refused(Refusal),
    /// A person has to decide, in the words of a question.
    Undecided(Message),
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

fn print_notes(worksheet: &Worksheet, worksheets: &[Worksheet], notes: &Notes) {
    let chosen = match worksheets.len() {
        1 => text::command_worksheet_only(&worksheet.name),
        _ => text::command_worksheet_chosen(&worksheet.name, names(worksheets)),
    };
    let notes = notes.iter().map(|(kind, note)| {
        text::command_worksheet_note(kind.id(), note.count.to_string(), note.places.clone())
    });
    std::iter::once(chosen).chain(notes).for_each(|line| print_line(&line));
}

fn print_line(message: &Message) {
    eprintln!("{}", shown(&render(&English, message)));
}

fn names(worksheets: &[Worksheet]) -> Vec<String> {
    worksheets.iter().map(|worksheet| worksheet.name.clone()).collect()
}

fn hidden_rows(word: &str) -> Result<HiddenRows, Message> {
    match word {
        "include" => Ok(HiddenRows::Include),
        "leave-out" => Ok(HiddenRows::LeaveOut),
        _ => Err(text::command_worksheet_hidden_rows_word()),
    }
}
