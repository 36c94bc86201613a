//! Checks the logs of a district.

use crate::access::Access;
use crate::access::log_heads::{ACCESS_LOG, audit_log};
use crate::store::chain::{Checked, kept_heads};
use crate::store::{Database, StoreError, access_log, audit, db};
use crate::{Clock, Failure, Millis, rfc3339};
use coverlist_api::{LogCheck, LogName, LogsCheck, SentenceView};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::Mutex;

/// How long an answer holds. Whoever opens the page again and again would otherwise keep the disk busy.
const LASTS: Millis = 10 * 60 * 1000;

/// Checks whole logs, one after the other, and keeps the answers for a while. Clones share everything.
#[derive(Clone)]
pub(super) struct LogChecks {
    database: Database,
    access: Access,
    clock: Clock,
    /// The last answer about each district.
    known: Arc<Mutex<HashMap<i64, (Millis, LogsCheck)>>>,
}

impl LogChecks {
    pub(super) fn new(database: Database, access: Access, clock: Clock) -> Self {
        Self { database, access, clock, known: Arc::default() }
    }

    /// Whether the logs of a district are as they were written.
    pub(super) async fn of(&self, district: i64) -> Result<LogsCheck, Failure> {
        let (mut known, now) = (self.known.lock().await, self.clock.now());
        if let Some((_, check)) = known.get(&district).filter(|(at, _)| (*at..*at + LASTS).contains(&now)) {
            return Ok(check.clone());
        }
        let (database, access) = (self.database.clone(), self.access.clone());
        let check = db::blocking(move || check(&database, &access, district, now)).await?;
        known.insert(district, (now, check.clone()));
        Ok(check)
    }
}

/// Reads every entry, which takes about a second for each hundred thousand. Blocks.
fn check(database: &Database, access: &Access, district: i64, now: Millis) -> Result<LogsCheck, StoreError> {
    let kept = access.store().read(|tx| kept_heads(tx, &audit_log(district), 0))?;
    let audit = database.read(|tx| audit::check(tx, district, kept, |_| ()))?;
    let kept = database.read(|tx| kept_heads(tx, ACCESS_LOG, 0))?;
    let access = access.store().read(|tx| access_log::check(tx, kept, |_| ()))?;
    let logs = vec![view(LogName::Audit, audit), view(LogName::Access, access)];
    Ok(LogsCheck { at: rfc3339(now), logs })
}

fn view(log: LogName, Checked { head, flaws }: Checked) -> LogCheck {
    let flaws = flaws.iter().map(|flaw| SentenceView::from(flaw.message())).collect();
    LogCheck { log, entries: head.entries.unsigned_abs(), head: head.hash, flaws }
}
