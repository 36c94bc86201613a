//! `coverlist read`: prints how a file is split into rows and cells.

use super::input_file::InputFile;
use super::template_source::TemplateSource;
use super::terminal::{Palette, Style, print, reading, shown};
use anyhow::Result;
use coverlist_api::ReadView;
use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::{FileKind, Table, WorkbookFacts};
use coverlist_messages::{finding_message, text};
use std::io::{self, Write};
use std::process::ExitCode;

/// The maximum width of a printed column, in characters. A longer cell is printed whole and shifts the rest
/// of its row.
const WIDEST: usize = 40;

#[derive(clap::Args)]
#[command(after_long_help = "\
Templates only help to guess the delimiter: the first record is the header, even if it is a title, and every \
other record is a row. A blank line is a row with one empty cell. Cells are text exactly as in the file: \
quotes are undone, nothing is trimmed, turned into a number or filled in, and a row has as many cells as it \
has.

--json prints {encoding, delimiter, dialect, line_ends, header: [..], rows: [[..]]}.

Of a workbook, the worksheet is read as it is displayed, with its hidden rows unless --hidden-rows says \
leave-out.

Exit code: 0 when the file was read, 1 when it is a workbook that cannot be read, a PDF or something else that is not text, \
2 when it cannot be opened or the command line is wrong.")]
/// The command line of `coverlist read`.
pub struct Args {
    #[command(flatten)]
    file: InputFile,
    #[command(flatten)]
    source: TemplateSource,
    /// Treats the first record as a row. The file has no header.
    #[arg(long)]
    no_header: bool,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: Args) -> Result<ExitCode> {
    let templates = args.source.load()?.templates;
    let table = args.file.table(&templates)?;
    if let Some(reason) = unread(&table) {
        let reason = finding_message(&reason, templates.first(), &templates);
        eprintln!("{}: {reason}", args.file.name());
        return Ok(ExitCode::FAILURE);
    }
    print(ExitCode::SUCCESS, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &ReadView::new(&table, !args.no_header))?;
            writeln!(out)
        } else {
            sheet(out, &table, !args.no_header)
        }
    })
}

/// Why the file has no rows.
fn unread(table: &Table) -> Option<Finding> {
    let of_workbook = table.workbook().and_then(WorkbookFacts::unread).cloned();
    of_workbook.or_else(|| match table.facts().kind {
        FileKind::Text | FileKind::Empty => None,
        kind => Some(Finding::file(kind.code().unwrap_or(Code::FileBinary))),
    })
}

/// Prints how the file is read, then every row with its line.
fn sheet(out: &mut dyn Write, table: &Table, has_header: bool) -> io::Result<()> {
    let facts = table.facts();
    let palette = Palette::of_stdout();
    writeln!(out, "{}, {}", reading(&facts), text::command_file_records(table.len() as u64))?;
    let widths = widths(table);
    let line_width = table.len().to_string().len();
    for record in table.records() {
        let cells =
            record.cells().enumerate().map(|(column, cell)| padded(&shown(&cell), widths.get(column)));
        let cells = cells.collect::<Vec<_>>().join(" \u{2502} ");
        let is_header = has_header && record.line() == 1;
        let cells = if is_header { palette.paint(Style::Strong, &cells) } else { cells };
        let line = palette.paint(Style::Faint, &format!("{:>line_width$}", record.line()));
        writeln!(out, "{}", format!("{line}  {cells}").trim_end())?;
    }
    Ok(())
}

fn widths(table: &Table) -> Vec<usize> {
    let mut widths = Vec::new();
    for record in table.records() {
        for (column, cell) in record.cells().enumerate() {
            let width = cell.chars().count().min(WIDEST);
            match widths.get_mut(column) {
                Some(widest) if *widest >= width => {}
                Some(widest) => *widest = width,
                None => widths.push(width),
            }
        }
    }
    widths
}

fn padded(cell: &str, width: Option<&usize>) -> String {
    let width = width.copied().unwrap_or(0);
    format!("{cell:width$}")
}
