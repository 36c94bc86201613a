//! Carries out the effects that call the server.

use super::{Event, ImportFlow, Importer, Unsent};
use crate::client::{Failure, StageRequest};
use crate::flow::task::Task;
use coverlist_api::ProblemCode;
use coverlist_worker::sha256;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::sync::Arc;
use web_sys::File;

impl ImportFlow {
    pub(super) fn stage(&self, run: u32, request: StageRequest, importer: Importer) {
        let Some(file) = self.file.borrow().clone() else { return };
        let (client, pending) = (self.client, Rc::clone(&self.staging));
        let upload = Task::spawn(async move {
            let on_progress = move |bytes| importer.send(Event::Sent(bytes));
            let sha256 = request.sha256.clone();
            let answer = pending
                .send((run, request), async |(_, request), key| {
                    client.stage(request, &file, key, on_progress).await
                })
                .await;
            let end = match answer {
                Ok(import) => Ok(Box::new(import)),
                Err(failure) => Err(unsent(failure, &file, &sha256).await),
            };
            importer.send(Event::StageEnded(end));
        });
        self.upload.replace(Some(upload));
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

/// Explains why a file was not staged. A browser reports a changed file like an unreachable server, so the
/// file is hashed again.
async fn unsent(failure: Failure, file: &File, validated_sha256: &str) -> Unsent {
    if failure.code() == Some(ProblemCode::TemplateChanged) {
        return Unsent::TemplateChanged;
    }
    let has_changed = match &failure {
        Failure::Unreachable => sha256(file).await.ok().as_deref() != Some(validated_sha256),
        _ => failure.code() == Some(ProblemCode::FileDiffers),
    };
    if has_changed { Unsent::FileChanged } else { Unsent::Failed(failure) }
}
