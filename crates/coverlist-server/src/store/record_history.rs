//! What changed a record, the newest first.

use super::loads::{Content, parse};
use super::outcomes::{IS_UNDONE, RecordChange, change, change_names};
use super::{Row, StoreError, Tx, params};
use crate::Millis;
use coverlist_api::Person;
use coverlist_core::lifecycle::{Origin, RunKind};
use coverlist_core::record::RecordKind;
use coverlist_core::roster::LoadKind;
use std::fmt::{self, Display, Formatter};
use std::str::FromStr;

/// Something that changed a record.
pub struct RecordEvent {
    pub place: EventPlace,
    /// Who did it; `None` for the command line.
    pub by: Option<Person>,
    /// Whether it is undone now.
    pub is_undone: bool,
    pub cause: Cause,
}

/// What changed a record.
pub enum Cause {
    /// A run of an import changed the insurance.
    Run { import: i64, name: String, origin: Origin, line: u32, kind: RunKind, change: RecordChange },
    /// A load changed the key or attributes. A record that was added has no `before`, and one that was
    /// removed no `after`.
    Load { kind: LoadKind, source: Option<String>, before: Option<Content>, after: Option<Content> },
}

/// The place of an event in the history of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EventPlace {
    pub at: Millis,
    pub is_run: bool,
    /// The id of the run or the load.
    pub id: i64,
}

impl EventPlace {
    /// A place after every event.
    pub const END: Self = Self { at: Millis::MAX, is_run: true, id: i64::MAX };
}

impl Display for EventPlace {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.at, u8::from(self.is_run), self.id)
    }
}

impl FromStr for EventPlace {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut parts = text.splitn(3, '.');
        let mut part = || parts.next()?.parse::<i64>().ok();
        let place = (|| Some(Self { at: part()?, is_run: part()? == 1, id: part()? }))();
        place.ok_or(())
    }
}

/// Up to `limit` events that changed a record before a place, the newest first. What an import has changed
/// leaves the history with the rows of the import, and what a load has changed with its changes.
pub fn before(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    record: i64,
    place: EventPlace,
    limit: u32,
) -> Result<Vec<RecordEvent>, StoreError> {
    let params = params![district, kind.id(), record, place.at, place.is_run, place.id, limit];
    let mut events = tx.query(&of_runs(), params, by_run)?;
    events.extend(tx.query(OF_LOADS, params, by_load)?);
    events.sort_by_key(|event| std::cmp::Reverse(event.place));
    events.truncate(limit as usize);
    Ok(events)
}

/// `INDEXED BY`, because SQLite would read all outcomes of the district.
fn of_runs() -> String {
    format!(
        "SELECT run.ended_at, run.id, queued_by.name, queued_by.email, {IS_UNDONE},
                done.import_id, import.name, import.origin, done.line, run.kind, {}
         FROM outcome AS done INDEXED BY outcome_of_record
         JOIN run ON run.district_id = done.district_id AND run.id = done.run_id
         JOIN import ON import.district_id = done.district_id AND import.id = done.import_id
         JOIN template ON template.district_id = import.district_id AND template.id = import.template
         LEFT JOIN account AS queued_by
           ON queued_by.district_id = run.district_id AND queued_by.id = run.queued_by
         WHERE done.district_id = ?1 AND done.record_id = ?3 AND done.version_after IS NOT NULL
           AND import.rows_expired IS NULL AND template.kind = ?2 AND (run.ended_at, 1, run.id) < (?4, ?5, ?6)
         ORDER BY run.ended_at DESC, run.id DESC LIMIT ?7",
        change_names("done")
    )
}

const OF_LOADS: &str = "
    SELECT load.done_at, load.id, done_by.name, done_by.email,
           (SELECT count(*) FROM load_change AS back
            WHERE back.district_id = change.district_id AND back.list_id = change.list_id
              AND back.place = change.place AND back.load_id > change.load_id AND back.kept IS NULL) % 2,
           load.kind, load.source, change.before, change.after
    FROM load_change AS change INDEXED BY load_change_of_record
    JOIN load ON load.district_id = change.district_id AND load.id = change.load_id
    LEFT JOIN account AS done_by ON done_by.district_id = load.district_id AND done_by.id = load.done_by
    WHERE change.district_id = ?1 AND change.record_kind = ?2 AND change.record_id = ?3
      AND change.kept IS NULL AND (load.done_at, 0, load.id) < (?4, ?5, ?6)
    ORDER BY load.done_at DESC, load.id DESC LIMIT ?7";

fn by_run(row: &Row<'_>) -> Result<RecordEvent, StoreError> {
    let mut columns = row.columns();
    let place = EventPlace { at: columns.take()?, is_run: true, id: columns.take()? };
    let (by, is_undone) = (columns.person()?, columns.take()?);
    let (import, name) = (columns.take()?, columns.take()?);
    let origin = columns.take_parsed(Origin::from_id)?;
    let (line, kind) = (columns.take()?, columns.take_parsed(RunKind::from_id)?);
    let (Some(origin), Some(kind), Some(change)) = (origin, kind, change(&mut columns)?) else {
        return Err(StoreError::corrupt("a change of a record has no run"));
    };
    let cause = Cause::Run { import, name, origin, line, kind, change };
    Ok(RecordEvent { place, by, is_undone, cause })
}

fn by_load(row: &Row<'_>) -> Result<RecordEvent, StoreError> {
    let mut columns = row.columns();
    let place = EventPlace { at: columns.take()?, is_run: false, id: columns.take()? };
    let (by, is_undone) = (columns.person()?, columns.take()?);
    let kind = columns.take_parsed(LoadKind::from_id)?;
    let kind = kind.ok_or_else(|| StoreError::corrupt("a load has no kind"))?;
    let source = columns.take()?;
    let (before, after) = (parse(columns.take()?)?, parse(columns.take()?)?);
    Ok(RecordEvent { place, by, is_undone, cause: Cause::Load { kind, source, before, after } })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_back_as_it_was_written() {
        for place in [EventPlace::END, EventPlace { at: 12, is_run: false, id: 7 }] {
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        for text in ["", "7", "1.1", "1.x.3"] {
            assert_eq!(text.parse::<EventPlace>(), Err(()), "{text}");
        }
    }
}
