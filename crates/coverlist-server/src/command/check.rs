//! `coverlist check`: prints the verdict that the page shows.

use super::conversion::{AskedWords, write_questions};
use super::decisions_file::DecisionsFile;
use super::input_file::InputFile;
use super::source_args::SourceArgs;
use super::source_text;
use super::template_source::{Known, TemplateSource};
use super::terminal::print;
use super::verdict_text;
use crate::Clock;
use crate::import::FileContent;
use crate::templates::{ids, unknown};
use anyhow::{Context, Result, bail};
use coverlist_api::VerdictView;
use coverlist_core::map::{ColumnChoices, Expected, Found, header};
use coverlist_core::read::Table;
use coverlist_core::record::{Date, Field};
use coverlist_core::sheet::{
    DateOrders, Decisions, OrderWord, Proposals, SourceFile, SourceUse, Sources, Terms, Undecided,
    confirm_all, questions, resolve, with_source,
};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Limits, Verdict, validate};
use coverlist_messages::{Message, text};
use serde::Serialize;
use std::cmp::Reverse;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
The same file gives the same findings here, on the page and on the server.

--json prints {template, file: {encoding, delimiter, dialect, line_ends, worksheet, rows}, accepted, rejected, set_aside, \
blocked, findings: [{code, severity, line, column, params, message}], source}; worksheet is there if the file is a \
workbook. Lines are those that a spreadsheet shows; columns count from 1.

Exit code: 0 when the file can be staged whole (warnings are allowed), 1 when a finding rejects a row or \
blocks the file, 2 when the file cannot be opened or the command line is wrong.

Examples:
  coverlist check enrollment.csv --template device
  coverlist check enrollment.csv --template user --json | jq '.findings[].code'
  export-from-portal | coverlist check - --template user")]
/// The command line of `coverlist check`.
pub struct Args {
    #[command(flatten)]
    file: InputFile,
    #[command(flatten)]
    source: TemplateSource,
    /// The id of the template, such as user or device. By default that of --source, or the file's header
    /// decides.
    #[arg(long, value_name = "TEMPLATE")]
    template: Option<String>,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    /// The day for judging whether coverage has ended, such as 2026-09-10. By default today in this machine's
    /// time zone.
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// The order of dates such as 08/09/2026 if no row proves it: day-first or month-first.
    #[arg(long, value_name = "ORDER", value_parser = date_order)]
    date_order: Option<OrderWord>,
    #[command(flatten)]
    decisions: DecisionsFile,
    #[command(flatten)]
    saved: SourceArgs,
    /// The server's limit for the file, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().max_bytes)]
    max_bytes: u64,
    /// The server's limit for rows.
    #[arg(long, value_name = "ROWS", default_value_t = Limits::default().max_rows)]
    max_rows: u32,
}

impl Args {
    /// The decisions of the document, and those of the command line.
    fn decisions(&self) -> Result<Decisions> {
        let decisions = self.file.decisions(self.decisions.load()?);
        let date_order = self.date_order.map(DateOrders::All).or(decisions.date_order);
        Ok(Decisions { date_order, ..decisions })
    }
}

pub fn run(args: Args) -> Result<ExitCode> {
    let known = args.source.load()?;
    let own = args.decisions()?;
    let content = FileContent::read(args.file.bytes()?, &own.workbook())
        .map_err(|fault| args.decisions.wrong(fault))?;
    let name = args.file.base_name();
    let file = content.source(&name);
    let own = file.decisions(&own);
    let template = args.template(&file, &own, &known)?;
    let templates = &known.templates.peers(template);
    let sources = args.saved.among(&known.sources, template)?;
    let proposals = args.decisions.proposals();
    let mut sourced = with_source(file.bytes, template, templates, &own, sources, proposals);
    let mut checked = args.check(&file, &sourced.decisions, template, templates)?;
    if sourced.drop_contradicted(&checked.verdict) {
        checked = args.check(&file, &sourced.decisions, template, templates)?;
    }
    let Checked { table, decisions, verdict } = checked;
    args.decisions.save(&decisions.of_person(&table))?;
    let mut open = questions(&table, templates, &verdict, &decisions);
    let asked = sourced.questions(&verdict, &decisions, &open);
    let is_clean = !verdict.blocked && verdict.rejected == 0 && asked.is_empty();
    open.extend(asked);
    let code = if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    print(code, |out| {
        if args.json {
            let verdict = VerdictView::new(&verdict, template, templates);
            serde_json::to_writer(&mut *out, &Printed { verdict, source: sourced.used.as_ref() })?;
            writeln!(out)
        } else {
            verdict_text::write(out, (&args.file.name(), content.size), &verdict, template, templates)?;
            source_text::write_use(out, sourced.used.as_ref())?;
            write_questions(out, &open, AskedWords::Hidden)
        }
    })
}

