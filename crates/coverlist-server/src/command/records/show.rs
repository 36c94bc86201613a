//! `coverlist records show`: one user or device, its insurance now, and what changed it.

use super::super::DistrictArgs;
use super::noun::Noun;
use crate::command::imports::{Answer, print_answer};
use crate::command::terminal::shown;
use crate::records::Registry;
use crate::{Clock, Watchers};
use anyhow::Result;
use coverlist_api::{ChangeView, ContentView, Page, RecordEvent, RecordEventView, RecordView};
use coverlist_core::coverage::Covered;
use coverlist_core::lifecycle::Origin;
use coverlist_core::record::Field;
use coverlist_core::validate::Limits;
use coverlist_messages::{Message, text};
use serde::Serialize;
use std::process::ExitCode;

/// Shows one user or device, its insurance now, and what changed it.
#[derive(clap::Args)]
#[command(after_long_help = "\
The history has every import, change of the record, load and undo that changed it, the newest first. --json \
prints {record, history: {rows: [..], next}}.

Exit code: 0, 1 when there is no such record, 2 when the data cannot be opened or the command line is wrong.

Example:
  coverlist records show devices 5CD1234ABC")]
pub(super) struct Args {
    /// The kind of record.
    #[arg(value_enum)]
    noun: Noun,
    /// The User ID or the Device Serial.
    key: String,
    #[command(flatten)]
    district: DistrictArgs,
    /// The most changes to print.
    #[arg(long, value_name = "CHANGES", default_value_t = 20)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=1_000))]
    limit: u32,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

/// What the command prints.
#[derive(Serialize)]
struct Printed {
    record: RecordView,
    history: Page<RecordEventView>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    print_answer(find(args), args.json, sentences)
}

fn find(args: &Args) -> Answer<Printed> {
    let database = args.district.open()?;
    let district = args.district.find(&database)?;
    let registry = Registry::new(database, Clock::system(), Limits::default(), Watchers::default());
    let scope = registry.scope(district.id, &district.time_zone, args.noun.kind());
    let (record, history) = registry.record_now(scope, &district.time_zone, &args.key, args.limit)?;
    Ok(Printed { record, history })
}

fn sentences(Printed { record, history }: &Printed) -> Vec<Message> {
    let RecordView { kind, content, values, covered, as_of, related, .. } = record;
    let title = [text::command_show_record(kind.id(), &*shown(&content.key))];
    let attributes =
        content.attributes.iter().map(|(id, value)| text::command_show_value(id, &*shown(value)));
    let insurance = Field::INSURANCE.into_iter().filter_map(|field| Some((field, values.text(field)?)));
    let insurance =
        insurance.map(|(field, value)| text::command_show_value(field.to_string(), &*shown(value)));
    let related = related.iter().map(|related| {
        text::command_show_related(kind.other().id(), &*shown(&related.key), &*shown(&related.label))
    });
    let events = history.rows.iter().flat_map(event);
    title
        .into_iter()
        .chain(attributes)
        .chain(related)
        .chain([state(*covered, as_of)])
        .chain(insurance)
        .chain(events)
        .collect()
}

fn state(covered: Covered, day: &str) -> Message {
    match covered {
        Covered::Yes => text::command_show_covered(day),
        Covered::NotYet => text::command_show_not_yet(day),
        Covered::Ended => text::command_show_ended(day),
        Covered::No => text::command_show_uncovered(day),
    }
}

/// What changed the record, and the fields that got other values.
fn event(event: &RecordEventView) -> Vec<Message> {
    let (what, changes) = match &event.event {
        RecordEvent::Insurance { import, name, origin, line, run, changes, .. } => {
            let (run, import) = (run.id(), import.to_string());
            let what = match origin {
                Origin::List => text::command_show_import(run, import, &*shown(name), line.to_string()),
                Origin::Record => text::command_show_record_change(run, import),
            };
            (what, changes.iter().map(change).collect())
        }
        RecordEvent::Load { load, kind, before, after, .. } => (
            text::command_show_load(kind.id(), load.to_string()),
            differences(before.as_ref(), after.as_ref()),
        ),
    };
    let title = match event.undone {
        true => text::command_show_undone(&event.at, &event.by.name, what),
        false => text::command_show_event(&event.at, &event.by.name, what),
    };
    [vec![title], changes].concat()
}

fn change(change: &ChangeView) -> Message {
    changed(&change.field.to_string(), change.old.as_deref(), change.new.as_deref())
}

/// The key and the attributes in which a record differs from the one before.
fn differences(before: Option<&ContentView>, after: Option<&ContentView>) -> Vec<Message> {
    let both = [before, after];
    let ids = both.into_iter().flatten().flat_map(|content| content.attributes.keys());
    let mut ids: Vec<&str> = ids.map(String::as_str).chain(["key"]).collect();
    ids.sort_unstable();
    ids.dedup();
    let value = |content: Option<&ContentView>, id: &str| match id {
        "key" => content.map(|content| content.key.clone()),
        id => content?.attributes.get(id).cloned(),
    };
    let differs = ids.into_iter().map(|id| (id, value(before, id), value(after, id)));
    let differs = differs.filter(|(_, old, new)| old != new);
    differs.map(|(id, old, new)| changed(id, old.as_deref(), new.as_deref())).collect()
}

fn changed(field: &str, old: Option<&str>, new: Option<&str>) -> Message {
    let [old, new] =
        [old, new].map(|value| value.map_or("–".to_owned(), |value| shown(value).into_owned()));
    text::command_show_change(field, old, new)
}
