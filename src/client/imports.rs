//! Calls about imports: staging, plan, processing, report.

use super::call::{Call, JSON, json};
use super::query::{ListQuery, Query};
use super::{Client, Failure, IdempotencyKey};
use coverlist_api::{
    FindingView, ImportView, OpenImport, Page, PlanView, ProcessRequest, ReportView, RowQueryRequest, paths,
};
use coverlist_core::validate::Choices;

/// The parameters of a staging request, besides the file's bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageRequest {
    /// The id of the template that its rows follow.
    pub template: String,
    /// The version of the template under which the file was validated.
    pub template_version: u32,
    /// The file's name.
    pub name: String,
    /// The admin's choices about how the file is read and validated.
    pub choices: Choices,
    /// The number of rejected rows that the admin agreed to leave out.
    pub rejected: u32,
    /// The SHA-256 of the validated bytes, in hexadecimal.
    pub sha256: String,
}

impl Client {
    /// Stages a file. `on_progress` gets the number of bytes sent. Dropping the future aborts the upload.
    pub async fn stage(
        &self,
        request: &StageRequest,
        file: &web_sys::Blob,
        key: &IdempotencyKey,
        on_progress: impl Fn(u64) + 'static,
    ) -> Result<ImportView, Failure> {
        let choices = if request.choices == Choices::default() {
            String::new()
        } else {
            serde_json::to_string(&request.choices).unwrap_or_default()
        };
        let url = Query::new(paths::IMPORTS)
            .with("template", &request.template)
            .with("template_version", &request.template_version.to_string())
            .with("name", &request.name)
            .with("choices", &choices)
            .with("rejected", &request.rejected.to_string())
            .with("sha256", &request.sha256)
            .into_url();
        self.upload(&url, file, key, on_progress).await
    }

    /// Returns a page of the imports, the newest first.
    pub async fn imports(&self, list: &ListQuery) -> Result<Page<ImportView>, Failure> {
        self.fetch(&Call::get(Query::new(paths::IMPORTS).with_list(list).into_url())).await
    }

    /// The district's open import; `None` when nothing is staged.
    pub async fn open_import(&self) -> Result<Option<ImportView>, Failure> {
        let open: OpenImport = self.fetch(&Call::get(paths::OPEN_IMPORT)).await?;
        Ok(open.import)
    }

    pub async fn import(&self, id: i64) -> Result<ImportView, Failure> {
        self.fetch(&Call::get(paths::import(id))).await
    }

    pub async fn delete(&self, id: i64, key: &IdempotencyKey) -> Result<(), Failure> {
        self.send(&Call::delete(paths::import(id)).with_key(key)).await.map(drop)
    }

    pub async fn findings(&self, id: i64, list: &ListQuery) -> Result<Page<FindingView>, Failure> {
        self.fetch(&Call::get(Query::new(paths::import_findings(id)).with_list(list).into_url())).await
    }

    /// The rows of the plan that a query finds.
    pub async fn plan(&self, id: i64, query: &RowQueryRequest) -> Result<PlanView, Failure> {
        self.fetch(&Call::post(paths::import_plan_query(id), JSON, json(query))).await
    }

    /// Consents to a plan, which queues the import.
    pub async fn process(
        &self,
        id: i64,
        request: &ProcessRequest,
        key: &IdempotencyKey,
    ) -> Result<ImportView, Failure> {
        self.fetch(&Call::post(paths::import_process(id), JSON, json(request)).with_key(key)).await
    }

    /// The rows of the report that a query finds.
    pub async fn report(&self, id: i64, query: &RowQueryRequest) -> Result<ReportView, Failure> {
        self.fetch(&Call::post(paths::import_report_query(id), JSON, json(query))).await
    }
}
