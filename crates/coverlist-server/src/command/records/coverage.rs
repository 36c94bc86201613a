//! `coverlist coverage`: which records are insured, and until when.

use super::super::DistrictArgs;
use super::super::imports::refused;
use super::super::output_files::new_private_file;
use super::super::terminal::print;
use super::noun::Noun;
use crate::records::Registry;
use crate::{Clock, Failure, Watchers};
use anyhow::Result;
use coverlist_api::CoverageView;
use coverlist_core::validate::Limits;
use coverlist_messages::{Message, text};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Prints which users or devices are insured today, and until when.
#[derive(clap::Args)]
#[command(after_long_help = "\
The insurance templates say with which statuses a record is insured. --sheet writes all records as an \
insurance list under the first insurance template, or under --template; importing it again changes nothing. \
--json prints {as_of, covering, all, endings, not_started, without_policy, places: [..], more_places, \
groups: [..], more_groups}: places are schools or locations, and groups grades or models.

Exit code: 0, 1 when there is no such template, 2 when the data cannot be opened or the command line is \
wrong.")]
pub struct Args {
    /// The kind of records.
    #[arg(value_enum)]
    noun: Noun,
    #[command(flatten)]
    data_dir: DistrictArgs,
    /// Writes the records to this file, which must not exist.
    #[arg(long, value_name = "FILE")]
    sheet: Option<PathBuf>,
    /// The id of the template of the sheet.
    #[arg(long, value_name = "ID", requires = "sheet")]
    template: Option<String>,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?;
    let registry = Registry::new(database, Clock::system(), Limits::default(), Watchers::default());
    let scope = registry.scope(district.id, &district.time_zone, args.noun.kind());
    if let Some(path) = &args.sheet {
        let bytes = match registry.insurance_list_now(scope, args.template.as_deref()) {
            Err(Failure::Refused(refusal)) => return Ok(refused(&refusal.reason)),
            bytes => bytes?,
        };
        new_private_file(path, &bytes)?;
    }
    let view = registry.coverage_now(scope)?;
    print(ExitCode::SUCCESS, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &view)?;
            return writeln!(out);
        }
        print_counts(out, &view)
    })
}

fn print_counts(out: &mut dyn Write, view: &CoverageView) -> std::io::Result<()> {
    writeln!(out, "{}", text::command_coverage_day(&*view.as_of))?;
    for (meaning, records) in counted(view) {
        writeln!(out, "{meaning:<40}{records:>8}")?;
    }
    for group in &view.places {
        let name = if group.name.is_empty() { "–" } else { &group.name };
        let counts = (group.count.covered.to_string(), group.count.records.to_string());
        writeln!(out, "{}", text::command_coverage_place(name, counts.0, counts.1))?;
    }
    Ok(())
}

/// What is counted, with the numbers of records.
fn counted(view: &CoverageView) -> [(Message, u32); 14] {
    let CoverageView { all, endings, not_started, without_policy, .. } = view;
    [
        (text::command_coverage_records(), all.records),
        (text::command_coverage_covered(), all.covered),
        (text::command_coverage_uncovered(), all.uncovered),
        (text::command_coverage_enrolled(), all.enrolled),
        (text::command_coverage_not_enrolled(), all.not_enrolled),
        (text::command_coverage_declined(), all.declined),
        (text::command_coverage_waived(), all.waived),
        (text::command_coverage_no_status(), all.no_status),
        (text::command_coverage_within(30_u32), endings.within_30),
        (text::command_coverage_within(60_u32), endings.within_60),
        (text::command_coverage_within(90_u32), endings.within_90),
        (text::command_coverage_ended(), endings.ended),
        (text::command_coverage_not_started(), *not_started),
        (text::command_coverage_without_policy(), *without_policy),
    ]
}
