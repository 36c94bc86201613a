//! Carries out the effects that call the server.

use super::engine::saved_sources;
use super::{Draft, Effect, Event, ImportFlow, Importer, Importing, LookedUp, OfferedDraft, Unsent};
use crate::client::{Client, Failure, StageRequest};
use crate::drafts::{Drafts, KeptDraft};
use crate::flow::task::Task;
use coverlist_api::{LookupRequest, ProblemCode};
use coverlist_core::record::RecordKind;
use coverlist_core::sheet::Source;
use coverlist_worker::SavedSources;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;
use std::sync::Arc;

impl ImportFlow {
    pub(super) fn stage(&self, run: u32, request: StageRequest, importer: Importer) {
        let Some(sheet) = self.written.take() else { return };
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

    /// Looks for a draft that fits this version of the page.
    pub(super) fn find_draft(&self, source_sha256: String, importer: Importer) {
        let drafts = Rc::clone(self.drafts());
        spawn_local(async move {
            let found = drafts.find(&source_sha256).await.and_then(|KeptDraft { text, stored_at }| {
                Some(Box::new(OfferedDraft { draft: serde_json::from_str(&text).ok()?, stored_at }))
            });
            importer.send(Event::DraftSought { source_sha256, found });
        });
    }

    pub(super) fn keep_draft(&self, source_sha256: String, draft: Option<Box<Draft>>) {
        // Serializing decisions cannot fail.
        self.drafts().keep(source_sha256, draft.and_then(|draft| serde_json::to_string(&draft).ok()));
    }

    fn drafts(&self) -> &Rc<Drafts> {
        self.drafts.get_or_init(|| Drafts::new(self.client))
    }

    pub(super) fn look_up(&self, run: u32, kind: RecordKind, keys: Vec<String>, importer: Importer) {
        let client = self.client;
        spawn_local(async move {
            let answer = ask_about_keys(client, run, kind, keys).await;
            importer.send(Event::LookedUp { run, answer });
        });
    }

    pub(super) fn delete(&self, id: i64, importer: Importer) {
        let (client, pending) = (self.client, Rc::clone(&self.deletion));
        spawn_local(async move {
            let end = pending.send(id, async |&id, key| client.delete(id, key).await).await;
            importer.send(Event::DeleteEnded(end.map(drop)));
        });
    }

    pub(super) fn fetch_templates(&self, importer: Importer) {
        let (client, source_name) = (self.client, self.source_name);
        spawn_local(async move {
            let name = source_name.get_untracked();
            let fetched = client.templates().await;
            let named = match &name {
                Some(name) => named_source(client, name.clone()).await.map(|source| {
                    importer.send(Event::SourcesFetched(SavedSources::Named(Box::new(source))));
                }),
                None => Ok(()),
            };
            importer.send(Event::TemplatesFetched(named.and(fetched).map(Arc::new)));
            if name.is_none() && importer.now(Importing::has_named_source) {
                importer.run(Effect::FetchSources);
            }
            // Meanwhile, the host may have named another source.
            if source_name.try_get_untracked().is_some_and(|now| now != name) {
                importer.send(Event::TemplatesRequested);
            }
        });
    }

    /// Fetches the district's sources, unless the host names one. Without them, questions stay open.
    pub(super) fn fetch_sources(&self, importer: Importer) {
        let client = self.client;
        if self.source_name.with_untracked(Option::is_none) {
            spawn_local(async move {
                let listed = client.sources().await.unwrap_or_default();
                importer.send(Event::SourcesFetched(SavedSources::ByHeaders(listed)));
            });
        }
    }

    pub(super) fn save_source(&self, source: Box<Source>, importer: Importer) {
        let (client, pending) = (self.client, Rc::clone(&self.saving));
        spawn_local(async move {
            let end = pending.send(source, async |source, key| client.put_source(source, key).await).await;
            importer.send(Event::SaveEnded(end.map(Box::new)));
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

async fn named_source(client: Client, name: String) -> Result<Source, Failure> {
    let fetch = saved_sources().await?;
    fetch(client, name).await
}

/// Looks up keys. If none names a record, they may be keys of the other kind.
async fn ask_about_keys(
    client: Client,
    run: u32,
    kind: RecordKind,
    keys: Vec<String>,
) -> Result<LookedUp, Failure> {
    let request = LookupRequest { keys };
    let found = client.look_up(kind, &request).await?;
    let looked_up = LookedUp::new(run, &request.keys, found);
    if looked_up.has_record(request.keys.len()) {
        return Ok(looked_up);
    }
    Ok(looked_up.with_other_kind(&client.look_up(kind.other(), &request).await?))
}

/// Explains why a file was not staged.
fn unsent(failure: Failure) -> Unsent {
    match failure.code() {
        Some(ProblemCode::TemplateChanged) => Unsent::TemplateChanged,
        Some(ProblemCode::ImportOpen) => Unsent::ImportOpen(failure.details().open),
        _ => Unsent::Failed(failure),
    }
}
