//! `coverlist stage`: converts a file to a sheet, and stages it.

use super::DistrictArgs;
use super::conversion::{self, Conversion};
use super::imports::refused;
use super::template_source::Known;
use super::terminal::{Palette, Style, print};
use crate::import::{Actor, IncomingSheet, Stager, Upload};
use crate::{Clock, Failure, IdempotentRequest, Pauses, Pipeline};
use anyhow::{Context, Result};
use coverlist_api::{ConversionView, ImportView};
use coverlist_core::lifecycle::Origin;
use coverlist_core::sheet::{Converted, Question, Terms};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use coverlist_messages::{English, Message, render, text};
use serde::Serialize;
use std::io::{self, Write};
use std::process::ExitCode;

#[derive(clap::Args)]
#[command(after_long_help = "\
Converts the file as `coverlist convert` does, and stages the sheet as the page does. `coverlist plan` and \
the page show what processing it would do; `coverlist process` or an admin on the page applies it. The \
audit log shows the command line as who staged it. The command also works while a server uses the data.

Nothing is staged while a question about a column, the encoding or the delimiter is open, if something \
blocks the file, if the district has an open import, or if another number of rows is rejected than \
--rejected names. Rows that wait for another answer are rejected.

--json prints {template, rows, source, decisions, questions: [..], findings: [..], import, refusal}; import \
is null if nothing was staged, and refusal says why.

Exit code: 0 when the file was staged, 1 when it was not, 2 when the file or the data cannot be opened or \
the command line is wrong.

Examples:
  coverlist stage enrollment.csv --template user
  coverlist stage enrollment.csv --template user --decisions decisions.json --rejected 2")]
/// Converts a file to a sheet and stages it.
pub struct Args {
    #[command(flatten)]
    conversion: Conversion,
    #[command(flatten)]
    district: DistrictArgs,
    /// The number of rejected rows that may be left out.
    #[arg(long, value_name = "ROWS", default_value_t = 0)]
    rejected: u32,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

/// The output of `coverlist stage --json`.
#[derive(Serialize)]
struct Printed {
    #[serde(flatten)]
    conversion: ConversionView,
    /// The staged import; `null` if nothing was staged.
    import: Option<ImportView>,
    /// Why nothing was staged.
    refusal: Option<String>,
}

/// The import, or why there is none.
type Staged = Result<ImportView, Message>;

pub fn run(args: Args) -> Result<ExitCode> {
    stage(&args, None)
}

/// Stages a file, which may correct rows of an import with the id `merges`.
pub(super) fn stage(args: &Args, merges: Option<i64>) -> Result<ExitCode> {
    let database = args.district.open()?;
    let district = args.district.find(&database)?;
    let known = Known::of(database.clone(), district.clone())?;
    let (clock, limits) = (Clock::system(), Limits::default());
    let pipeline = Pipeline::new(database.clone(), clock.clone(), limits, Pauses::default());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let corrected = match merges {
        None => None,
        Some(id) => {
            let actor = Actor { district: district.id, account: None };
            match runtime.block_on(pipeline.import(actor, id)) {
                Ok(import) => Some(import.template),
                Err(Failure::Refused(refusal)) => return Ok(refused(&refusal.reason)),
                Err(failure) => return Err(failure).context(text::command_stage_failed()),
            }
        }
    };
    let template = args.conversion.template(&known, corrected.as_deref())?;
    let templates = &known.templates.peers(template);
    let terms = Terms { template, templates, today: clock.today_in(&district.time_zone), limits };
    let converted = args.conversion.convert(&terms, &known)?;
    let staged = match &converted.sheet {
        None => Err(text::convert_no_sheet()),
        Some(_) if !converted.questions.iter().all(Question::may_stay_open) => {
            Err(text::command_stage_questions())
        }
        Some(sheet) => {
            let mut incoming = IncomingSheet::new(database.folder())?;
            incoming.push(&sheet.bytes)?;
            let (provenance, received) = (sheet.provenance.clone(), incoming.finish());
            let (agreed, origin) = (args.rejected, Origin::List);
            let upload = Upload { provenance, agreed, sheet: received, merges, origin };
            let stager = Stager { district: district.id, time_zone: district.time_zone, account: None };
            let staging = pipeline.stage(stager, upload, IdempotentRequest::without_key());
            staged_or_why(runtime.block_on(staging))?
        }
    };
    let code = if staged.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    print(code, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &printed(&converted, &staged, template, templates))?;
            writeln!(out)
        } else {
            page(out, &args.conversion.file.name(), &converted, &staged, (template, templates))
        }
    })
}

/// The answer of the pipeline: the import, or why it is refused.
fn staged_or_why(answer: Result<ImportView, Failure>) -> Result<Staged> {
    match answer {
        Ok(import) => Ok(Ok(import)),
        Err(Failure::Refused(refusal)) => Ok(Err(refusal.reason)),
        Err(failure) => Err(failure).context(text::command_stage_failed()),
    }
}

fn printed(converted: &Converted, staged: &Staged, template: &Template, templates: &TemplateSet) -> Printed {
    Printed {
        conversion: ConversionView::new(converted, template, templates),
        import: staged.as_ref().ok().cloned(),
        refusal: staged.as_ref().err().map(|reason| render(&English, reason)),
    }
}

/// Prints the result for people.
fn page(
    out: &mut dyn Write,
    name: &str,
    converted: &Converted,
    staged: &Staged,
    (template, templates): (&Template, &TemplateSet),
) -> io::Result<()> {
    conversion::write_result(out, name, converted, template, templates)?;
    let (style, message) = match staged {
        Ok(import) => (Style::Good, staged_text(import)),
        Err(reason) => (Style::Bad, reason.clone()),
    };
    writeln!(out, "\n{}", Palette::of_stdout().paint(style, &render(&English, &message)))
}

fn staged_text(import: &ImportView) -> Message {
    let counts = [import.accepted, import.rejected, import.set_aside].map(u64::from);
    let [accepted, rejected, ignored] = counts;
    text::command_stage_staged(import.id.to_string(), accepted, rejected, ignored)
}
