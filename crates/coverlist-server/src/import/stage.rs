//! Stages a sheet: judges its rows, and stores it with every row and finding. No record changes.

use super::Pipeline;
use super::judged_sheet::JudgedSheet;
use super::merge::{check_lines, check_provenance, merged};
use super::sheet_upload::Upload;
use super::stage_refusals::{check_counts, file_differs, import_open, malformed, template_changed};
use super::templates::ImportTemplates;
use super::{pipeline, stored_sheet};
use crate::access::Caller;
use crate::ahead::ahead;
use crate::paging::CHUNK;
use crate::store::imports::{self, NewImport};
use crate::store::rows::{self, NewRow};
use crate::store::{ImportKey, LogAction, StoreError, Tx, audit, db, findings, templates};
use crate::templates::ids;
use crate::{Failure, IdempotentRequest, PausePoint};
use coverlist_api::ImportView;
use coverlist_core::findings::Finding;
use coverlist_core::lifecycle::Origin;
use coverlist_core::record::{Row, Values};
use coverlist_core::sheet::{JudgedRow, Provenance, ProvenanceTemplate};
use coverlist_core::template::{Purpose, Template};
use coverlist_core::validate::RowStatus;
use coverlist_messages::text;
use std::sync::mpsc::SyncSender;

/// The number of places for the findings of a line. The last one is for the finding about its key.
const PLACES: i64 = 1024;

/// How many chunks of judged rows may wait to be stored.
const WAITING: usize = 8;

/// Who stages a sheet, and in which district.
#[derive(Clone)]
pub struct Stager {
    /// The id of the district.
    pub district: i64,
    /// The district's time zone, an IANA name.
    pub time_zone: String,
    /// The id of the account; `None` for the command line.
    pub account: Option<i64>,
}

impl From<&Caller> for Stager {
    fn from(caller: &Caller) -> Self {
        Self { district: caller.district, time_zone: caller.time_zone.clone(), account: Some(caller.account) }
    }
}

/// An upload whose rows are judged.
pub(super) struct Judged {
    upload: Upload,
    template: Template,
    sheet: JudgedSheet,
}

/// The state before a sheet is judged.
enum Prepared {
    /// The same request has staged it.
    StagedEarlier(Box<ImportView>),
    /// It is judged under these templates.
    Under(ImportTemplates),
}

impl Pipeline {
    /// Stages a sheet, and returns the import.
    ///
    /// # Errors
    ///
    /// `file_differs`, `sheet_malformed`, `file_blocked`, `too_large`, `template_changed`, `import_open` and
    /// `key_reused`; `bad_request` for an unknown template; and for a correction `not_found` and
    /// `wrong_state`, unless the import that it corrects is processed. Nothing is stored then.
    pub(crate) async fn stage(
        &self,
        stager: Stager,
        upload: Upload,
        request: IdempotentRequest,
    ) -> Result<ImportView, Failure> {
        check_bytes(&upload)?;
        if upload.merges.is_some() {
            check_provenance(&upload.provenance)?;
        }
        let turn = self.judging.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        let district = stager.district;
        let (stated, merges) = (upload.provenance.template.clone(), upload.merges);
        let templates = match self.prepare(district, stated, merges, request.clone()).await? {
            Prepared::StagedEarlier(import) => return Ok(*import),
            Prepared::Under(templates) => templates,
        };
        let (pipeline, time_zone) = (self.clone(), stager.time_zone.clone());
        let judge = move || pipeline.judge(&time_zone, upload, templates).map(|judged| (turn, judged));
        let (turn, judged) = db::blocking(judge).await?;
        let keep = move |pipeline: &Self, tx: &Tx<'_>| {
            let _turn = turn;
            pipeline.refuse_second(tx, district)?;
            // The template may have changed while the rows were judged.
            current(tx, district, &judged.upload.provenance.template)?;
            pipeline.keep(tx, &stager, &judged)
        };
        self.change(district, request, keep).await
    }

    /// Refuses what can be refused before the rows are judged: a second open import, and another template
    /// than a current one.
    async fn prepare(
        &self,
        district: i64,
        stated: ProvenanceTemplate,
        merges: Option<i64>,
        request: IdempotentRequest,
    ) -> Result<Prepared, Failure> {
        let pipeline = self.clone();
        let look = move |tx: &Tx<'_>| {
            if let Some(import) = request.replay(tx)? {
                return Ok(Prepared::StagedEarlier(Box::new(import)));
            }
            pipeline.refuse_second(tx, district)?;
            merged(tx, district, merges, &stated.id)?;
            current(tx, district, &stated).map(Prepared::Under)
        };
        self.database.read_async(look).await
    }

    fn refuse_second(&self, tx: &Tx<'_>, district: i64) -> Result<(), Failure> {
        let Some(open) = imports::open(tx, district)? else { return Ok(()) };
        Err(import_open(self.view(&open)))
    }

    pub(super) fn judge(
        &self,
        time_zone: &str,
        upload: Upload,
        templates: ImportTemplates,
    ) -> Result<Judged, Failure> {
        let today = self.clock.today_in(time_zone);
        let sheet = JudgedSheet::new(&upload.sheet.file, &templates.template, today, self.limits)?;
        check_counts(&sheet, &templates, &upload)?;
        self.pauses.reach(PausePoint::StagingBeforeStore);
        Ok(Judged { upload, template: templates.template, sheet })
    }

    pub(super) fn keep(&self, tx: &Tx<'_>, stager: &Stager, judged: &Judged) -> Result<ImportView, Failure> {
        let Judged { upload: Upload { provenance, sheet: received, .. }, template, sheet } = judged;
        let now = self.clock.now();
        let merged = merged(tx, stager.district, judged.upload.merges, &template.id)?;
        let import = NewImport {
            template: &template.id,
            template_version: template.version,
            sha256: received.sha256(),
            provenance,
            fields: &sheet.fields(),
            rows: sheet.accepted + sheet.rejected,
            accepted: sheet.accepted,
            rejected: sheet.rejected,
            set_aside: provenance.rows.ignored.saturating_add(sheet.repeated),
            staged_by: stager.account,
            origin: judged.upload.origin,
            merges: merged.as_ref().map(|import| import.key.id),
        };
        let key = imports::insert(tx, stager.district, &import, now)?;
        stored_sheet::store(tx, key, received.file.reader()?)?;
        keep_rows(tx, key, judged)?;
        if let Some(merged) = merged {
            check_lines(tx, &merged, key)?;
        }
        let detail = serde_json::json!({
            "import": key.id, "sha256": received.sha256(), "accepted": sheet.accepted, "rejected": sheet.rejected,
            "merges": import.merges,
        });
        audit::append(tx, stager.district, stager.account, LogAction::Staged, &detail, now)?;
        Ok(self.view(&pipeline::find(tx, key)?))
    }
}

