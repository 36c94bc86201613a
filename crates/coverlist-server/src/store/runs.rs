//! The runs: attempts to change records, each in one transaction.

use super::row::Columns;
use super::{ImportKey, Row, RunKey, SqlValue, StoreError, Tx, params};
use crate::Millis;
use coverlist_api::Person;
use coverlist_core::lifecycle::{RunEvent, RunKind, RunState};
use coverlist_core::plan::{Counts, ReversalCounts, Sample};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// A row of the table `run`, joined with accounts.
#[derive(Clone, Debug)]
pub(crate) struct Run {
    pub key: RunKey,
    /// The id of its import.
    pub import: i64,
    pub kind: RunKind,
    pub state: RunState,
    /// What the person saw and consented to.
    pub seen: Seen,
    /// The id of the account that consented; `None` for the command line.
    pub account: Option<i64>,
    /// Who consented; `None` for the command line.
    pub queued_by: Option<Person>,
    pub queued_at: Millis,
    /// Who withdrew the run; `None` for the command line, and if the run is stale.
    pub ended_by: Option<Person>,
    pub ended_at: Option<Millis>,
    /// Whether the server withdrew the run, because it would do something else than the person has seen.
    pub stale: bool,
}

/// What a person saw and consented to. If it differs from what a run would do, nothing is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The generation of the import.
    pub generation: i64,
    /// What would happen, in numbers.
    pub counts: SeenCounts,
}

/// The numbers that a person saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenCounts {
    /// The number of rows per outcome in the plan of an import.
    Plan(Counts),
    /// The part of a plan that is applied before the rest.
    Sample(SeenSample),
    /// The number of records that a run would revert and keep.
    Reversal(ReversalCounts),
}

/// A sample that a person consented to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenSample {
    /// The number of rows per outcome in the whole plan.
    pub plan: Counts,
    /// The rows to apply.
    pub sample: Sample,
}

impl SeenCounts {
    /// The counts as a JSON object.
    pub(crate) fn value(&self) -> Value {
        match self {
            Self::Plan(counts) => json!(counts),
            Self::Sample(seen) => json!(seen),
            Self::Reversal(counts) => json!(counts),
        }
    }

    fn parse(kind: RunKind, json: &str) -> Result<Self, StoreError> {
        let parsed = match kind {
            RunKind::Apply => serde_json::from_str(json).map(Self::Plan),
            RunKind::Sample => serde_json::from_str(json).map(Self::Sample),
            RunKind::UndoSample | RunKind::Undo | RunKind::Redo => {
                serde_json::from_str(json).map(Self::Reversal)
            }
        };
        parsed.map_err(StoreError::corrupt)
    }
}

/// Adds a queued run, and returns it.
///
/// # Errors
///
/// [`StoreError::UniqueViolation`] when the district has a queued run.
pub fn queue(
    tx: &Tx<'_>,
    import: ImportKey,
    kind: RunKind,
    seen: Seen,
    account: Option<i64>,
    now: Millis,
) -> Result<RunKey, StoreError> {
    let district = import.district;
    let id: i64 = tx.one(
        "SELECT coalesce(max(id), 0) + 1 FROM run WHERE district_id = ?1",
        params![district],
        |row| row.get(0),
    )?;
    let counts = seen.counts.value().to_string();
    tx.execute(
        "INSERT INTO run (district_id, id, import_id, kind, state, generation, seen, queued_by, queued_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        params![
            district,
            id,
            import.id,
            kind.id(),
            RunState::Queued.id(),
            seen.generation,
            &counts,
            account,
            now
        ],
    )?;
    Ok(RunKey { district, id })
}

/// How a queued run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Its transaction commits.
    Applied,
    /// A further try would fail, too.
    Failed,
    /// A person withdraws it.
    Withdrawn {
        /// The id of the account; `None` for the command line.
        by: Option<i64>,
    },
    /// The server withdraws it: it would do something else than the person has seen.
    Stale,
}

impl Ending {
    const fn event(self) -> RunEvent {
        match self {
            Self::Applied => RunEvent::Apply,
            Self::Failed => RunEvent::Fail,
            Self::Withdrawn { .. } | Self::Stale => RunEvent::Withdraw,
        }
    }
}

