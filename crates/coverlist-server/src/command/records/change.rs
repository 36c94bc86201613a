//! `coverlist records change` and `coverlist records move`: change the insurance of single records.

use super::super::imports::{Answer, CommonArgs, Workplace, print_answer};
use super::noun::Noun;
use crate::import::Stager;
use anyhow::Result;
use coverlist_api::{
    DependentImport, ImportView, PlanView, RecordChange, RecordChangePreview, RecordChangeRequest,
};
use coverlist_core::record::{Field, RecordKind};
use coverlist_messages::{Message, text};
use serde::Serialize;
use std::process::ExitCode;

/// Changes the insurance of one user or device.
#[derive(clap::Args)]
#[command(after_long_help = "\
The change is an import of one row: it is listed among the imports, has a report, and coverlist undo \
reverts it. Other fields stay, unless the new status ends the coverage. --json prints {plan, import, \
dependent}; import is null with --preview, and dependent is the open import whose plan changes, too.

Exit code: 0, 1 when nothing was changed, 2 when the data cannot be opened or the command line is wrong.

Examples:
  coverlist records change users 004231 --set status=declined --preview
  coverlist records change devices 5CD1234ABC --set coverage_end=2027-06-30 --set policy_number=")]
pub struct ChangeArgs {
    /// The kind of record.
    #[arg(value_enum)]
    noun: Noun,
    /// The User ID or the Device Serial.
    key: String,
    /// A new value: a status such as enrolled, an amount such as 460.00, or a date such as 2026-08-24.
    /// Without a value, the field becomes blank.
    #[arg(long, value_name = "FIELD=VALUE", required = true, value_parser = setting)]
    set: Vec<(Field, Option<String>)>,
    #[command(flatten)]
    applying: Applying,
}

/// Moves the coverage of a user or a device to another one.
#[derive(clap::Args)]
#[command(after_long_help = "\
The coverage of the first record ends, and the second one gets its policy, type, amount and dates. Both are \
one import of two rows: it is listed among the imports, has a report, and coverlist undo reverts it. --json \
prints {plan, import, dependent}; import is null with --preview, and dependent is the open import whose plan \
changes, too. A value that the template requires stays with the first record.

Exit code: 0, 1 when nothing was changed, 2 when the data cannot be opened or the command line is wrong.

Example:
  coverlist records move devices 5CD1234ABC 5CD9876XYZ --preview")]
pub struct MoveArgs {
    /// The kind of record.
    #[arg(value_enum)]
    noun: Noun,
    /// The User ID or the Device Serial of the covered record.
    from: String,
    /// The User ID or the Device Serial of the record that gets the coverage.
    to: String,
    #[command(flatten)]
    applying: Applying,
}

#[derive(clap::Args)]
struct Applying {
    /// The id of the insurance template that the change follows. By default the first one of the kind.
    #[arg(long, value_name = "ID")]
    template: Option<String>,
    /// Changes nothing, and prints what would change.
    #[arg(long)]
    preview: bool,
    #[command(flatten)]
    common: CommonArgs,
}

fn setting(argument: &str) -> Result<(Field, Option<String>), Message> {
    let (field, value) = argument.split_once('=').ok_or_else(text::command_change_set)?;
    let field = Field::from_id(field).ok_or_else(text::command_change_set)?;
    Ok((field, Some(value.to_owned()).filter(|value| !value.is_empty())))
}

/// Runs `coverlist records change`.
pub fn run(args: &ChangeArgs) -> Result<ExitCode> {
    args.applying.run(args.noun.kind(), |find| {
        Ok(RecordChange::Set { record: find(&args.key)?, values: args.set.iter().cloned().collect() })
    })
}

/// Runs `coverlist records move`.
pub fn run_move(args: &MoveArgs) -> Result<ExitCode> {
    args.applying
        .run(args.noun.kind(), |find| Ok(RecordChange::Move { from: find(&args.from)?, to: find(&args.to)? }))
}

/// What the commands print.
#[derive(Serialize)]
struct Printed {
    plan: PlanView,
    import: Option<ImportView>,
    dependent: Option<DependentImport>,
}

/// Finds the id of a record by its key.
type Find<'a> = &'a dyn Fn(&str) -> Answer<i64>;

impl Applying {
    fn run(
        &self,
        kind: RecordKind,
        change: impl FnOnce(Find<'_>) -> Answer<RecordChange>,
    ) -> Result<ExitCode> {
        print_answer(self.apply(kind, change), self.common.json, sentences)
    }

    fn apply(
        &self,
        kind: RecordKind,
        change: impl FnOnce(Find<'_>) -> Answer<RecordChange>,
    ) -> Answer<Printed> {
        let work = self.common.open(0)?;
        let find = |key: &str| work.ask(work.pipeline.record_named(work.actor, kind, key));
        let request =
            RecordChangeRequest { change: change(&find)?, template: self.template.clone(), seen: None };
        let stager = || Stager {
            district: work.actor.district,
            time_zone: work.time_zone.clone(),
            account: work.actor.account,
        };
        let preview = work.pipeline.preview_change(stager(), kind, request.clone());
        let RecordChangePreview { seen, plan, dependent } = work.ask(preview)?;
        if self.preview {
            return Ok(Printed { plan, import: None, dependent });
        }
        let request = RecordChangeRequest { seen: Some(seen), ..request };
        let changing = work.pipeline.change_records(stager(), kind, request, Workplace::once());
        let import = work.ask(changing)?;
        Ok(Printed { plan, import: Some(import), dependent })
    }
}

fn sentences(Printed { plan, import, dependent }: &Printed) -> Vec<Message> {
    let done = match import {
        None => text::command_change_preview(),
        Some(import) => text::command_change_done(import.id.to_string()),
    };
    let blank = || "–".to_owned();
    let changes = plan.rows.iter().flat_map(|row| row.changes.iter().map(|change| (&row.key, change)));
    let changes = changes.map(|(key, change)| {
        let [old, new] = [&change.old, &change.new].map(|value| value.clone().unwrap_or_else(blank));
        text::command_change_field(key, change.field.to_string(), old, new)
    });
    let reasons = plan.rows.iter().filter_map(|row| Some((&row.key, row.reason.as_ref()?)));
    let reasons = reasons.map(|(key, reason)| text::command_change_refused(key, &*reason.message));
    let outdated = dependent.as_ref().map(|import| text::command_change_dependent(import.id.to_string()));
    [done].into_iter().chain(changes).chain(reasons).chain(outdated).collect()
}
