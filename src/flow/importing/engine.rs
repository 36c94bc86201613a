//! Carries out the effects that need the validation engine or an import. Their code is loaded while a person
//! chooses a file.

use super::today::today_in;
use super::{DownloadFailure, DownloadFormat, Effect, Event, Find, ImportFlow, Importer, Job};
use crate::client::{Client, Later};
use crate::ui::save;
use crate::validator::{ENGINE, Validator, WORKBOOK_WRITER, write_workbook};
use coverlist_core::sheet::{Content, Source};
use coverlist_core::template::TemplateSet;
use coverlist_worker::{EngineRequest, SavedSources, Start};
use leptos::task::spawn_local;
use std::cell::OnceCell;
use std::rc::Rc;
use web_sys::File;

/// Carries out an effect whose code is loaded.
pub(super) type RunEffect = fn(&ImportFlow, Effect, Importer);

/// Fetches a saved source by its name.
pub(super) type FetchSource = fn(Client, String) -> Later<Source>;

later!(work, engine_effects: RunEffect = ImportFlow::run_with_engine);
later!(work, saved_sources: FetchSource = |client, name| Box::pin(async move { client.source(&name).await }));

thread_local! {
    /// The loaded code, which all import screens share.
    static LOADED: OnceCell<RunEffect> = const { OnceCell::new() };
}

impl Importer {
    /// Carries out what waits for the code of the engine. Loading it may have failed before.
    pub fn resume(self) {
        if let Some(flow) = self.flow().filter(|flow| !flow.waiting.borrow().is_empty()) {
            flow.load_engine_effects(self);
        }
    }
}

impl ImportFlow {
    /// Carries out an effect now, or as soon as its code is loaded.
    pub(super) fn run_later(&self, effect: Effect, importer: Importer) {
        let loaded = LOADED.with(|loaded| loaded.get().copied());
        if let Some(run) = loaded.filter(|_| self.waiting.borrow().is_empty()) {
            return run(self, effect, importer);
        }
        self.waiting.borrow_mut().push(effect);
        self.load_engine_effects(importer);
    }

    /// Loads the code of the effects that wait. If it does not arrive, they go on waiting: the screen, whose
    /// results are in the same module, says so and loads it again.
    fn load_engine_effects(&self, importer: Importer) {
        if self.is_loading.replace(true) {
            return;
        }
        spawn_local(async move {
            let loaded = engine_effects().await;
            // The screen may have been closed meanwhile.
            let Some(flow) = importer.flow() else { return };
            flow.is_loading.set(false);
            if let Ok(run) = loaded {
                // A second screen may have loaded the same code.
                let _ = LOADED.with(|loaded| loaded.set(run));
                flow.waiting.take().into_iter().for_each(|effect| run(&flow, effect, importer));
            }
        });
    }

    /// Carries out an effect that needs the engine, or types that only files need.
    fn run_with_engine(&self, effect: Effect, importer: Importer) {
        match effect {
            Effect::StartEngine => drop(self.validator(importer)),
            Effect::FetchSources => self.fetch_sources(importer),
            Effect::PrepareEngine => self.send(EngineRequest::Prepare, None, importer),
            Effect::Start(job) => {
                if let Some(file) = self.file.borrow().clone() {
                    self.send(EngineRequest::Start(Box::new(self.engine_job(job))), Some(file), importer);
                }
            }
            Effect::Revalidate(job) => {
                self.send(EngineRequest::Revalidate(Box::new(self.engine_job(job))), None, importer);
            }
            Effect::Cancel { run } => self.send(EngineRequest::Cancel { run }, None, importer),
            Effect::FetchWindow(request) => self.send(EngineRequest::Rows(request), None, importer),
            Effect::FetchKeys { run } => self.send(EngineRequest::Keys { run }, None, importer),
            Effect::LookUp { run, kind, keys } => self.look_up(run, kind, keys, importer),
            Effect::MatchKeys(matches) => self.send(EngineRequest::Match(matches), None, importer),
            Effect::MakeSource { run, name } => {
                self.send(EngineRequest::MakeSource { run, name }, None, importer);
            }
            Effect::SaveSource(source) => self.save_source(source, importer),
            Effect::CountCells { run, find: Find { field, text } } => {
                self.send(EngineRequest::Count { run, field, find: text }, None, importer);
            }
            Effect::WriteDownload { run, content } => {
                self.send(EngineRequest::Download { run, content }, None, importer);
            }
            Effect::SaveDownload { name, format, columns } => {
                self.save_download(name, format, columns, importer);
            }
            Effect::WriteSheet { run } => self.send(EngineRequest::Sheet { run }, None, importer),
            Effect::FetchProcessedBefore { source_sha256 } => {
                self.fetch_processed_before(source_sha256, importer);
            }
            Effect::FindDraft { source_sha256 } => self.find_draft(source_sha256, importer),
            Effect::KeepDraft { source_sha256, draft } => self.keep_draft(source_sha256, draft),
            Effect::Stage { run, request } => self.stage(run, request, importer),
            Effect::Delete { id } => self.delete(id, importer),
            Effect::FetchOpen => self.fetch_open(importer),
            // The importer carries these out itself.
            Effect::AbortUpload | Effect::FetchTemplates | Effect::Mark(_) => {}
        }
    }

    /// Sends a request. [`EngineRequest::Start`] also needs the file.
    fn send(&self, request: EngineRequest, file: Option<File>, importer: Importer) {
        self.validator(importer).send(request, file);
    }

    fn validator(&self, importer: Importer) -> Rc<Validator> {
        let start = || {
            Validator::start(
                self.client.file_url(ENGINE),
                move |answer, written| importer.take(answer, written),
                move || importer.send(Event::WorkerCrashed),
            )
        };
        Rc::clone(self.validator.get_or_init(start))
    }

    fn save_download(&self, name: String, format: DownloadFormat, columns: Vec<Content>, importer: Importer) {
        let Some(csv) = self.written.take() else { return };
        let script = self.client.file_url(WORKBOOK_WRITER);
        spawn_local(async move {
            let file = match format {
                DownloadFormat::Csv => Ok(csv),
                DownloadFormat::Workbook => match write_workbook(&script, &csv, &columns).await {
                    Ok(workbook) => workbook.ok_or(DownloadFailure::TooLarge),
                    Err(_) => Err(DownloadFailure::NoWriter),
                },
            };
            importer.send(Event::DownloadEnded(file.map(|file| save(&name, &file))));
        });
    }

    fn engine_job(&self, job: Job) -> Start {
        let Job { run, template, decisions, sources, limits } = job;
        // The page may stay open past midnight, so each run looks up the day.
        let today = today_in(&self.time_zone);
        let (templates, template) = (TemplateSet::clone(&template.set), template.template.id.clone());
        let sources = SavedSources::clone(&sources);
        Start { run, templates, template, decisions, sources, today, limits }
    }
}
