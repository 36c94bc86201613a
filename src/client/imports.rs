//! Imports: staged, planned, processed, reported.

use super::call::{Call, JSON, json};
use super::query::{Ask, Query};
use super::upload::Sent;
use super::{Client, Failure, Intent};
use coverlist_api::{FindingView, ImportView, OpenImport, Page, PlanView, ProcessRequest, ReportView, paths};
use coverlist_core::plan::Outcome;
use coverlist_core::validate::Choices;

/// A file to be staged.
#[derive(Clone, Debug)]
pub struct Staging {
    /// The template that it is staged under: `user` or `device`.
    pub template: String,
    /// The file's name.
    pub name: String,
    /// What the person decided about it.
    pub choices: Choices,
    /// The rejected rows that the person agreed to leave out.
    pub rejected: u32,
    /// The SHA-256 of the bytes that were checked, in hexadecimal.
    pub sha256: String,
}

impl Client {
    /// Stages a file as it is now; `sent` is told how far the upload is. Dropping the future cuts it.
    pub async fn stage(
        &self,
        staging: &Staging,
        file: &web_sys::Blob,
        intent: &Intent,
        sent: impl Fn(Sent) + 'static,
    ) -> Result<ImportView, Failure> {
        let choices = if staging.choices == Choices::default() {
            String::new()
        } else {
            serde_json::to_string(&staging.choices).unwrap_or_default()
        };
        let url = Query::new(paths::IMPORTS)
            .with("template", &staging.template)
            .with("name", &staging.name)
            .with("choices", &choices)
            .with("rejected", &staging.rejected.to_string())
            .with("sha256", &staging.sha256)
            .into_url();
        self.upload(&url, file, intent, sent).await
    }

    /// All imports, the newest first.
    pub async fn imports(&self, ask: &Ask) -> Result<Page<ImportView>, Failure> {
        self.fetch(&Call::get(Query::new(paths::IMPORTS).asking(ask).into_url())).await
    }

    /// The district's open import; `None` when nothing is staged.
    pub async fn open_import(&self) -> Result<Option<ImportView>, Failure> {
        let open: OpenImport = self.fetch(&Call::get(paths::OPEN_IMPORT)).await?;
        Ok(open.import)
    }

    /// One import.
    pub async fn import(&self, id: i64) -> Result<ImportView, Failure> {
        self.fetch(&Call::get(paths::import(id))).await
    }

    /// Deletes a staged file.
    pub async fn delete(&self, id: i64, intent: &Intent) -> Result<(), Failure> {
        self.send(&Call::delete(paths::import(id)).meaning(intent)).await.map(drop)
    }

    /// What the server found in the file of an import.
    pub async fn findings(&self, id: i64, ask: &Ask) -> Result<Page<FindingView>, Failure> {
        self.fetch(&Call::get(Query::new(paths::import_findings(id)).asking(ask).into_url())).await
    }

    /// What processing an import would do now; rows of `only` one action when it is given.
    pub async fn plan(&self, id: i64, only: Option<Outcome>, ask: &Ask) -> Result<PlanView, Failure> {
        let query = Query::new(paths::import_plan(id)).with("action", only.map_or("", Outcome::id));
        self.fetch(&Call::get(query.asking(ask).into_url())).await
    }

    /// Consents to a plan and has it processed.
    pub async fn process(
        &self,
        id: i64,
        request: &ProcessRequest,
        intent: &Intent,
    ) -> Result<ImportView, Failure> {
        self.fetch(&Call::post(paths::import_process(id), JSON, json(request)).meaning(intent)).await
    }

    /// What became of each row of an import; rows of `only` one outcome when it is given.
    pub async fn report(&self, id: i64, only: Option<Outcome>, ask: &Ask) -> Result<ReportView, Failure> {
        let query = Query::new(paths::import_report(id)).with("outcome", only.map_or("", Outcome::id));
        self.fetch(&Call::get(query.asking(ask).into_url())).await
    }
}
