//! Reads the logs for the API.

use super::check::LogChecks;
use super::event::event;
use super::merge::{Timed, merge};
use super::selection::{Cursor, LogSelection};
use crate::access::{Access, Caller};
use crate::paging::{CHUNK, Paged, each_chunk};
use crate::store::{AccountKey, Database, StoreError, access_log, accounts, audit, db};
use crate::{Clock, Failure, rfc3339};
use coverlist_api::{LogEntry, LogName, LogsCheck, Page, Person};
use coverlist_core::sheet::{Sheet, SheetStyle};
use serde_json::Value;
use std::collections::HashMap;

/// Reads the logs of districts. Clones share everything.
#[derive(Clone)]
pub struct Logs {
    /// coverlist.db, which has the audit logs.
    database: Database,
    /// Knows access.db, which has the access log.
    access: Access,
    checks: LogChecks,
}

/// The accounts of a district, by their ids.
type People = HashMap<i64, Person>;

impl Logs {
    /// The logs in these databases.
    pub fn new(database: Database, access: Access, clock: Clock) -> Self {
        let checks = LogChecks::new(database.clone(), access.clone(), clock);
        Self { database, access, checks }
    }

    /// A page of entries, newest first.
    pub async fn page(
        &self,
        caller: &Caller,
        selection: LogSelection,
        cursor: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<LogEntry>, Failure> {
        let (logs, caller) = (self.clone(), caller.clone());
        let cursor = cursor.unwrap_or(Cursor::START);
        db::blocking(move || Ok(logs.read(&caller, &selection, cursor, limit)?)).await
    }

    /// All entries of a selection as a CSV for spreadsheets, newest first.
    pub async fn sheet(&self, caller: &Caller, selection: LogSelection) -> Result<Vec<u8>, Failure> {
        let (logs, caller) = (self.clone(), caller.clone());
        db::blocking(move || {
            let mut sheet = Sheet::new(SheetStyle::Download);
            sheet.row(["Time", "Name", "Email", "Address", "Event", "Log", "Entry", "Action"]);
            let mut cursor = Cursor::START;
            loop {
                let page = logs.read(&caller, &selection, cursor, CHUNK)?;
                page.rows.iter().for_each(|entry| sheet.row(cells(entry)));
                let Some(next) = page.next else { return Ok(sheet.into_bytes()) };
                cursor = next.parse()?;
            }
        })
        .await
    }

    /// Whether the logs of the caller's district are as they were written, some minutes ago at most.
    pub async fn check(&self, caller: &Caller) -> Result<LogsCheck, Failure> {
        self.checks.of(caller.district).await
    }

    fn read(
        &self,
        caller: &Caller,
        selection: &LogSelection,
        cursor: Cursor,
        limit: u32,
    ) -> Result<Page<LogEntry>, StoreError> {
        let times = selection.times(&caller.time_zone);
        let (mut audit, mut access) = (Paged::new(limit), Paged::new(limit));
        let people = self.database.read(|tx| {
            let people = accounts::people(tx, caller.district)?;
            let read = |before: &i64| audit::before(tx, caller.district, *before, times, CHUNK);
            let take = |chunk: Vec<_>| Ok(audit.fill(wanted(selection, &people, chunk, of_audit)));
            if selection.has(LogName::Audit) {
                each_chunk(cursor.audit, read, |entry| entry.id, take)?;
            }
            Ok(people)
        })?;
        self.access.store().read(|tx| {
            let read = |before: &i64| access_log::before(tx, caller.district, *before, times, CHUNK);
            let take = |chunk: Vec<_>| Ok(access.fill(wanted(selection, &people, chunk, of_access)));
            if selection.has(LogName::Access) {
                each_chunk(cursor.access, read, |entry| entry.id, take)?;
            }
            Ok(())
        })?;
        Ok(merge(audit.into_rows(), access.into_rows(), cursor, limit as usize))
    }
}

/// An entry of either log.
struct Raw {
    log: LogName,
    entry: i64,
    at: crate::Millis,
    account: Option<i64>,
    address: Option<String>,
    action: String,
    detail: String,
}

fn of_audit(entry: audit::Entry) -> Raw {
    let audit::Entry { id, at, account, action, detail } = entry;
    Raw { log: LogName::Audit, entry: id, at, account, address: None, action, detail }
}

fn of_access(entry: access_log::Entry) -> Raw {
    let access_log::Entry { id, at, account, address, action, detail } = entry;
    let account = account.map(|AccountKey { id, .. }| id);
    Raw { log: LogName::Access, entry: id, at, account, address, action, detail }
}

/// The entries of a chunk that a selection takes, made when they are asked for: most pages take a few.
fn wanted<T>(
    selection: &LogSelection,
    people: &People,
    chunk: Vec<T>,
    raw: fn(T) -> Raw,
) -> impl Iterator<Item = Timed> {
    chunk.into_iter().filter_map(move |entry| {
        let Raw { log, entry, at, account, address, action, detail } = raw(entry);
        let detail: Value = serde_json::from_str(&detail).unwrap_or_default();
        let named = detail["account"].as_i64().and_then(|id| people.get(&id));
        let (kind, event) = event(&action, &detail, named.map_or("", |person| &person.name));
        let view = || LogEntry {
            log,
            entry,
            at: rfc3339(at),
            by: account.and_then(|id| people.get(&id).cloned()),
            address,
            kind,
            action,
            event: event.into(),
            import: detail["import"].as_i64(),
        };
        selection.takes(kind, account).then(|| Timed { at, entry: view() })
    })
}

fn cells(entry: &LogEntry) -> [String; 8] {
    let LogEntry { log, entry, at, by, address, action, event, .. } = entry;
    let (name, email) = by.as_ref().map_or_else(Default::default, |by| (by.name.clone(), by.email.clone()));
    [
        at.clone(),
        name,
        email,
        address.clone().unwrap_or_default(),
        event.message.clone(),
        log.id().to_owned(),
        entry.to_string(),
        action.clone(),
    ]
}
