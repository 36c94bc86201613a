//! `coverlist audit list`: both logs, merged by time.

use crate::clock::midnight;
use crate::command::DistrictArgs;
use crate::command::terminal::{print, shown};
use crate::store::districts::{self, District};
use crate::store::{AccountKey, StoreError, access_log, accounts, audit};
use crate::{Millis, rfc3339};
use anyhow::Result;
use coverlist_messages::text;
use jiff::civil::Date;
use serde::Serialize;
use std::collections::HashMap;
use std::io::{self, Write};
use std::process::ExitCode;

/// Prints log entries, oldest first.
#[derive(clap::Args)]
#[command(after_long_help = "\
--json prints one object per line: {at, log, district, entry, account, address, action, detail}. `log` is \
audit or access. `account` is the email address, null for the command line, the server itself, and sign-ins \
with an email address that no account has.

Exit code: 0, or 2 when the data cannot be opened or the command line is wrong.

Examples:
  coverlist audit list --last 20
  coverlist audit list --since 2026-09-01 --json | jq 'select(.action == \"sign_in_failed\")'")]
pub(super) struct Args {
    /// Prints only one of the logs.
    #[arg(long, value_enum)]
    log: Option<Log>,
    /// Prints entries from this day (UTC) on, such as 2026-09-01.
    #[arg(long, value_name = "DATE")]
    since: Option<Date>,
    /// The number of entries, counted from the newest.
    #[arg(
        long,
        value_name = "NUMBER",
        default_value_t = 100,
        value_parser = clap::value_parser!(u32).range(1..=1_000_000)
    )]
    last: u32,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    data_dir: DistrictArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Log {
    /// Who changed what.
    Audit,
    /// Who signed in and out, and downloaded what.
    Access,
}

/// One entry of either log, as `--json` prints it.
#[derive(Serialize)]
struct Line {
    #[serde(serialize_with = "time")]
    at: Millis,
    log: &'static str,
    district: Option<String>,
    entry: i64,
    account: Option<String>,
    address: Option<String>,
    action: String,
    detail: serde_json::Value,
}

/// Finds the names of accounts and districts by their ids.
struct Names {
    districts: Vec<District>,
    accounts: HashMap<AccountKey, String>,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let database = args.data_dir.open()?;
    let names = database.read(Names::read)?;
    let wanted = args.data_dir.named(&database)?.map(|district| district.id);
    let since = args.since.map_or(0, |day| midnight(day.into(), 0, "UTC"));
    let mut lines = Vec::new();
    if args.log != Some(Log::Access) {
        for district in names.districts.iter().map(|district| district.id) {
            if wanted.is_none_or(|wanted| wanted == district) {
                let entries = database.read(|tx| audit::newest(tx, district, since, args.last))?;
                lines.extend(entries.into_iter().map(|entry| names.audit(district, entry)));
            }
        }
    }
    if args.log != Some(Log::Audit)
        && let Some(access) = args.data_dir.existing_access()?
    {
        let entries = access.read(|tx| access_log::newest(tx, wanted, since, args.last))?;
        lines.extend(entries.into_iter().map(|entry| names.access(entry)));
    }
    // Entries with equal times are sorted by log, then by number.
    lines.sort_by_key(|line| (line.at, line.log, line.entry));
    let first = lines.len().saturating_sub(args.last as usize);
    print(ExitCode::SUCCESS, |out| lines[first..].iter().try_for_each(|line| write(out, line, args.json)))
}

impl Names {
    fn read(tx: &crate::store::Tx<'_>) -> Result<Self, StoreError> {
        Ok(Self { districts: districts::all(tx)?, accounts: accounts::known_by(tx)? })
    }

    fn district(&self, id: i64) -> Option<String> {
        self.districts.iter().find(|known| known.id == id).map(|known| known.name.clone())
    }

    fn account(&self, key: AccountKey) -> String {
        let unnamed = || text::command_audit_account(key.id.to_string()).to_string();
        self.accounts.get(&key).cloned().unwrap_or_else(unnamed)
    }

    fn audit(&self, district: i64, entry: audit::Entry) -> Line {
        Line {
            at: entry.at,
            log: "audit",
            district: self.district(district),
            entry: entry.id,
            account: entry.account.map(|id| self.account(AccountKey { district, id })),
            address: None,
            action: entry.action,
            detail: json(&entry.detail),
        }
    }

    fn access(&self, entry: access_log::Entry) -> Line {
        Line {
            at: entry.at,
            log: "access",
            district: entry.account.and_then(|account| self.district(account.district)),
            entry: entry.id,
            account: entry.account.map(|account| self.account(account)),
            address: entry.address,
            action: entry.action,
            detail: json(&entry.detail),
        }
    }
}

fn write(out: &mut dyn Write, line: &Line, as_json: bool) -> io::Result<()> {
    if as_json {
        serde_json::to_writer(&mut *out, line)?;
        return writeln!(out);
    }
    let [district, account, address] =
        [&line.district, &line.account, &line.address].map(|text| text.as_deref().unwrap_or("-"));
    let (at, log, action) = (rfc3339(line.at), line.log, &line.action);
    let [district, account] = [district, account].map(shown);
    writeln!(
        out,
        "{at}  {log:<6}  {action:<22}  {account}  {address}  {district}  {}",
        shown(&line.detail.to_string())
    )
}

/// Parses an entry's detail. Somebody may have changed it to invalid JSON; then it is a string.
fn json(detail: &str) -> serde_json::Value {
    serde_json::from_str(detail).unwrap_or_else(|_| detail.into())
}

fn time<S: serde::Serializer>(at: &Millis, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&rfc3339(*at))
}
