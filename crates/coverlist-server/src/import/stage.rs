//! Stages a file: validates its bytes again, and stores them with every row and finding. No record changes.

use super::Pipeline;
use super::stage_refusals::{check_verdict, file_differs, import_open};
use crate::access::Caller;
use crate::paging::CHUNK;
use crate::store::imports::{self, NewImport};
use crate::store::{ImportKey, StoreError, Tx, audit, db, findings, rows};
use crate::{Failure, IdempotentRequest};
use coverlist_api::ImportView;
use coverlist_core::read::{self, Table};
use coverlist_core::record::{self, Coverage, MatchKey, RecordKind};
use coverlist_core::template::{Template, builtin_headers};
use coverlist_core::validate::{self, Choices, RowStatus, Verdict};
use sha2::{Digest, Sha256};

pub(crate) struct Upload {
    /// Whether its rows name users or devices.
    pub kind: RecordKind,
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
    template: Template,
    table: Table,
    verdict: Verdict,
    sha256: String,
}

impl Pipeline {
    /// Stages a file, and returns the import.
    ///
    /// # Errors
    ///
    /// `file_differs`, `file_blocked`, `import_open` or `key_reused`. Nothing is stored then.
    pub(crate) async fn stage(
        &self,
        caller: &Caller,
        upload: Upload,
        request: IdempotentRequest,
    ) -> Result<ImportView, Failure> {
        let turn = self.reading.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        if let Some(import) = self.staged_earlier(caller.district, request.clone()).await? {
            return Ok(import);
        }
        let (pipeline, asked_by, district) = (self.clone(), caller.clone(), caller.district);
        let check = move || pipeline.check(&asked_by, upload).map(|checked| (turn, checked));
        let (turn, checked) = db::blocking(check).await?;
        let (pipeline, caller) = (self.clone(), caller.clone());
        let import = self
            .database
            .write_async(move |tx| {
                let _turn = turn;
                request.perform(tx, || {
                    pipeline.refuse_second(tx, district)?;
                    pipeline.keep(tx, &caller, &checked)
                })
            })
            .await?;
        self.watchers.notify(district);
        Ok(import)
    }

    /// The import of the same request, if the client sent it before. Refuses a second open import before the
    /// file is validated.
    async fn staged_earlier(
        &self,
        district: i64,
        request: IdempotentRequest,
    ) -> Result<Option<ImportView>, Failure> {
        let pipeline = self.clone();
        let look = move |tx: &Tx<'_>| match request.replay(tx)? {
            None => pipeline.refuse_second(tx, district).map(|()| None),
            earlier => Ok(earlier),
        };
        self.database.read_async(look).await
    }

    fn refuse_second(&self, tx: &Tx<'_>, district: i64) -> Result<(), Failure> {
        let Some(open) = imports::open(tx, district)? else { return Ok(()) };
        Err(import_open(&open, self.view(&open)))
    }

    fn check(&self, caller: &Caller, upload: Upload) -> Result<Checked, Failure> {
        let sha256 = base16ct::lower::encode_string(&Sha256::digest(&upload.bytes));
        if !upload.sha256.eq_ignore_ascii_case(&sha256) {
            return Err(file_differs());
        }
        let template = Template::builtin(upload.kind);
        let table = read::read(&upload.bytes, &upload.choices.read, &builtin_headers());
        let today = self.clock.today_in(&caller.time_zone);
        let verdict = validate::validate(&table, &template, &upload.choices, today, self.limits);
        check_verdict(&verdict, &template, upload.agreed)?;
        Ok(Checked { upload, template, table, verdict, sha256 })
    }

    fn keep(&self, tx: &Tx<'_>, caller: &Caller, checked: &Checked) -> Result<ImportView, Failure> {
        let Checked { upload, template, verdict, .. } = checked;
        let now = self.clock.now();
        let import = NewImport {
            template: &template.id,
            template_version: template.version,
            name: &upload.name,
            bytes: &upload.bytes,
            sha256: &checked.sha256,
            choices: &upload.choices,
            rows: verdict.rows,
            accepted: verdict.accepted,
            rejected: verdict.rejected,
            set_aside: verdict.set_aside,
            staged_by: caller.account,
        };
        let key = imports::insert(tx, caller.district, &import, now)?;
        keep_rows(tx, key, checked)?;
        findings::insert(tx, key, &verdict.findings)?;
        let detail = serde_json::json!({
            "import": key.id, "sha256": checked.sha256, "accepted": verdict.accepted, "rejected": verdict.rejected,
        });
        audit::append(tx, caller.district, Some(caller.account), "staged", &detail, now)?;
        Ok(self.view(&super::pipeline::find(tx, key)?))
    }
}

fn keep_rows(tx: &Tx<'_>, import: ImportKey, checked: &Checked) -> Result<(), StoreError> {
    let Checked { table, verdict, .. } = checked;
    let last = u32::try_from(table.len()).map_err(StoreError::corrupt)?;
    let rejected = (1..=last).filter(|line| verdict.row_status(*line) == RowStatus::Rejected);
    insert_in_chunks(tx, import, verdict.accepted_rows(table), false)?;
    insert_in_chunks(tx, import, rejected.map(|line| rejected_row(checked, line)), true)
}

/// A rejected row. Its values are uncertain, so its coverage is blank.
fn rejected_row(checked: &Checked, line: u32) -> record::Row {
    let key = checked.verdict.key(&checked.table, line);
    let match_key = MatchKey::new(checked.upload.kind, &key);
    record::Row { line, key, match_key, coverage: Coverage::default() }
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
