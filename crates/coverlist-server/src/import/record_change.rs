//! Changes the insurance of single records: a list of one row, or of two, is staged, planned and processed in
//! one transaction.

use super::changed_rows::{ChangedRow, changed_rows, sheet};
use super::pipeline::find;
use super::plan::plan_of;
use super::plan_overview::PlanOverview;
use super::planned_rows::{PlannedRow, of_lines};
use super::sheet_upload::{IncomingSheet, ReceivedSheet, Upload};
use super::stage::check_bytes;
use super::templates::ImportTemplates;
use super::{Actor, Pipeline, Stager, sha256};
use crate::store::imports::{self, Import};
use crate::store::{StoreError, Tx, records, templates};
use crate::templates::of_insurance;
use crate::{Failure, IdempotentRequest, Refusal};
use coverlist_api::{
    DependentImport, ImportView, Page, PlanRow, PlanView, ProblemCode, RecordChange, RecordChangePreview,
    RecordChangeRequest,
};
use coverlist_core::lifecycle::Origin;
use coverlist_core::read::{Delimiter, Dialect, Encoding};
use coverlist_core::record::{MatchKey, RecordKind};
use coverlist_core::sheet::{Provenance, ProvenanceSheet, ProvenanceSource, ProvenanceTemplate, SheetRows};
use coverlist_core::template::Template;
use coverlist_messages::text;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

/// Why the transaction of a preview is rolled back.
enum Shown {
    Preview(Box<RecordChangePreview>),
    Failed(Failure),
}

impl From<Failure> for Shown {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<StoreError> for Shown {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

impl Pipeline {
    /// The id of the record that a key names.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub(crate) async fn record_named(
        &self,
        actor: Actor,
        kind: RecordKind,
        key: &str,
    ) -> Result<i64, Failure> {
        let key = MatchKey::new(kind, key);
        let find = move |tx: &Tx<'_>| records::id_of(tx, actor.district, kind, &key);
        let found = self.database.read_async(find).await?;
        found.ok_or_else(|| Failure::not_found(text::problem_not_found_record()))
    }

    /// What a change of single records would do. It is staged for that, and rolled back.
    ///
    /// # Errors
    ///
    /// `not_found` without the record; `bad_request` for values that do not fit and for coverage that cannot
    /// move; `wrong_state` if no status of the template ends coverage; and `file_blocked` for values that a
    /// list could not have.
    pub(crate) async fn preview_change(
        &self,
        stager: Stager,
        kind: RecordKind,
        asked: RecordChangeRequest,
    ) -> Result<RecordChangePreview, Failure> {
        let pipeline = self.clone();
        let preview = move |tx: &Tx<'_>| -> Result<Infallible, Shown> {
            let (_, preview) = pipeline.stage_change(tx, &stager, kind, &asked)?;
            Err(Shown::Preview(Box::new(preview)))
        };
        match self.database.write_async(preview).await {
            Err(Shown::Preview(preview)) => Ok(*preview),
            Err(Shown::Failed(failure)) => Err(failure),
            Ok(never) => match never {},
        }
    }

    /// Changes single records, and returns the processed import.
    ///
    /// # Errors
    ///
    /// As [`Pipeline::preview_change`]; `run_queued` while a run of the district waits; `plan_stale` with the
    /// current plan if a record was changed since the preview; and `wrong_state` if a record would not get
    /// its values, or nothing would change.
    pub(crate) async fn change_records(
        &self,
        stager: Stager,
        kind: RecordKind,
        asked: RecordChangeRequest,
        request: IdempotentRequest,
    ) -> Result<ImportView, Failure> {
        let district = stager.district;
        let change = move |pipeline: &Self, tx: &Tx<'_>| pipeline.change_now(tx, &stager, kind, &asked);
        self.change(district, request, change).await
    }

    fn change_now(
        &self,
        tx: &Tx<'_>,
        stager: &Stager,
        kind: RecordKind,
        asked: &RecordChangeRequest,
    ) -> Result<ImportView, Failure> {
        let (import, RecordChangePreview { seen, plan, .. }) = self.stage_change(tx, stager, kind, asked)?;
        if asked.seen.as_ref() != Some(&seen) {
            let refusal = Refusal::new(ProblemCode::PlanStale, text::problem_plan_stale_record());
            return Err(Refusal { plan: Some(Box::new(plan)), ..refusal }.into());
        }
        refuse_in_part(&plan)?;
        self.process_at_once(tx, &import, Actor { district: stager.district, account: stager.account }, &plan)
    }

