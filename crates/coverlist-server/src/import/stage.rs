//! Stages a file: validates its bytes again, and stores them with every row and finding. No record changes.

use super::Pipeline;
use super::stage_refusals::{check_verdict, file_differs, import_open, template_changed};
use super::templates::ImportTemplates;
use crate::access::Caller;
use crate::paging::CHUNK;
use crate::store::imports::{self, NewImport};
use crate::store::{ImportKey, StoreError, Tx, audit, db, findings, rows, templates};
use crate::templates::ids;
use crate::{Failure, IdempotentRequest, PausePoint};
use coverlist_api::ImportView;
use coverlist_core::read::{self, ReadChoices, Table};
use coverlist_core::record::{self, MatchKey, Values};
use coverlist_core::template::Template;
use coverlist_core::validate::{self, Choices, RowStatus, Verdict};
use coverlist_messages::text;
use sha2::{Digest, Sha256};

/// An uploaded file.
pub struct Upload {
    /// The id of the template under which it was checked.
    pub template: String,
    /// The version of that template.
    pub template_version: u32,
    /// The file's name.
    pub name: String,
    /// The admin's decisions about the file, such as its date order.
    pub choices: Choices,
    /// The number of rejected rows that the admin agreed to leave out.
    pub agreed: u32,
    /// The SHA-256 of the bytes that the page validated, in hexadecimal.
    pub sha256: String,
    pub bytes: Vec<u8>,
}

/// An upload and the result of validating it.
struct Checked {
    upload: Upload,
    templates: ImportTemplates,
    table: Table,
    verdict: Verdict,
    sha256: String,
}

/// The state before a file is validated.
enum Prepared {
    /// The same request has staged it.
    StagedEarlier(Box<ImportView>),
    /// It is validated under these templates.
    Under(ImportTemplates),
}

impl Pipeline {
    /// Stages a file, and returns the import.
    ///
    /// # Errors
    ///
    /// `file_differs`, `file_blocked`, `template_changed`, `import_open` and `key_reused`; `bad_request` for
    /// an unknown template. Nothing is stored then.
    pub async fn stage(
        &self,
        caller: &Caller,
        upload: Upload,
        request: IdempotentRequest,
    ) -> Result<ImportView, Failure> {
        let turn = self.reading.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        let stated = (upload.template.clone(), upload.template_version);
        let templates = match self.prepare(caller.district, stated, request.clone()).await? {
            Prepared::StagedEarlier(import) => return Ok(*import),
            Prepared::Under(templates) => templates,
        };
        let (pipeline, asked_by, district) = (self.clone(), caller.clone(), caller.district);
        let check = move || pipeline.check(&asked_by, upload, templates).map(|checked| (turn, checked));
        let (turn, checked) = db::blocking(check).await?;
        let (pipeline, caller) = (self.clone(), caller.clone());
        let import = self
            .database
            .write_async(move |tx| {
                let _turn = turn;
                request.perform(tx, || {
                    pipeline.refuse_second(tx, district)?;
                    // The template may have changed while the file was validated.
                    let Template { id, version, .. } = &checked.templates.template;
                    current(tx, district, id, *version)?;
                    pipeline.keep(tx, &caller, &checked)
                })
            })
            .await?;
        self.watchers.notify(district);
        Ok(import)
    }

