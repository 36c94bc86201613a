//! `coverlist district`: lists, adds and changes districts in a database.

use super::terminal::print;
use super::{DataDir, DistrictArgs};
use crate::store::districts::{self, District, LONGEST_NAME};
use crate::store::{LogAction, StoreError, Tx, audit};
use crate::{Clock, Millis, time_zone};
use anyhow::{Result, bail};
use coverlist_messages::{Message, text};
use std::process::ExitCode;

/// Districts: several districts can share one database without seeing each other's data.
///
/// These commands also work while a server uses the data.
#[derive(clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    /// Lists the districts.
    List(List),
    /// Adds a district, and creates the database if there is none.
    ///
    ///   coverlist district add "Oakwood Unified" --time-zone America/Chicago
    #[command(verbatim_doc_comment)]
    Add(Add),
    /// Renames a district.
    Rename(Rename),
    /// Sets a district's time zone. It determines the current day, and so which coverage has ended.
    TimeZone(Zone),
}

#[derive(clap::Args)]
struct List {
    #[command(flatten)]
    data_dir: DataDir,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
}

#[derive(clap::Args)]
struct Add {
    /// The displayed name.
    #[arg(value_parser = name)]
    name: String,
    /// The time zone, such as America/Chicago. By default this machine's.
    #[arg(long, value_name = "ZONE", value_parser = time_zone)]
    time_zone: Option<String>,
    #[command(flatten)]
    data_dir: DataDir,
}

#[derive(clap::Args)]
struct Rename {
    /// The new name.
    #[arg(value_parser = name)]
    name: String,
    #[command(flatten)]
    data_dir: DistrictArgs,
}

#[derive(clap::Args)]
struct Zone {
    /// The time zone, such as America/Chicago.
    #[arg(value_parser = time_zone)]
    zone: String,
    #[command(flatten)]
    data_dir: DistrictArgs,
}

pub fn run(args: Args) -> Result<ExitCode> {
    match args.command {
        Command::List(args) => return list(&args),
        Command::Add(args) => add(&args)?,
        Command::Rename(args) => rename(&args)?,
        Command::TimeZone(args) => set_time_zone(&args)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn list(args: &List) -> Result<ExitCode> {
    let all = args.data_dir.open()?.read(districts::all)?;
    print(ExitCode::SUCCESS, |out| {
        if args.json {
            let all: Vec<_> = all.iter().map(json).collect();
            serde_json::to_writer(&mut *out, &all)?;
            return writeln!(out);
        }
        let width = all.iter().map(|district| district.name.chars().count()).max().unwrap_or_default();
        all.iter()
            .try_for_each(|District { name, time_zone, .. }| writeln!(out, "{name:width$}  {time_zone}"))
    })
}

fn json(District { name, time_zone, .. }: &District) -> serde_json::Value {
    serde_json::json!({ "name": name, "time_zone": time_zone })
}

fn add(args: &Add) -> Result<()> {
    let clock = Clock::system();
    let zone = args.time_zone.as_deref().unwrap_or(clock.time_zone());
    let database = args.data_dir.open_or_make()?;
    let added = database.write(|tx| {
        let district = districts::create(tx, &args.name, clock.now())?;
        districts::set_time_zone(tx, district, zone)?;
        audited(tx, district, LogAction::DistrictAdded, clock.now())
    });
    check_unique(added)?;
    println!(
        "{}",
        match args.time_zone {
            Some(_) => text::command_district_added(&args.name, zone),
            None => text::command_district_added_here(&args.name, zone),
        }
    );
    Ok(())
}

fn rename(args: &Rename) -> Result<()> {
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?;
    let renamed = database.write(|tx| {
        districts::rename(tx, district.id, &args.name)?;
        audited(tx, district.id, LogAction::DistrictRenamed, Clock::system().now())
    });
    check_unique(renamed)?;
    println!("{}", text::command_district_renamed(district.name, &args.name));
    Ok(())
}

fn set_time_zone(args: &Zone) -> Result<()> {
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?;
    database.write(|tx| {
        districts::set_time_zone(tx, district.id, &args.zone)?;
        audited(tx, district.id, LogAction::TimeZoneChanged, Clock::system().now())
    })?;
    println!("{}", text::command_district_zone(district.name, &args.zone));
    Ok(())
}

fn audited(tx: &Tx<'_>, district: i64, action: LogAction, now: Millis) -> Result<(), StoreError> {
    audit::append(tx, district, None, action, &serde_json::json!({}), now)
}

fn check_unique(done: Result<(), StoreError>) -> Result<()> {
    match done {
        Err(StoreError::UniqueViolation(_)) => bail!(text::command_district_name_taken()),
        other => Ok(other?),
    }
}

fn name(typed: &str) -> Result<String, Message> {
    let name = typed.trim();
    if name.is_empty() || name.contains(char::is_control) {
        return Err(text::command_district_name());
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(text::command_district_name_long(LONGEST_NAME as u64));
    }
    Ok(name.to_owned())
}