/// A file that was checked, and the decisions that were applied.
struct Checked {
    table: Table,
    decisions: Decisions,
    verdict: Verdict,
}

/// The output of `coverlist check --json`.
#[derive(Serialize)]
struct Printed<'a> {
    #[serde(flatten)]
    verdict: VerdictView,
    /// The use of saved sources; `null` if none has headers like those of the file.
    source: Option<&'a SourceUse>,
}

impl Args {
    /// The template that the command line names, or that of the source; otherwise the one that fits the
    /// header.
    fn template<'k>(&self, file: &SourceFile<'_>, own: &Decisions, known: &'k Known) -> Result<&'k Template> {
        let Known { templates, sources, .. } = known;
        let named = self.template.as_ref().map(|id| id.to_ascii_lowercase());
        if let Some(id) = named.as_deref().or_else(|| self.saved.template(sources)) {
            return templates.get(id).with_context(|| unknown(templates));
        }
        let insurance = &templates.of_insurance().with_context(|| unknown(templates))?;
        let saved = Sources::ByHeaders(self.saved.recognizable(sources));
        let applies = |template: &&Template| {
            let sourced = with_source(file.bytes, template, insurance, own, saved, Proposals::Asked);
            sourced.used.is_some_and(|used| used.applied().is_some())
        };
        let fitting = match insurance.iter().find(applies) {
            Some(template) => announced(template),
            None => guessed(&file.table(own, insurance), insurance)?,
        };
        templates.get(&fitting.id).with_context(|| unknown(templates))
    }

    /// Checks a file with these decisions, and with the confirmed proposals.
    fn check(
        &self,
        file: &SourceFile<'_>,
        decisions: &Decisions,
        template: &Template,
        templates: &TemplateSet,
    ) -> Result<Checked> {
        let today = self.today.unwrap_or_else(|| Clock::system().today());
        let limits = Limits { max_bytes: self.max_bytes, max_rows: self.max_rows };
        let misfit = |fault| self.decisions.misfit(fault);
        let mut table = file.table(decisions, templates);
        let decisions = match self.decisions.proposals() {
            Proposals::Asked => decisions.clone(),
            Proposals::Confirmed => {
                let terms = Terms { template, templates, today, limits };
                confirm_all(&table, &terms, decisions).map_err(misfit)?
            }
        };
        let choices = resolve(&table, template, templates, &decisions, Undecided::Blocks).map_err(misfit)?;
        let mut verdict = validate(&table, template, templates, &choices, today, limits);
        decisions.correct(&mut table, &mut verdict).map_err(misfit)?;
        Ok(Checked { table, decisions, verdict })
    }
}

/// The template that fits the file's header. Prints it to standard error, because it is a guess.
fn guessed<'a>(table: &Table, templates: &'a TemplateSet) -> Result<&'a Template> {
    let mut fits: Vec<((usize, bool), &Template)> =
        templates.iter().map(|template| (fit(table, template, templates), template)).collect();
    fits.sort_by_key(|(fit, _)| Reverse(*fit));
    let template = match fits.as_slice() {
        [(_, template)] => *template,
        [(best, template), (second, _), ..] if best > second => *template,
        _ => bail!(text::command_check_no_template(ids(templates))),
    };
    Ok(announced(template))
}

/// Prints to standard error which template was found.
fn announced(template: &Template) -> &Template {
    eprintln!("{}", text::command_check_guessed(&template.id));
    template
}

/// How well a template fits a file: by the number of exact headers, then by whether the file has its key.
fn fit(table: &Table, template: &Template, templates: &TemplateSet) -> (usize, bool) {
    let verdict = header(table, template, templates, &ColumnChoices::default());
    verdict.map_or((0, false), |verdict| {
        let is_exact = |expected: &&Expected| matches!(expected.found, Found::Exact { .. });
        let has_key = |expected: &Expected| expected.field == Field::Key && expected.found != Found::Missing;
        (verdict.expected.iter().filter(is_exact).count(), verdict.expected.iter().any(has_key))
    })
}

fn date_order(word: &str) -> Result<OrderWord, Message> {
    match word.to_ascii_lowercase().as_str() {
        "day-first" => Ok(OrderWord::DayFirst),
        "month-first" => Ok(OrderWord::MonthFirst),
        _ => Err(text::command_date_order()),
    }
}