    fn stage_change(
        &self,
        tx: &Tx<'_>,
        stager: &Stager,
        kind: RecordKind,
        asked: &RecordChangeRequest,
    ) -> Result<(Import, RecordChangePreview), Failure> {
        let templates = templates::current(tx, stager.district)?;
        let template = of_insurance(&templates, kind, asked.template.as_deref())?;
        let rows = changed_rows(tx, stager.district, template, &asked.change)?;
        let upload = self.upload(template, &asked.change, &rows)?;
        check_bytes(&upload)?;
        let templates = ImportTemplates::with(template, &templates, Origin::Record);
        let judged = self.judge(&stager.time_zone, upload, templates)?;
        let staged = self.keep(tx, stager, &judged)?;
        let actor = Actor { district: stager.district, account: stager.account };
        let import = find(tx, actor.import_key(staged.id))?;
        let overview = PlanOverview::new(tx, &import, self.today_of(tx, &import)?)?;
        let lines: Vec<u32> = (2..).take(rows.len()).collect();
        let planned = of_lines(tx, &import, &lines)?;
        let seen = seen(&import, &planned)?;
        let plan: PlanView = plan_of(tx, &import, &overview, Page { rows: planned, next: None })?;
        let dependent = imports::open_about(tx, stager.district, kind, asked.change.records())?;
        let dependent = dependent.map(|(id, name)| DependentImport { id, name });
        Ok((import, RecordChangePreview { seen, plan, dependent }))
    }

    /// The rows as a sheet that was received.
    fn upload(
        &self,
        template: &Template,
        change: &RecordChange,
        rows: &[ChangedRow],
    ) -> Result<Upload, Failure> {
        let bytes = sheet(template, rows);
        let mut incoming = IncomingSheet::new(self.folder())?;
        incoming.push(&bytes)?;
        let sheet = incoming.finish();
        let name = match change {
            RecordChange::Set { .. } => "record-change.csv",
            RecordChange::Move { .. } => "coverage-move.csv",
        };
        let provenance = provenance(name, template, rows.len(), bytes.len(), &sheet);
        Ok(Upload { provenance, agreed: 0, sheet, merges: None, origin: Origin::Record })
    }
}

/// The provenance of a sheet that the server has written.
fn provenance(
    name: &str,
    template: &Template,
    rows: usize,
    bytes: usize,
    sheet: &ReceivedSheet,
) -> Provenance {
    Provenance {
        source: ProvenanceSource {
            name: name.to_owned(),
            sha256: sheet.sha256().to_owned(),
            bytes: bytes as u64,
            worksheet: None,
            encoding: Encoding::Utf8,
            delimiter: Delimiter::Comma,
            dialect: Dialect::Plain,
        },
        template: ProvenanceTemplate { id: template.id.clone(), version: template.version },
        saved_source: None,
        columns: BTreeMap::new(),
        constants: BTreeSet::new(),
        date_orders: BTreeMap::new(),
        centuries: BTreeMap::new(),
        decimals: BTreeMap::new(),
        mapped_words: 0,
        changed_cells: 0,
        checks: Vec::new(),
        left_out: Vec::new(),
        findings: BTreeMap::new(),
        rows: SheetRows { accepted: rows as u32, rejected: 0, ignored: 0 },
        sheet: ProvenanceSheet { sha256: sheet.sha256().to_owned(), states_lines: false },
    }
}

/// Refuses a change that some of its rows would not make, with the reason of the first one, and one that
/// would change nothing.
fn refuse_in_part(plan: &PlanView) -> Result<(), Failure> {
    let is_not_applied = |row: &&PlanRow| !row.action.is_applied();
    let reason = match plan.rows.iter().find(is_not_applied) {
        Some(row) => {
            let why = row.reason.as_ref().map(|reason| reason.message.clone()).unwrap_or_default();
            text::problem_wrong_state_change_refused(why)
        }
        None if plan.counts.updated == 0 => text::problem_wrong_state_change_nothing(),
        None => return Ok(()),
    };
    Err(Failure::refuse(ProblemCode::WrongState, reason))
}

/// Names what a person saw: the template, the sheet, and what would become of each record as it is now.
fn seen(import: &Import, rows: &[PlannedRow]) -> Result<String, StoreError> {
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let record = row.staged.existing.as_ref().map(|existing| (existing.id, existing.version));
            (record, row.outcome().id(), row.after())
        })
        .collect();
    let template = (&import.template.id, import.template.version);
    let seen = serde_json::to_vec(&(template, &import.sha256, rows)).map_err(StoreError::corrupt)?;
    Ok(sha256(&seen))
}
