//! Carries out the effects that call the server.

use super::{Event, ImportFlow, Importer, Unsent};
use crate::client::{Failure, StageRequest};
use crate::flow::task::Task;
use coverlist_api::ProblemCode;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::sync::Arc;

impl ImportFlow {
    pub(super) fn stage(&self, run: u32, request: StageRequest, importer: Importer) {
        let Some(sheet) = self.sheet.take() else { return };
        let (client, pending) = (self.client, Rc::clone(&self.staging));
        let upload = Task::spawn(async move {
            let on_progress = move |sent| importer.send(Event::Sent(sent));
            let answer = pending
                .send((run, request), async |(_, request), key| {
                    client.stage(request, &sheet, key, on_progress).await
                })
                .await;
            importer.send(Event::StageEnded(answer.map(Box::new).map_err(unsent)));
        });
        self.upload.replace(Some(upload));
    }

    /// A failure changes nothing: the admin also learns it after staging.
    pub(super) fn fetch_processed_before(&self, source_sha256: String, importer: Importer) {
        let client = self.client;
        spawn_local(async move {
            if let Ok(Some(before)) = client.processed_before(&source_sha256).await {
                importer.send(Event::ProcessedBefore { source_sha256, before });
            }
        });
    }

    pub(super) fn delete(&self, id: i64, importer: Importer) {
        let (client, pending) = (self.client, Rc::clone(&self.deletion));
        spawn_local(async move {
            let end = pending.send(id, async |&id, key| client.delete(id, key).await).await;
            importer.send(Event::DeleteEnded(end));
        });
    }

    pub(super) fn fetch_templates(&self, importer: Importer) {
        let client = self.client;
        spawn_local(async move {
            importer.send(Event::TemplatesFetched(client.templates().await.map(Arc::new)));
        });
    }

    pub(super) fn fetch_open(&self, importer: Importer) {
        let client = self.client;
        spawn_local(async move {
            let open = client.open_import().await;
            importer.send(Event::OpenFetched(open.map(|open| open.map(Box::new))));
        });
    }
}

/// Explains why a file was not staged.
fn unsent(failure: Failure) -> Unsent {
    match failure.code() {
        Some(ProblemCode::TemplateChanged) => Unsent::TemplateChanged,
        _ => Unsent::Failed(failure),
    }
}
