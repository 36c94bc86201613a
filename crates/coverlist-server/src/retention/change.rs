//! Changes how long a district keeps what.

use super::expire::since;
use crate::store::{LogAction, Tx, audit, retention};
use crate::{Failure, Millis};
use coverlist_api::{KeptPart, RetentionPeriods, RetentionPreview};
use coverlist_messages::text;

/// The longest time, in days: a hundred years.
const LONGEST: u32 = 36_500;

/// Changes how long a district keeps the parts of imports, and adds an audit entry. `account` is `None` for
/// the command line.
///
/// # Errors
///
/// `bad_request` for a number of days that is not possible.
pub fn change(
    tx: &Tx<'_>,
    district: i64,
    account: Option<i64>,
    periods: RetentionPeriods,
    now: Millis,
) -> Result<(), Failure> {
    check(periods)?;
    if retention::periods(tx, district)? == periods {
        return Ok(());
    }
    retention::set_periods(tx, district, periods)?;
    let RetentionPeriods { file, rows, report } = periods;
    let detail = serde_json::json!({ "file": file, "rows": rows, "report": report });
    Ok(audit::append(tx, district, account, LogAction::RetentionChanged, &detail, now)?)
}

/// The number of imports of which each part would be deleted at once.
///
/// # Errors
///
/// As [`change`].
pub fn preview(
    tx: &Tx<'_>,
    district: i64,
    periods: RetentionPeriods,
    now: Millis,
) -> Result<RetentionPreview, Failure> {
    check(periods)?;
    let of_part = |part| {
        let Some(days) = periods.of(part) else { return Ok(0) };
        let due = retention::due(tx, district, part, since(now, days))?;
        Ok::<_, Failure>(number_of(&due))
    };
    Ok(RetentionPreview {
        file: of_part(KeptPart::File)?,
        rows: of_part(KeptPart::Rows)?,
        report: of_part(KeptPart::Report)?,
        loads: match periods.rows {
            Some(days) => number_of(&retention::due_loads(tx, district, since(now, days))?),
            None => 0,
        },
    })
}

fn number_of<T>(due: &[T]) -> u32 {
    u32::try_from(due.len()).unwrap_or(u32::MAX)
}

fn check(periods: RetentionPeriods) -> Result<(), Failure> {
    let days = KeptPart::ALL.into_iter().filter_map(|part| periods.of(part));
    if days.into_iter().any(|days| !(1..=LONGEST).contains(&days)) {
        return Err(Failure::bad_request(text::problem_bad_request_retention_days(u64::from(LONGEST))));
    }
    let keeps_rows_longer = match (periods.rows, periods.report) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(rows), Some(report)) => rows > report,
    };
    if keeps_rows_longer {
        return Err(Failure::bad_request(text::problem_bad_request_retention_report()));
    }
    Ok(())
}
