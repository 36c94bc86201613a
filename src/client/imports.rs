//! Calls about imports: staging, plan, processing, report.

use super::call::{Call, JSON, json};
use super::query::{ListQuery, Query};
use super::upload::Sent;
use super::{Client, Failure, IdempotencyKey};
use coverlist_api::{
    AbsentView, ComparisonView, DecisionView, DecisionsRequest, DecisionsView, EarlierImport, FindingView,
    ImportQueryRequest, ImportView, MarkRequest, MarkView, OpenImport, Page, PlanQueryRequest, PlanView,
    ProcessRequest, ProcessedBefore, ProposalsView, ReportView, ReversalRequest, ReversalView, RowDifference,
    RowQueryRequest, VerificationView, paths,
};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Reversal;
use coverlist_core::sheet::Provenance;
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, FormData};

/// A request to stage a sheet, besides the sheet's bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageRequest {
    /// The provenance of the sheet, which names its hash.
    pub provenance: Box<Provenance>,
    /// The number of rejected rows that the admin agreed to leave out.
    pub rejected: u32,
    /// The id of the processed import whose rows the sheet corrects.
    pub merges: Option<i64>,
}

/// Whether an import is undone, or its undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Undo,
    Redo,
}

impl Direction {
    /// What can be done with an import in this state.
    pub fn of(state: State) -> Self {
        if state == State::Undone { Self::Redo } else { Self::Undo }
    }

    fn path(self, id: i64) -> String {
        match self {
            Self::Undo => paths::import_undo(id),
            Self::Redo => paths::import_redo(id),
        }
    }
}

impl Client {
    /// Stages a sheet. `on_progress` gets the part that is sent. Dropping the future aborts the upload.
    pub async fn stage(
        &self,
        request: &StageRequest,
        sheet: &Blob,
        key: &IdempotencyKey,
        on_progress: impl Fn(Sent) + 'static,
    ) -> Result<ImportView, Failure> {
        // Only a browser without forms and blobs fails here.
        let form = form(request, sheet).map_err(|_| Failure::Unreachable)?;
        let path = request.merges.map_or_else(|| paths::IMPORTS.to_owned(), paths::import_merge);
        self.upload(&path, &form, key, on_progress).await
    }

    /// The newest processed import of the source with this SHA-256; `None` when there is none.
    pub async fn processed_before(&self, source_sha256: &str) -> Result<Option<ProcessedBefore>, Failure> {
        let url = Query::new(paths::PROCESSED_BEFORE).with("source_sha256", source_sha256).into_url();
        let before: EarlierImport = self.fetch(&Call::get(url)).await?;
        Ok(before.import)
    }

    /// Returns a page of the imports, the newest first.
    pub async fn imports(&self, list: &ListQuery) -> Result<Page<ImportView>, Failure> {
        self.fetch(&Call::get(Query::new(paths::IMPORTS).with_list(list).into_url())).await
    }

    /// The imports that a query finds, the newest first.
    pub async fn find_imports(&self, query: &ImportQueryRequest) -> Result<Page<ImportView>, Failure> {
        self.fetch(&Call::post(paths::IMPORTS_QUERY, JSON, json(query))).await
    }

    /// The district's open import; `None` when nothing is staged.
    pub async fn open_import(&self) -> Result<Option<ImportView>, Failure> {
        let open: OpenImport = self.fetch(&Call::get(paths::OPEN_IMPORT)).await?;
        Ok(open.import)
    }

    pub async fn import(&self, id: i64) -> Result<ImportView, Failure> {
        self.fetch(&Call::get(paths::import(id))).await
    }

    /// Deletes a staged file, and returns the state of the import: it is processed if samples of it are.
    pub async fn delete(&self, id: i64, key: &IdempotencyKey) -> Result<State, Failure> {
        let import: ImportView = self.fetch(&Call::delete(paths::import(id)).with_key(key)).await?;
        Ok(import.state)
    }

    /// Withdraws the queued run of an import.
    pub async fn withdraw(&self, id: i64, key: &IdempotencyKey) -> Result<ImportView, Failure> {
        self.fetch(&Call::post(paths::import_withdraw(id), JSON, "").with_key(key)).await
    }

