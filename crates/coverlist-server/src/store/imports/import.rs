//! A row of the table `import`, joined with its template, with accounts and with the earlier import of the
//! same source file or sheet.

use super::super::row::Columns;
use super::super::runs::{self, Run};
use super::super::templates::version;
use super::super::{ImportKey, Row, StoreError};
use crate::Millis;
use coverlist_api::{Person, RetentionPeriods};
use coverlist_core::lifecycle::{Origin, RunState, State};
use coverlist_core::plan::Counts;
use coverlist_core::record::Field;
use coverlist_core::sheet::Provenance;
use coverlist_core::template::Template;
use std::collections::BTreeSet;

#[derive(Clone, Debug)]
pub struct Import {
    pub key: ImportKey,
    pub state: State,
    /// The version of the template under which it is staged.
    pub template: Template,
    /// The SHA-256 of the sheet, in hexadecimal.
    pub sha256: String,
    /// Where the sheet comes from, as the browser reported it.
    pub provenance: Provenance,
    /// The fields that have a column in the sheet.
    pub fields: BTreeSet<Field>,
    /// Rises whenever the plan may have changed.
    pub generation: i64,
    /// The number of accepted and rejected rows.
    pub rows: u32,
    /// The number of rows without a rejecting finding.
    pub accepted: u32,
    /// The number of rows that are never applied, because a finding rejects them.
    pub rejected: u32,
    /// The number of ignored rows: those that are not in the sheet, such as totals, and those that repeat
    /// another row.
    pub set_aside: u32,
    /// The admin who staged it; `None` for the command line.
    pub staged_by: Option<Person>,
    pub staged_at: Millis,
    /// The latest run; `None` before an admin consents.
    pub(crate) run: Option<Run>,
    /// The admin who deleted the import, or who consented before it was processed; `None` for the command
    /// line.
    pub closed_by: Option<Person>,
    /// When the import was deleted or processed.
    pub closed_at: Option<Millis>,
    /// The number of rows per outcome; `None` until the import is processed.
    pub counts: Option<Counts>,
    /// The counts that its report had with its corrections; `None` while the report is kept, and without
    /// corrections.
    pub last_counts: Option<Counts>,
    /// The number of rows whose change stands: applied and not undone.
    pub applied: u32,
    pub origin: Origin,
    /// The id of the import whose rows it corrects.
    pub merges: Option<i64>,
    /// 1; for corrections of another import 2, and so on.
    pub round: u32,
    /// The number of imports that correct its rows, without those that were deleted.
    pub corrections: u32,
    /// The parts that were deleted, each with the number of days after which.
    pub expired: RetentionPeriods,
    /// The latest earlier import of the same source file or the same sheet that is processed as a whole.
    pub processed_before: Option<ProcessedBefore>,
}

impl Import {
    /// The name of the source file.
    pub fn name(&self) -> &str {
        &self.provenance.source.name
    }

    /// The queued run; `None` if no run is queued.
    pub(crate) fn queued_run(&self) -> Option<&Run> {
        self.run.as_ref().filter(|run| run.state == RunState::Queued)
    }

    /// The counts of the report: of an open import, those of its samples; `None` before anything is applied.
    pub fn reported_counts(&self) -> Option<Counts> {
        let of_samples = || Counts {
            updated: self.applied,
            not_processed: self.accepted.saturating_sub(self.applied),
            ..self.uncounted()
        };
        self.counts.or_else(|| (self.applied > 0).then(of_samples))
    }

    /// The counts without what processing counts.
    fn uncounted(&self) -> Counts {
        Counts { rejected: self.rejected, ..Counts::default() }
    }
}

#[derive(Clone, Debug)]
pub struct ProcessedBefore {
    pub id: i64,
    /// The admin who consented to it; `None` for the command line.
    pub by: Option<Person>,
    /// When it was processed.
    pub at: Millis,
}

