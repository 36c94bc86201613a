//! `coverlist audit verify`: finds changed and missing log entries.

use crate::Millis;
use crate::access::log_heads::{ACCESS_LOG, audit_log};
use crate::clock::midnight;
use crate::command::DataDir;
use crate::command::terminal::{print, shown};
use crate::store::chain::{Checked, Head, kept_heads};
use crate::store::districts::{self, District};
use crate::store::{Database, StoreError, access_log, audit};
use anyhow::Result;
use coverlist_api::SentenceView;
use coverlist_messages::{Message, text};
use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::process::ExitCode;

/// Checks every entry of the logs, and prints which were changed or are missing.
#[derive(clap::Args)]
#[command(after_long_help = "\
Each entry's hash covers the entry before it, which reveals a changed entry. Once a day the hash of a log's \
last entry, its head, is stored in the other database (coverlist.db or access.db), which reveals a removed \
or rewritten end. Somebody who can write both files can make them agree. Therefore the server also logs the \
heads when it starts, when it stops and once a day (`a log ends here log=… entries=… head=…`). Keep that \
output elsewhere. With --head, verify checks whether such a head is still in a log.

--json prints {whole, logs: [{log, district, entries, head, flaws: [{kind, code, params, message}]}], \
heads_not_found}.

Exit code: 0 when nothing was found, 1 when something was, 2 when the data cannot be opened or the command \
line is wrong.

Examples:
  coverlist audit verify
  coverlist audit verify --head 9f2c…")]
pub(super) struct Args {
    /// A head from the server's output. May be repeated.
    #[arg(long = "head", value_name = "HASH", value_parser = hash)]
    heads: Vec<String>,
    /// The day (UTC) on which a backup of coverlist.db was restored. Heads that were stored until then are
    /// ignored.
    #[arg(long, value_name = "DATE")]
    restored: Option<Date>,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    data_dir: DataDir,
}

/// A flaw of a log, as JSON.
#[derive(Serialize)]
struct FlawView {
    kind: &'static str,
    #[serde(flatten)]
    sentence: SentenceView,
}

/// A log and the result of checking it.
struct Log {
    name: &'static str,
    district: Option<String>,
    checked: Checked,
}

pub(super) fn run(args: &Args) -> Result<ExitCode> {
    let database = args.data_dir.open()?;
    let access = args.data_dir.existing_access()?;
    let after = args.restored.map_or(0, |day| midnight(day.into(), 1, "UTC"));
    let mut heads: BTreeSet<String> = args.heads.iter().cloned().collect();
    let logs = check_all(&database, access.as_ref(), after, &mut heads)?;
    let whole = heads.is_empty() && logs.iter().all(|log| log.checked.flaws.is_empty());
    let code = if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    print(code, |out| {
        if args.json {
            let logs: Vec<Value> = logs.iter().map(Log::json).collect();
            writeln!(out, "{}", json!({ "whole": whole, "logs": logs, "heads_not_found": heads }))
        } else {
            write(out, &logs, &heads, whole)
        }
    })
}

/// Checks every log. Removes each head that it finds in a log from `heads`.
fn check_all(
    database: &Database,
    access: Option<&Database>,
    after: Millis,
    heads: &mut BTreeSet<String>,
) -> Result<Vec<Log>, StoreError> {
    let mut seen = |hash: &str| {
        heads.remove(hash);
    };
    let mut logs = Vec::new();
    for District { id: district, name, .. } in database.read(districts::all)? {
        let log = audit_log(district);
        let kept = match access {
            Some(access) => access.read(|tx| kept_heads(tx, &log, after))?,
            None => Vec::new(),
        };
        let checked = database.read(|tx| audit::check(tx, district, kept, &mut seen))?;
        logs.push(Log { name: "audit", district: Some(name), checked });
    }
    let kept = database.read(|tx| kept_heads(tx, ACCESS_LOG, after))?;
    let checked = match access {
        Some(access) => access.read(|tx| access_log::check(tx, kept, &mut seen))?,
        None => access_log::check_absent(kept),
    };
    logs.push(Log { name: "access", district: None, checked });
    Ok(logs)
}

impl Log {
    fn json(&self) -> Value {
        let flaws = self.checked.flaws.iter();
        let flaws = flaws.map(|flaw| FlawView { kind: flaw.kind(), sentence: flaw.message().into() });
        let flaws: Vec<FlawView> = flaws.collect();
        let head = &self.checked.head;
        json!({
            "log": self.name,
            "district": self.district,
            "entries": head.entries,
            "head": head.hash,
            "flaws": flaws,
        })
    }

    /// The log with its end.
    fn title(&self) -> Message {
        let Head { entries, hash } = &self.checked.head;
        let (entries, head) = (entries.unsigned_abs(), if hash.is_empty() { "-" } else { hash });
        match &self.district {
            Some(district) => text::command_audit_log(&*shown(district), entries, head),
            None => text::command_audit_access_log(entries, head),
        }
    }
}

fn write(out: &mut dyn Write, logs: &[Log], heads: &BTreeSet<String>, whole: bool) -> io::Result<()> {
    for log in logs {
        writeln!(out, "{}", log.title())?;
        for flaw in &log.checked.flaws {
            writeln!(out, "  {}", flaw.message())?;
        }
    }
    for head in heads {
        writeln!(out, "{}", text::command_audit_no_head(head))?;
    }
    writeln!(out, "{}", if whole { text::command_audit_whole() } else { text::command_audit_not_whole() })
}

fn hash(typed: &str) -> Result<String, Message> {
    let is_hash = typed.len() == 64 && typed.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_hash { Ok(typed.to_ascii_lowercase()) } else { Err(text::command_head()) }
}