/// Refuses bytes that are not those of the provenance, and bytes that are no sheet.
pub(super) fn check_bytes(upload: &Upload) -> Result<(), Failure> {
    if !upload.provenance.sheet.sha256.eq_ignore_ascii_case(upload.sheet.sha256()) {
        return Err(file_differs());
    }
    upload.sheet.fault.map_or(Ok(()), |fault| Err(malformed(fault)))
}

/// The district's templates, if the stated version of a template is current.
fn current(tx: &Tx<'_>, district: i64, stated: &ProvenanceTemplate) -> Result<ImportTemplates, Failure> {
    let district = templates::current(tx, district)?;
    let template = district
        .get(&stated.id)
        .filter(|template| template.purpose == Purpose::Insurance)
        .ok_or_else(|| Failure::bad_request(text::problem_bad_request_template_unknown(ids(&district))))?;
    if template.version != stated.version {
        return Err(template_changed(template));
    }
    Ok(ImportTemplates::with(template, &district, Origin::List))
}

/// Stores the rows that are records, and all findings. Another thread judges the rows meanwhile.
fn keep_rows(tx: &Tx<'_>, key: ImportKey, judged: &Judged) -> Result<(), StoreError> {
    let Judged { upload, sheet, .. } = judged;
    let mut chunk = Chunk::new(tx, key, &upload.provenance, sheet.names());
    let judge = |chunks: &SyncSender<_>| {
        // Sending fails if the rows cannot be stored. Then nobody needs the others.
        sheet.each_chunk(&upload.sheet.file, |rows| chunks.send(rows).is_ok())
    };
    ahead(WAITING, judge, |chunks| chunks.into_iter().flatten().try_for_each(|row| chunk.add(row)))??;
    sheet.key_findings().try_for_each(|finding| chunk.add_finding(PLACES - 1, finding))?;
    chunk.flush()
}

/// Rows and findings that are stored together.
struct Chunk<'t> {
    tx: &'t Tx<'t>,
    key: ImportKey,
    provenance: &'t Provenance,
    /// The places of the names among the cells that are only compared.
    names: Vec<usize>,
    rows: Vec<NewRow>,
    findings: Vec<(i64, Finding)>,
}

impl<'t> Chunk<'t> {
    fn new(tx: &'t Tx<'t>, key: ImportKey, provenance: &'t Provenance, names: Vec<usize>) -> Self {
        Self { tx, key, provenance, names, rows: Vec::new(), findings: Vec::new() }
    }

    /// Adds a row. The values of a rejected row are uncertain, so it has none. A row that is set aside has no
    /// other finding than the one about its key.
    fn add(&mut self, judged: JudgedRow) -> Result<(), StoreError> {
        let JudgedRow { status, row, checks, findings } = judged;
        if status == RowStatus::SetAside {
            return Ok(());
        }
        for (place, finding) in (0..).zip(findings) {
            self.add_finding(place, finding)?;
        }
        let rejected = status == RowStatus::Rejected;
        let values = if rejected { Values::default() } else { row.values };
        let names: Vec<&str> =
            self.names.iter().filter_map(|&place| checks.get(place)).map(String::as_str).collect();
        let name = names.join(" ").trim().to_owned();
        self.rows.push(NewRow { row: Row { values, ..row }, rejected, name });
        self.flush_if_full()
    }

    fn add_finding(&mut self, place: i64, finding: Finding) -> Result<(), StoreError> {
        let place = i64::from(finding.line.unwrap_or_default()) * PLACES + place;
        self.findings.push((place, in_source(finding, self.provenance)));
        self.flush_if_full()
    }

    fn flush_if_full(&mut self) -> Result<(), StoreError> {
        let is_full = self.rows.len().max(self.findings.len()) >= CHUNK as usize;
        if is_full { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), StoreError> {
        rows::insert(self.tx, self.key, &self.rows)?;
        findings::insert(self.tx, self.key, &self.findings)?;
        self.rows.clear();
        self.findings.clear();
        Ok(())
    }
}

/// A finding with the column of the source file. Its line is of the source file already.
pub(super) fn in_source(finding: Finding, provenance: &Provenance) -> Finding {
    let column = finding.field.and_then(|field| provenance.columns.get(&field));
    Finding { column: column.map(|column| column.column), ..finding }
}