/// Selects imports with the columns that [`import`] reads, in its order.
pub(super) fn select() -> String {
    format!(
        "SELECT import.district_id, import.id, import.state, template.document, template.version,
           import.sha256, import.provenance, import.fields,
           import.generation, import.rows_in_file, import.accepted,
           import.rejected, import.set_aside, staged_by.name, staged_by.email, import.staged_at,
           closed_by.name, closed_by.email, import.closed_at,
           import.updated, import.unchanged, import.skipped, import.refused,
           import.applied, import.origin, import.merges, import.round,
           import.file_expired, import.rows_expired, import.report_expired, import.last_counts,
           (SELECT count(*) FROM import AS round
            WHERE round.district_id = import.district_id AND round.merges = import.id
              AND round.state <> 'deleted'),
           before.id, before_by.name, before_by.email, before.closed_at, {}
    FROM import
    JOIN template_version AS template
      ON template.district_id = import.district_id AND template.template_id = import.template
         AND template.version = import.template_version
    LEFT JOIN account AS staged_by
      ON staged_by.district_id = import.district_id AND staged_by.id = import.staged_by
    LEFT JOIN account AS closed_by
      ON closed_by.district_id = import.district_id AND closed_by.id = import.closed_by
    LEFT JOIN import AS before
      ON before.district_id = import.district_id AND before.id =
         (SELECT max(same.id) FROM import AS same
          WHERE same.district_id = import.district_id
            AND (same.source_sha256 = import.source_sha256 OR same.sha256 = import.sha256)
            AND same.id < import.id AND same.state = 'processed'
            AND same.apply_run IS NOT NULL AND same.origin = 'list')
    LEFT JOIN account AS before_by
      ON before_by.district_id = before.district_id AND before_by.id = before.closed_by
    LEFT JOIN run
      ON run.district_id = import.district_id AND run.id =
         (SELECT max(latest.id) FROM run AS latest
          WHERE latest.district_id = import.district_id AND latest.import_id = import.id) {}",
        runs::COLUMNS,
        runs::JOINS
    )
}

pub(super) fn import(row: &Row<'_>) -> Result<Import, StoreError> {
    let mut columns = row.columns();
    let mut import = Import {
        key: ImportKey { district: columns.take()?, id: columns.take()? },
        state: state(&columns.take::<String>()?)?,
        template: version(&columns.take::<String>()?, columns.take()?)?,
        sha256: columns.take()?,
        provenance: provenance(&columns.take::<String>()?)?,
        fields: fields(&columns.take::<String>()?)?,
        generation: columns.take()?,
        rows: columns.take()?,
        accepted: columns.take()?,
        rejected: columns.take()?,
        set_aside: columns.take()?,
        staged_by: columns.person()?,
        staged_at: columns.take()?,
        closed_by: columns.person()?,
        closed_at: columns.take()?,
        counts: None,
        last_counts: None,
        applied: 0,
        origin: Origin::List,
        merges: None,
        round: 1,
        expired: RetentionPeriods::default(),
        corrections: 0,
        processed_before: None,
        run: None,
    };
    import.counts = counts(&mut columns, &import)?;
    import.applied = columns.take()?;
    import.origin = origin(&columns.take::<String>()?)?;
    import.merges = columns.take()?;
    import.round = columns.take()?;
    import.expired =
        RetentionPeriods { file: columns.take()?, rows: columns.take()?, report: columns.take()? };
    import.last_counts = columns.take::<Option<String>>()?.as_deref().map(last_counts).transpose()?;
    import.corrections = columns.take()?;
    import.processed_before = processed_before(&mut columns)?;
    import.run = runs::run(&mut columns)?;
    Ok(import)
}

fn state(id: &str) -> Result<State, StoreError> {
    State::from_id(id).ok_or_else(|| StoreError::corrupt("unknown import state"))
}

fn origin(id: &str) -> Result<Origin, StoreError> {
    Origin::from_id(id).ok_or_else(|| StoreError::corrupt("unknown origin of an import"))
}

/// Parses a provenance. The parser's message may quote a header, so it is dropped.
fn provenance(json: &str) -> Result<Provenance, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::corrupt("invalid provenance JSON"))
}

fn fields(json: &str) -> Result<BTreeSet<Field>, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::corrupt("invalid JSON of the fields of a sheet"))
}

fn last_counts(json: &str) -> Result<Counts, StoreError> {
    serde_json::from_str(json).map_err(StoreError::corrupt)
}

fn counts(columns: &mut Columns<'_>, import: &Import) -> Result<Option<Counts>, StoreError> {
    let [updated, unchanged, skipped, refused] =
        [columns.take()?, columns.take()?, columns.take()?, columns.take()?];
    Ok(match (updated, unchanged, skipped, refused) {
        (Some(updated), Some(unchanged), Some(skipped), Some(refused)) => {
            let counted = Counts { updated, unchanged, skipped, refused, ..import.uncounted() };
            Some(Counts { not_processed: import.rows.saturating_sub(counted.total()), ..counted })
        }
        _ => None,
    })
}

pub(super) fn processed_before(columns: &mut Columns<'_>) -> Result<Option<ProcessedBefore>, StoreError> {
    let (id, by, at) = (columns.take()?, columns.person()?, columns.take()?);
    let (Some(id), Some(at)) = (id, at) else { return Ok(None) };
    Ok(Some(ProcessedBefore { id, by, at }))
}