/// Ends a queued run. Returns `false`, and writes nothing, if it has ended already: no run is carried out
/// twice.
pub(crate) fn end(tx: &Tx<'_>, run: RunKey, ending: Ending, now: Millis) -> Result<bool, StoreError> {
    let Some(next) = RunState::Queued.after(ending.event()) else { return Ok(false) };
    let by = match ending {
        Ending::Withdrawn { by } => by,
        _ => None,
    };
    let written = tx.execute(
        "UPDATE run SET state = ?4, ended_by = ?5, ended_at = ?6, stale = ?7
         WHERE district_id = ?1 AND id = ?2 AND state = ?3",
        params![run.district, run.id, RunState::Queued.id(), next.id(), by, now, ending == Ending::Stale],
    )?;
    Ok(written == 1)
}

/// The queued run of a district, if it has one.
pub(crate) fn queued_of(tx: &Tx<'_>, district: i64) -> Result<Option<Run>, StoreError> {
    select(tx, "run.district_id = ?1 AND run.state = 'queued'", params![district])
        .map(|found| found.into_iter().next())
}

/// The runs of an import, the oldest one first.
pub(crate) fn of_import(tx: &Tx<'_>, import: ImportKey) -> Result<Vec<Run>, StoreError> {
    select(tx, "run.district_id = ?1 AND run.import_id = ?2", params![import.district, import.id])
}

/// The queued runs of all districts. The one with the oldest consent comes first.
pub(crate) fn queued(tx: &Tx<'_>) -> Result<Vec<RunKey>, StoreError> {
    tx.query(
        "SELECT district_id, id FROM run WHERE state = 'queued' ORDER BY queued_at, district_id",
        &[],
        |row| Ok(RunKey { district: row.get(0)?, id: row.get(1)? }),
    )
}

/// The run with this key, if it exists.
pub(crate) fn by_id(tx: &Tx<'_>, key: RunKey) -> Result<Option<Run>, StoreError> {
    let found = select(tx, "run.district_id = ?1 AND run.id = ?2", params![key.district, key.id])?;
    Ok(found.into_iter().next())
}

/// The runs of a district with these ids, in no order.
pub(crate) fn by_ids(tx: &Tx<'_>, district: i64, ids: &[i64]) -> Result<Vec<Run>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM run {JOINS} WHERE run.district_id = ?1 AND run.id IN");
    let found = tx.query_in(&sql, params![district], ids, |row| run(&mut row.columns()))?;
    Ok(found.into_iter().flatten().collect())
}

fn select(tx: &Tx<'_>, condition: &str, params: &[SqlValue<'_>]) -> Result<Vec<Run>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM run {JOINS} WHERE {condition} ORDER BY run.id");
    let found = tx.query(&sql, params, |row: &Row<'_>| run(&mut row.columns()))?;
    Ok(found.into_iter().flatten().collect())
}

/// The columns that [`run`] reads, in its order.
pub(super) const COLUMNS: &str =
    "run.district_id, run.id, run.import_id, run.kind, run.state, run.generation,
           run.seen, run.queued_by, queued_by.name, queued_by.email, run.queued_at, ended_by.name,
           ended_by.email, run.ended_at, run.stale";

/// The accounts in [`COLUMNS`].
pub(super) const JOINS: &str = "
    LEFT JOIN account AS queued_by
      ON queued_by.district_id = run.district_id AND queued_by.id = run.queued_by
    LEFT JOIN account AS ended_by
      ON ended_by.district_id = run.district_id AND ended_by.id = run.ended_by";

/// Reads a run, the last columns of a row; `None` if they are empty.
pub(super) fn run(columns: &mut Columns<'_>) -> Result<Option<Run>, StoreError> {
    let Some(district) = columns.take()? else { return Ok(None) };
    let (id, import) = (columns.take()?, columns.take()?);
    let (kind, state, generation) =
        (kind(&columns.take::<String>()?)?, state(&columns.take::<String>()?)?, columns.take()?);
    let counts = SeenCounts::parse(kind, &columns.take::<String>()?)?;
    Ok(Some(Run {
        key: RunKey { district, id },
        import,
        kind,
        state,
        seen: Seen { generation, counts },
        account: columns.take()?,
        queued_by: columns.person()?,
        queued_at: columns.take()?,
        ended_by: columns.person()?,
        ended_at: columns.take()?,
        stale: columns.take()?,
    }))
}

fn kind(id: &str) -> Result<RunKind, StoreError> {
    RunKind::from_id(id).ok_or_else(|| StoreError::corrupt("unknown kind of run"))
}

fn state(id: &str) -> Result<RunState, StoreError> {
    RunState::from_id(id).ok_or_else(|| StoreError::corrupt("unknown state of a run"))
}
