//! `coverlist field`: the fields of a district's records.

use super::DistrictArgs;
use super::terminal::{print, shown};
use crate::fields::{change, edit, list};
use crate::store::fields;
use crate::{Clock, Failure};
use anyhow::{Context, Result};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use coverlist_api::{FieldEntry, FieldView, ProblemCode};
use coverlist_core::record::{Field, FieldSet, FieldType, RecordKind};
use coverlist_messages::{Message, text};
use std::process::ExitCode;

/// Fields: what a district knows about its users and devices.
///
/// Every district has the built-in fields, and adds its own ones. A template selects fields for its columns.
/// These commands also work while a server uses the data. The audit log records each change.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Lists the fields.
    List(List),
    /// Adds a field, and prints its id.
    ///
    ///   coverlist field add user amount Deductible
    ///
    /// Templates name the field by its id. A field cannot be removed, and its kind of record and its type
    /// never change.
    ///
    /// Exit code: 0 when the field is added, 1 when it is refused, 2 when the data cannot be opened or the
    /// command line is wrong.
    #[command(verbatim_doc_comment)]
    Add(Add),
    /// Gives a field of the district another name.
    ///
    ///   coverlist field rename user amount_1 "Deductible per year"
    ///
    /// Templates keep their headers.
    ///
    /// Exit code: 0 when the field has the name, 1 when it is refused, 2 when the data cannot be opened or
    /// the command line is wrong.
    #[command(verbatim_doc_comment)]
    Rename(Rename),
}

#[derive(clap::Args)]
struct List {
    #[command(flatten)]
    data_dir: DistrictArgs,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct Add {
    /// The kind of record that gets the field.
    #[arg(value_parser = kind())]
    kind: RecordKind,
    /// The type of the field's values.
    #[arg(value_name = "TYPE", value_parser = field_type())]
    field_type: FieldType,
    /// The name, unique among the fields of the kind of record.
    name: String,
    #[command(flatten)]
    data_dir: DistrictArgs,
}

#[derive(clap::Args)]
struct Rename {
    /// The kind of record that has the field.
    #[arg(value_parser = kind())]
    kind: RecordKind,
    /// The field's id, such as amount_1.
    id: String,
    /// The new name, unique among the fields of the kind of record.
    name: String,
    #[command(flatten)]
    data_dir: DistrictArgs,
}

/// Runs `coverlist field`.
///
/// # Errors
///
/// When the command fails.
pub fn run(args: Args) -> Result<ExitCode> {
    match args.command {
        Command::List(args) => list_fields(&args),
        Command::Add(args) => add(&args),
        Command::Rename(args) => rename(&args),
    }
}

fn list_fields(args: &List) -> Result<ExitCode> {
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?.id;
    let fields = list(&database.read(|tx| fields::of_district(tx, district))?);
    print(ExitCode::SUCCESS, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &fields)?;
            return writeln!(out);
        }
        let width = fields.iter().map(|field| field.id.to_string().len()).max().unwrap_or_default();
        fields.iter().try_for_each(|FieldView { kind, id, field_type, name, built_in }| {
            let (id, name) = (id.to_string(), shown(name));
            let name = if *built_in { text::command_field_built_in(&*name).to_string() } else { name.into() };
            writeln!(out, "{:6}  {id:width$}  {:7}  {name}", kind.id(), field_type.id())
        })
    })
}

fn add(args: &Add) -> Result<ExitCode> {
    let Add { kind, field_type, ref name, .. } = *args;
    let entry = FieldEntry { kind, id: None, field_type, name: name.clone(), built_in: None };
    let added = |fields: &FieldSet| println!("{}", Field::custom(fields.last_number(kind), field_type));
    apply(&args.data_dir, added, |entries| {
        entries.push(entry);
        Ok(())
    })
}

fn rename(args: &Rename) -> Result<ExitCode> {
    let Rename { kind, id, name, .. } = args;
    let renamed = |_: &FieldSet| println!("{}", text::command_field_renamed(kind.id(), id, &*shown(name)));
    apply(&args.data_dir, renamed, |entries| {
        let is_named = |entry: &&mut FieldEntry| {
            entry.kind == *kind && entry.id.is_some_and(|known| known.to_string() == *id)
        };
        let entry = entries
            .iter_mut()
            .find(is_named)
            .ok_or_else(|| refused(text::part_fault_field_no_id(kind.id())))?;
        entry.name.clone_from(name);
        Ok(())
    })
}

/// Changes the list of the district's fields as `change_list` says, and tells `done` the fields. Prints a
/// refusal.
fn apply(
    data_dir: &DistrictArgs,
    done: impl FnOnce(&FieldSet),
    change_list: impl FnOnce(&mut Vec<FieldEntry>) -> Result<(), Failure>,
) -> Result<ExitCode> {
    let database = data_dir.open()?;
    let district = data_dir.find(&database)?.id;
    let change_fields = |before: &FieldSet| {
        let mut entries = list(before).into_iter().map(FieldEntry::from).collect();
        change_list(&mut entries)?;
        edit(before, entries).map_err(|fault| refused(fault.problem))
    };
    match database.write_with(|tx| change(tx, district, None, Clock::system().now(), change_fields)) {
        Ok(fields) => {
            done(&fields);
            Ok(ExitCode::SUCCESS)
        }
        Err(Failure::Refused(refusal)) => {
            eprintln!("{}", shown(&refusal.detail()));
            Ok(ExitCode::FAILURE)
        }
        Err(failure) => Err(failure).context(text::command_nothing_changed()),
    }
}

fn refused(fault: Message) -> Failure {
    Failure::refuse(ProblemCode::FieldsInvalid, text::problem_fields_invalid_list(fault))
}

fn kind() -> impl TypedValueParser<Value = RecordKind> {
    let ids = PossibleValuesParser::new(RecordKind::ALL.map(RecordKind::id));
    ids.try_map(|id| RecordKind::from_id(&id).ok_or_else(text::command_kind))
}

fn field_type() -> impl TypedValueParser<Value = FieldType> {
    let ids = PossibleValuesParser::new(FieldType::ALL.map(FieldType::id));
    ids.try_map(|id| FieldType::from_id(&id).ok_or_else(text::command_field_type))
}
