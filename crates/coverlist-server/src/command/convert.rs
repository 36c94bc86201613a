//! `coverlist convert`: writes a file as a sheet, and lists the questions that are open.

use super::conversion::{self, Conversion};
use super::output_files::{OutputFiles, Written};
use super::template_source::TemplateSource;
use super::terminal::{Palette, Style, print};
use crate::Clock;
use crate::workbook::FileFormat;
use anyhow::Result;
use coverlist_api::ConversionView;
use coverlist_core::record::Date;
use coverlist_core::sheet::{Converted, ConvertedSheet, Question, SheetColumn, Terms};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use coverlist_messages::{English, render, text};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
Writes two files: the sheet, which has the template's columns in canonical form, and its provenance, which has \
headers and counts only. docs/SHEET.md describes both, and the decisions document. Columns that are not mapped \
are not in the sheet. Nothing but an exact header and a decision is applied: rows that wait for an answer are \
rejected, and columns that wait for one are left out. --confirm accepts every proposal that has no rival. If \
something blocks the file, nothing is written.

A saved source answers the questions about a file with its headers, and is named in the output. --source applies \
another one, and --save-source makes one of the decisions about this file. `coverlist source` lists them.

--xlsx writes the sheet as an Excel workbook, too, for a person who corrects it: keys and policy numbers are text \
in it, and dates are dates.

--json prints {template, sheet, provenance, workbook, rows: {accepted, rejected, ignored}, source, decisions, questions: \
[{decision, about, message, ..}], findings: [..]}; sheet, provenance and workbook (with --xlsx) are the names of the files, source is the use \
of saved sources, and decisions are those that were applied.

Exit code: 0 when every row is accepted and no question is open, 1 when a finding rejects a row or blocks the \
file or a question is open (except the one about names to compare), 2 when a file cannot be read or written or the command line is wrong.

Examples:
  coverlist convert enrollment.csv --template user
  coverlist convert enrollment.csv --template user --decisions decisions.json --out sheets --json
  coverlist convert enrollment.csv --template user --xlsx
  coverlist convert enrollment.csv --template user --confirm --write-decisions decisions.json
  coverlist convert enrollment.csv --template user --confirm --save-source \"Insurer portal\"")]
/// Converts a file to a sheet.
pub struct Args {
    #[command(flatten)]
    conversion: Conversion,
    #[command(flatten)]
    source: TemplateSource,
    #[command(flatten)]
    output: OutputFiles,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    /// The day for judging whether coverage has ended, such as 2026-09-10. By default today in this machine's
    /// time zone.
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// The server's limit for the file, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().max_bytes)]
    max_bytes: u64,
    /// The server's limit for rows.
    #[arg(long, value_name = "ROWS", default_value_t = Limits::default().max_rows)]
    max_rows: u32,
}

pub fn run(args: Args) -> Result<ExitCode> {
    let known = args.source.load()?;
    let template = args.conversion.template(&known, None)?;
    let templates = &known.templates.peers(template);
    let today = args.today.unwrap_or_else(|| Clock::system().today());
    let limits = Limits { max_bytes: args.max_bytes, max_rows: args.max_rows };
    let terms = Terms { template, templates, today, limits };
    let converted = args.conversion.convert(&terms, &known)?;
    let written = converted.sheet.as_ref().map(|sheet| args.write(sheet, template)).transpose()?;
    let is_answered = converted.questions.iter().all(Question::is_offer);
    let is_clean = converted.verdict.rejected == 0 && is_answered && written.is_some();
    let code = if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    print(code, |out| {
        if args.json {
            let view = ConversionView::new(&converted, template, templates);
            serde_json::to_writer(&mut *out, &Printed::new(view, written.as_ref()))?;
            writeln!(out)
        } else {
            page(out, &args.conversion.file.name(), &converted, written.as_ref(), (template, templates))
        }
    })
}

impl Args {
    fn write(&self, sheet: &ConvertedSheet, template: &Template) -> Result<Written> {
        let mut provenance = serde_json::to_vec_pretty(&sheet.provenance)?;
        provenance.push(b'\n');
        let column = |header: &str| SheetColumn::of_sheet(header, template);
        let workbook = || Ok(FileFormat::Workbook.write(sheet.bytes.clone(), column)?);
        self.output.write(&self.conversion.file, &sheet.bytes, &provenance, workbook)
    }
}

/// The output of `coverlist convert --json`.
#[derive(Serialize)]
struct Printed {
    /// The name of the file with the sheet.
    sheet: Option<String>,
    /// The name of the file with its provenance.
    provenance: Option<String>,
    /// The name of the workbook with the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    workbook: Option<String>,
    #[serde(flatten)]
    conversion: ConversionView,
}

impl Printed {
    fn new(conversion: ConversionView, written: Option<&Written>) -> Self {
        let name = |path: &Path| path.display().to_string();
        Self {
            sheet: written.map(|written| name(&written.sheet)),
            provenance: written.map(|written| name(&written.provenance)),
            workbook: written.and_then(|written| written.workbook.as_deref()).map(name),
            conversion,
        }
    }
}

/// Prints the result for people.
fn page(
    out: &mut dyn Write,
    name: &str,
    converted: &Converted,
    written: Option<&Written>,
    (template, templates): (&Template, &TemplateSet),
) -> io::Result<()> {
    conversion::write_result(out, name, converted, template, templates)?;
    let (style, message) = match converted.sheet.as_ref().zip(written) {
        None => (Style::Bad, text::convert_no_sheet()),
        Some((sheet, Written { sheet: file, provenance, workbook })) => {
            let rows = sheet.provenance.rows;
            let (accepted, rejected) = (u64::from(rows.accepted), u64::from(rows.rejected));
            let rows = text::convert_rows(accepted, rejected, u64::from(rows.ignored));
            writeln!(out, "\n{}", render(&English, &rows))?;
            let name = |path: &Path| path.display().to_string();
            let (file, provenance) = (name(file), name(provenance));
            let message = match workbook {
                None => text::convert_wrote(file, provenance),
                Some(workbook) => text::convert_wrote_with_workbook(file, provenance, name(workbook)),
            };
            (Style::Good, message)
        }
    };
    writeln!(out, "{}", Palette::of_stdout().paint(style, &render(&English, &message)))
}
