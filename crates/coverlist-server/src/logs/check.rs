//! Checks the logs of a district.

use crate::access::Access;
use crate::access::log_heads::{ACCESS_LOG, audit_log};
use crate::store::chain::{Checked, kept_heads};
use crate::store::{Database, StoreError, access_log, audit};
use coverlist_api::{LogCheck, LogName, LogsCheck, SentenceView};

/// Reads every entry, which takes about a second for each hundred thousand. Blocks.
pub(super) fn check(database: &Database, access: &Access, district: i64) -> Result<LogsCheck, StoreError> {
    let kept = access.store().read(|tx| kept_heads(tx, &audit_log(district), 0))?;
    let audit = database.read(|tx| audit::check(tx, district, kept, |_| ()))?;
    let kept = database.read(|tx| kept_heads(tx, ACCESS_LOG, 0))?;
    let access = access.store().read(|tx| access_log::check(tx, kept, |_| ()))?;
    Ok(LogsCheck { logs: vec![view(LogName::Audit, audit), view(LogName::Access, access)] })
}

fn view(log: LogName, Checked { head, flaws }: Checked) -> LogCheck {
    let flaws = flaws.iter().map(|flaw| SentenceView::from(flaw.message())).collect();
    LogCheck { log, entries: head.entries.unsigned_abs(), head: head.hash, flaws }
}
