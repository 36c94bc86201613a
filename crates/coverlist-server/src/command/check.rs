//! `coverlist check`: prints the verdict that the page shows.

use super::input_file::InputFile;
use super::terminal::print;
use super::verdict_text;
use crate::Clock;
use anyhow::{Result, bail};
use coverlist_api::VerdictView;
use coverlist_core::read::Table;
use coverlist_core::record::{Date, Field, RecordKind};
use coverlist_core::template::Template;
use coverlist_core::validate::{Choices, Found, Limits, header, validate};
use coverlist_core::value::DateOrder;
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
The same file gives the same findings here, on the page and on the server.

--json prints {template, file: {encoding, delimiter, line_ends, rows}, accepted, rejected, set_aside, \
blocked, findings: [{code, severity, line, column, message}]}. Lines are those that a spreadsheet shows; \
columns count from 1.

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
    /// The template: user or device. By default the file's header decides.
    #[arg(long, value_name = "TEMPLATE", value_parser = kind)]
    template: Option<RecordKind>,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    /// The day for judging whether coverage has ended, such as 2026-09-10. By default today in this machine's
    /// time zone.
    #[arg(long, value_name = "DATE")]
    today: Option<Date>,
    /// The order of dates such as 08/09/2026 if no row proves it: day-first or month-first.
    #[arg(long, value_name = "ORDER", value_parser = date_order)]
    date_order: Option<DateOrder>,
    /// The admin's decisions about the file, as JSON. The server stores the same JSON with an import.
    #[arg(long, value_name = "JSON", value_parser = choices)]
    choices: Option<Choices>,
    /// The server's limit for the file, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().max_bytes)]
    max_bytes: u64,
    /// The server's limit for rows.
    #[arg(long, value_name = "ROWS", default_value_t = Limits::default().max_rows)]
    max_rows: u32,
}

impl Args {
    fn choices(&self) -> Choices {
        let mut choices = self.choices.clone().unwrap_or_default();
        let named = self.file.choices();
        choices.read.encoding = named.encoding.or(choices.read.encoding);
        choices.read.delimiter = named.delimiter.or(choices.read.delimiter);
        if let Some(order) = self.date_order {
            for field in Field::ALL.into_iter().filter(|field| field.is_date()) {
                choices.date_orders.entry(field).or_insert(order);
            }
        }
        choices
    }
}

pub fn run(args: Args) -> Result<ExitCode> {
    let choices = args.choices();
    let table = args.file.read(&choices.read)?;
    let kind = match args.template {
        Some(kind) => kind,
        None => guessed(&table, &choices)?,
    };
    let template = Template::builtin(kind);
    let today = args.today.unwrap_or_else(|| Clock::system().today());
    let limits = Limits { max_bytes: args.max_bytes, max_rows: args.max_rows };
    let verdict = validate(&table, &template, &choices, today, limits);
    let is_clean = !verdict.blocked && verdict.rejected == 0;
    let code = if is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    print(code, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &VerdictView::new(&verdict, &template))?;
            writeln!(out)
        } else {
            verdict_text::write(out, &args.file.name(), &verdict, &template)
        }
    })
}

/// The template whose headers match the file's header best. Reports the choice on standard error.
fn guessed(table: &Table, choices: &Choices) -> Result<RecordKind> {
    let fits = RecordKind::ALL.map(|kind| (fit(table, kind, choices), kind));
    let kind = match fits {
        [(user, kind), (device, _)] if user > device => kind,
        [(user, _), (device, kind)] if device > user => kind,
        _ => bail!(
            "the header of this file fits neither template better; name one with --template user or \
             --template device"
        ),
    };
    eprintln!("No --template was named; the header fits the {} template.", kind.id());
    Ok(kind)
}

/// The number of the template's columns whose headers match the file exactly.
fn fit(table: &Table, kind: RecordKind, choices: &Choices) -> usize {
    let verdict = header(table, &Template::builtin(kind), choices);
    verdict.map_or(0, |verdict| {
        verdict.expected.iter().filter(|expected| matches!(expected.found, Found::Exact { .. })).count()
    })
}

fn kind(id: &str) -> Result<RecordKind, String> {
    RecordKind::from_id(&id.to_ascii_lowercase()).ok_or_else(|| "use user or device".to_owned())
}

fn date_order(word: &str) -> Result<DateOrder, String> {
    match word.to_ascii_lowercase().as_str() {
        "day-first" => Ok(DateOrder::DayFirst),
        "month-first" => Ok(DateOrder::MonthFirst),
        _ => Err("use day-first or month-first".to_owned()),
    }
}

fn choices(json: &str) -> Result<Choices, serde_json::Error> {
    serde_json::from_str(json)
}