    /// Refuses what can be refused before the file is validated: a second open import, and another template
    /// than a current one.
    async fn prepare(
        &self,
        district: i64,
        (template, version): (String, u32),
        request: IdempotentRequest,
    ) -> Result<Prepared, Failure> {
        let pipeline = self.clone();
        let look = move |tx: &Tx<'_>| {
            if let Some(import) = request.replay(tx)? {
                return Ok(Prepared::StagedEarlier(Box::new(import)));
            }
            pipeline.refuse_second(tx, district)?;
            current(tx, district, &template, version).map(Prepared::Under)
        };
        self.database.read_async(look).await
    }

    fn refuse_second(&self, tx: &Tx<'_>, district: i64) -> Result<(), Failure> {
        let Some(open) = imports::open(tx, district)? else { return Ok(()) };
        Err(import_open(&open, self.view(&open)))
    }

    fn check(&self, caller: &Caller, upload: Upload, templates: ImportTemplates) -> Result<Checked, Failure> {
        let sha256 = base16ct::lower::encode_string(&Sha256::digest(&upload.bytes));
        if !upload.sha256.eq_ignore_ascii_case(&sha256) {
            return Err(file_differs());
        }
        let ImportTemplates { template, district } = &templates;
        let table = read::read(&upload.bytes, &upload.choices.read, &district.headers());
        let today = self.clock.today_in(&caller.time_zone);
        let verdict = validate::validate(&table, template, district, &upload.choices, today, self.limits);
        check_verdict(&verdict, &templates, upload.agreed)?;
        self.pauses.reach(PausePoint::StagingBeforeStore);
        Ok(Checked { upload, templates, table, verdict, sha256 })
    }

    fn keep(&self, tx: &Tx<'_>, caller: &Caller, checked: &Checked) -> Result<ImportView, Failure> {
        let Checked { upload, verdict, table, templates: ImportTemplates { template, .. }, .. } = checked;
        // The delimiter was guessed by the headers of the current templates, which may change.
        let read = ReadChoices { delimiter: Some(table.facts().delimiter), ..upload.choices.read };
        let choices = Choices { read, ..upload.choices.clone() };
        let now = self.clock.now();
        let import = NewImport {
            template: &template.id,
            template_version: template.version,
            name: &upload.name,
            bytes: &upload.bytes,
            sha256: &checked.sha256,
            choices: &choices,
            fields: &verdict.fields(),
            rows: verdict.rows,
            accepted: verdict.accepted,
            rejected: verdict.rejected,
            set_aside: verdict.set_aside,
            staged_by: caller.account,
        };
        let key = imports::insert(tx, caller.district, &import, now)?;
        keep_rows(tx, key, checked)?;
        findings::insert(tx, key, verdict.findings())?;
        let detail = serde_json::json!({
            "import": key.id, "sha256": checked.sha256, "accepted": verdict.accepted, "rejected": verdict.rejected,
        });
        audit::append(tx, caller.district, Some(caller.account), "staged", &detail, now)?;
        Ok(self.view(&super::pipeline::find(tx, key)?))
    }
}

/// The district's templates, if a version of a template is current.
fn current(tx: &Tx<'_>, district: i64, id: &str, version: u32) -> Result<ImportTemplates, Failure> {
    let district = templates::current(tx, district)?;
    let template = district
        .get(id)
        .ok_or_else(|| Failure::bad_request(text::problem_bad_request_template_unknown(ids(&district))))?;
    if template.version != version {
        return Err(template_changed(template));
    }
    Ok(ImportTemplates { template: template.clone(), district })
}

fn keep_rows(tx: &Tx<'_>, import: ImportKey, checked: &Checked) -> Result<(), StoreError> {
    let Checked { table, verdict, .. } = checked;
    let last = u32::try_from(table.len()).map_err(StoreError::corrupt)?;
    let rejected = (1..=last).filter(|line| verdict.row_status(*line) == RowStatus::Rejected);
    insert_in_chunks(tx, import, verdict.accepted_rows(table), false)?;
    insert_in_chunks(tx, import, rejected.map(|line| rejected_row(checked, line)), true)
}

/// A rejected row. Its values are uncertain, so it has none.
fn rejected_row(checked: &Checked, line: u32) -> record::Row {
    let key = checked.verdict.key(&checked.table, line);
    let match_key = MatchKey::new(checked.templates.template.kind, &key);
    record::Row { line, key, match_key, values: Values::default() }
}

fn insert_in_chunks(
    tx: &Tx<'_>,
    import: ImportKey,
    mut rows: impl Iterator<Item = record::Row>,
    rejected: bool,
) -> Result<(), StoreError> {
    loop {
        let chunk: Vec<_> = rows.by_ref().take(CHUNK as usize).collect();
        if chunk.is_empty() {
            return Ok(());
        }
        rows::insert(tx, import, &chunk, rejected)?;
    }
}
