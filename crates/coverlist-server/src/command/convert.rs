//! `coverlist convert`: writes a file as a sheet, and lists the questions that are open.

use super::input_file::InputFile;
use super::output_files::OutputFiles;
use super::template_source::TemplateSource;
use super::terminal::{Palette, Style, print, shown};
use super::verdict_text;
use crate::templates::unknown;
use crate::{Clock, document};
use anyhow::{Context, Result, anyhow};
use base16ct::lower::encode_string as hexadecimal;
use coverlist_api::ConversionView;
use coverlist_core::record::Date;
use coverlist_core::sheet::{Converted, ConvertedSheet, Decisions, SourceFile, Terms, convert};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use coverlist_messages::{English, Message, decision_rule, question, render, text};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
Writes two files: the sheet, which has the template's columns in canonical form, and its provenance, which has \
headers and counts only. docs/SHEET.md describes both, and the decisions document. Columns that are not mapped \
are not in the sheet. Nothing but an exact header and a decision is applied: rows that wait for an answer are \
rejected, and columns that wait for one are left out. If something blocks the file, nothing is written.

--json prints {template, sheet, provenance, rows: {accepted, rejected, ignored}, questions: [{decision, about, \
message, ..}], findings: [..]}; sheet and provenance are the names of the files.

Exit code: 0 when every row is accepted and no question is open, 1 when a finding rejects a row or blocks the \
file or a question is open, 2 when a file cannot be read or written or the command line is wrong.

Examples:
  coverlist convert enrollment.csv --template user
  coverlist convert enrollment.csv --template user --decisions decisions.json --out sheets --json")]
/// Converts a file to a sheet.
pub struct Args {
    #[command(flatten)]
    file: InputFile,
    #[command(flatten)]
    source: TemplateSource,
    /// The id of the template, such as user or device.
    #[arg(long, value_name = "TEMPLATE")]
    template: String,
    /// The decisions about the file, as JSON. Options of the command line have precedence.
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
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

/// The names of the files that were written.
struct Written {
    sheet: PathBuf,
    provenance: PathBuf,
}

pub fn run(args: Args) -> Result<ExitCode> {
    let templates = args.source.load()?;
    let template = templates.get(&args.template.to_ascii_lowercase());
    let template = template.with_context(|| unknown(&templates))?;
    let converted = args.convert(template, &templates)?;
    let written = converted.sheet.as_ref().map(|sheet| args.write(sheet)).transpose()?;
    let is_clean = converted.verdict.rejected == 0 && converted.questions.is_empty() && written.is_some();
    let code = if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    print(code, |out| {
        if args.json {
            let view = ConversionView::new(&converted, template, &templates);
            serde_json::to_writer(&mut *out, &Printed::new(view, written.as_ref()))?;
            writeln!(out)
        } else {
            page(out, &args.file.name(), &converted, written.as_ref(), (template, &templates))
        }
    })
}

impl Args {
    fn convert(&self, template: &Template, templates: &TemplateSet) -> Result<Converted> {
        let decisions = self.decisions()?;
        let bytes = self.file.bytes()?;
        let name = self.file.base_name();
        let sha256 = |bytes: &[u8]| hexadecimal(&Sha256::digest(bytes));
        let source = SourceFile { name: &name, sha256: &sha256(&bytes), bytes: &bytes };
        let limits = Limits { max_bytes: self.max_bytes, max_rows: self.max_rows };
        let today = self.today.unwrap_or_else(|| Clock::system().today());
        convert(&source, &Terms { template, templates, today, limits }, &decisions, sha256)
            .map_err(|fault| self.wrong_decision(fault.pointer, decision_rule(fault.rule)))
    }

    /// The decisions of the document, and those of the command line.
    fn decisions(&self) -> Result<Decisions> {
        let named = self.file.choices();
        let read = |path: &Path| -> Result<Decisions> {
            let json = std::fs::read(path).with_context(|| path.display().to_string())?;
            document::decisions(&json).map_err(|fault| self.wrong_decision(fault.pointer, fault.problem))
        };
        let decisions = self.decisions.as_deref().map(read).transpose()?.unwrap_or_default();
        Ok(Decisions {
            encoding: named.encoding.or(decisions.encoding),
            delimiter: named.delimiter.or(decisions.delimiter),
            ..decisions
        })
    }

    fn wrong_decision(&self, pointer: String, problem: Message) -> anyhow::Error {
        let file = self.decisions.as_deref().unwrap_or(Path::new("")).display().to_string();
        anyhow!(render(&English, &text::convert_decisions(file, pointer, problem)))
    }

    fn write(&self, sheet: &ConvertedSheet) -> Result<Written> {
        let mut provenance = serde_json::to_vec_pretty(&sheet.provenance)?;
        provenance.push(b'\n');
        let [sheet, provenance] = self.output.write(&self.file, [&sheet.bytes, &provenance])?;
        Ok(Written { sheet, provenance })
    }
}

/// The output of `coverlist convert --json`.
#[derive(Serialize)]
struct Printed {
    /// The name of the file with the sheet.
    sheet: Option<String>,
    /// The name of the file with its provenance.
    provenance: Option<String>,
    #[serde(flatten)]
    conversion: ConversionView,
}

impl Printed {
    fn new(conversion: ConversionView, written: Option<&Written>) -> Self {
        let name = |path: &Path| path.display().to_string();
        Self {
            sheet: written.map(|written| name(&written.sheet)),
            provenance: written.map(|written| name(&written.provenance)),
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
    let palette = Palette::of_stdout();
    writeln!(out, "{}", palette.paint(Style::Strong, &shown(name)))?;
    verdict_text::write_findings(out, &converted.verdict, template, templates)?;
    if !converted.questions.is_empty() {
        let title = render(&English, &text::convert_questions());
        writeln!(out, "\n{}", palette.paint(Style::Strong, &title))?;
        for asked in &converted.questions {
            writeln!(out, "  {}", shown(&render(&English, &question(asked))))?;
            let answer = render(&English, &text::convert_answer(asked.decision.clone()));
            writeln!(out, "    {}", palette.paint(Style::Faint, &answer))?;
        }
    }
    let (style, message) = match converted.sheet.as_ref().zip(written) {
        None => (Style::Bad, text::convert_no_sheet()),
        Some((sheet, Written { sheet: file, provenance })) => {
            let rows = sheet.provenance.rows;
            let (accepted, rejected) = (u64::from(rows.accepted), u64::from(rows.rejected));
            let rows = text::convert_rows(accepted, rejected, u64::from(rows.ignored));
            writeln!(out, "\n{}", render(&English, &rows))?;
            let names = [file, provenance].map(|path| path.display().to_string());
            let [file, provenance] = names;
            (Style::Good, text::convert_wrote(file, provenance))
        }
    };
    writeln!(out, "{}", palette.paint(style, &render(&English, &message)))
}