    pub async fn findings(&self, id: i64, list: &ListQuery) -> Result<Page<FindingView>, Failure> {
        self.fetch(&Call::get(Query::new(paths::import_findings(id)).with_list(list).into_url())).await
    }

    /// The rows of the plan that a query finds.
    pub async fn plan(&self, id: i64, query: &PlanQueryRequest) -> Result<PlanView, Failure> {
        self.fetch(&Call::post(paths::import_plan_query(id), JSON, json(query))).await
    }

    /// Decides about rows of the plan.
    pub async fn decide(
        &self,
        id: i64,
        request: &DecisionsRequest,
        key: &IdempotencyKey,
    ) -> Result<DecisionsView, Failure> {
        self.fetch(&Call::post(paths::import_decisions(id), JSON, json(request)).with_key(key)).await
    }

    /// Returns a page of the decisions about rows, the newest first.
    pub async fn decisions(&self, id: i64, list: &ListQuery) -> Result<Page<DecisionView>, Failure> {
        self.fetch(&Call::get(Query::new(paths::import_decisions(id)).with_list(list).into_url())).await
    }

    /// The records that keys without a record probably mean.
    pub async fn proposals(&self, id: i64, list: &ListQuery) -> Result<ProposalsView, Failure> {
        self.fetch(&Call::get(Query::new(paths::import_proposals(id)).with_list(list).into_url())).await
    }

    /// The records that are insured now and that the import does not name.
    pub async fn absent(&self, id: i64, list: &ListQuery) -> Result<AbsentView, Failure> {
        self.fetch(&Call::get(Query::new(paths::import_absent(id)).with_list(list).into_url())).await
    }

    /// Compares the import with the previous one of its source.
    pub async fn comparison(
        &self,
        id: i64,
        difference: RowDifference,
        list: &ListQuery,
    ) -> Result<ComparisonView, Failure> {
        let url = Query::new(paths::import_comparison(id)).with("difference", difference.id());
        self.fetch(&Call::get(url.with_list(list).into_url())).await
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

    /// What undoing an import, or its undo, would do.
    pub async fn reversal(
        &self,
        id: i64,
        direction: Direction,
        only: Option<Reversal>,
        list: &ListQuery,
    ) -> Result<ReversalView, Failure> {
        let url = Query::new(direction.path(id)).with("outcome", only.map_or("", Reversal::id));
        self.fetch(&Call::get(url.with_list(list).into_url())).await
    }

    /// Consents to undoing an import, or its undo, which queues the run.
    pub async fn revert(
        &self,
        id: i64,
        direction: Direction,
        request: &ReversalRequest,
        key: &IdempotencyKey,
    ) -> Result<ImportView, Failure> {
        self.fetch(&Call::post(direction.path(id), JSON, json(request)).with_key(key)).await
    }

    /// The rows of an import that persons compare with their records.
    pub async fn verification(&self, id: i64) -> Result<VerificationView, Failure> {
        self.fetch(&Call::get(paths::import_verification(id))).await
    }

    /// Marks one of these rows.
    pub async fn mark(
        &self,
        id: i64,
        request: &MarkRequest,
        key: &IdempotencyKey,
    ) -> Result<MarkView, Failure> {
        self.fetch(&Call::post(paths::import_verification(id), JSON, json(request)).with_key(key)).await
    }
}

/// The body of a request to stage. The server reads the parts in this order.
fn form(request: &StageRequest, sheet: &Blob) -> Result<FormData, JsValue> {
    let form = FormData::new()?;
    let options = BlobPropertyBag::new();
    options.set_type(JSON);
    let provenance = Array::of1(&json(&request.provenance));
    let provenance = Blob::new_with_str_sequence_and_options(&provenance, &options)?;
    form.append_with_blob("provenance", &provenance)?;
    form.append_with_str("rejected", &request.rejected.to_string())?;
    form.append_with_blob("sheet", sheet)?;
    Ok(form)
}
