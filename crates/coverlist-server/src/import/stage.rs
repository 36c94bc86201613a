//! Stage: the server validates the bytes itself, and keeps them with every row and finding. No record changes.

use super::Pipeline;
use crate::access::Caller;
use crate::paging::CHUNK;
use crate::store::imports::{self, NewImport};
use crate::store::{ImportKey, StoreError, Tx, audit, db, findings, rows};
use crate::{Failure, IdempotentRequest, Refusal, spelled_out};
use coverlist_api::{FindingView, ImportView, ProblemCode, RowCounts};
use coverlist_core::findings::{Finding, Severity};
use coverlist_core::read::{self, Table};
use coverlist_core::record::{self, Coverage, MatchKey, RecordKind};
use coverlist_core::template::{Template, builtin_headers};
use coverlist_core::validate::{self, Choices, RowStatus, Verdict};
use sha2::{Digest, Sha256};

/// Findings that a refusal carries: what blocks the file, and the first of the rest.
const SHOWN: usize = 200;

/// A file that is to be staged.
pub struct Upload {
    /// Whose records its rows name.
    pub kind: RecordKind,
    /// The file's name.
    pub name: String,
    /// What the admin decided about the file.
    pub choices: Choices,
    /// How many rejected rows the admin agreed to leave out.
    pub agreed: u32,
    /// The SHA-256 of the bytes that were checked, in hexadecimal.
    pub sha256: String,
    /// The bytes, exactly as sent.
    pub bytes: Vec<u8>,
}

/// An upload that may be staged.
struct Checked {
    upload: Upload,
    template: Template,
    table: Table,
    verdict: Verdict,
    sha256: String,
}

impl Pipeline {
    /// Stages a file. Returns the import.
    ///
    /// # Errors
    ///
    /// `file_differs`, `file_blocked`, `import_open` and `key_reused`. Nothing is kept then.
    pub async fn stage(
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

    /// The result of the same request, if it was sent before. Refuses early, before the file is validated.
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
        let detail = format!(
            "{} staged {} ({}). Process it or delete it first; this file was not staged.",
            open.staged_by.name,
            open.name,
            spelled_out(open.staged_at)
        );
        let view = self.view(&open);
        Err(Refusal { open: Some(Box::new(view)), ..Refusal::new(ProblemCode::ImportOpen, detail) }.into())
    }

    fn check(&self, caller: &Caller, upload: Upload) -> Result<Checked, Failure> {
        let sha256 = base16ct::lower::encode_string(&Sha256::digest(&upload.bytes));
        if !upload.sha256.eq_ignore_ascii_case(&sha256) {
            return Err(differs());
        }
        let template = Template::builtin(upload.kind);
        let table = read::read(&upload.bytes, &upload.choices.read, &builtin_headers());
        let today = self.clock.today_in(&caller.time_zone);
        let verdict = validate::validate(&table, &template, &upload.choices, today, self.limits);
        if verdict.blocked {
            return Err(blocked(&verdict, &template));
        }
        if verdict.accepted == 0 {
            return Err(refused(&verdict, &template, NOTHING_ACCEPTED.to_owned()));
        }
        if upload.agreed != verdict.rejected {
            return Err(not_agreed(upload.agreed, &verdict, &template));
        }
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

/// A rejected row. Its values are not certain, so its coverage is blank.
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

fn blocked(verdict: &Verdict, template: &Template) -> Failure {
    let blocking: Vec<String> =
        shown(verdict, Severity::Blocks).map(|finding| finding.message(template)).take(5).collect();
    let detail = format!("This file cannot be staged. {}", blocking.join(" "));
    refused(verdict, template, detail)
}

const NOTHING_ACCEPTED: &str = "This file cannot be staged: every row of it is rejected, so there is nothing to apply. \
                                Correct the rows and send the file again.";

fn not_agreed(agreed: u32, verdict: &Verdict, template: &Template) -> Failure {
    let rejected = match verdict.rejected {
        1 => "1 row of this file is rejected".to_owned(),
        rows => format!("{rows} rows of this file are rejected"),
    };
    let detail = format!(
        "{rejected} and would not be applied, but {agreed} were agreed to. Look at the findings; then agree to that \
         number (rejected={}), or correct the file.",
        verdict.rejected
    );
    refused(verdict, template, detail)
}

fn differs() -> Failure {
    Failure::refuse(
        ProblemCode::FileDiffers,
        "The bytes that arrived are not those whose SHA-256 the request states, so the file changed after it was checked \
         or on its way. Nothing was staged. Check the file as it is now and send it with its own SHA-256.",
    )
}

fn refused(verdict: &Verdict, template: &Template, detail: String) -> Failure {
    let blocking = shown(verdict, Severity::Blocks);
    let rest = verdict.findings.iter().filter(|finding| finding.severity() != Severity::Blocks);
    let findings =
        blocking.chain(rest).take(SHOWN).map(|finding| FindingView::new(finding, template)).collect();
    let Verdict { rows, accepted, rejected, set_aside, .. } = *verdict;
    let counts = Some(RowCounts { rows, accepted, rejected, set_aside });
    Refusal { findings, counts, ..Refusal::new(ProblemCode::FileBlocked, detail) }.into()
}

fn shown(verdict: &Verdict, severity: Severity) -> impl Iterator<Item = &Finding> {
    verdict.findings.iter().filter(move |finding| finding.severity() == severity)
}
