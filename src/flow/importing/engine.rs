//! Carries out the effects that need the validation engine.

use super::today::today_in;
use super::{ImportFlow, Job};
use coverlist_core::template::TemplateSet;
use coverlist_worker::{EngineRequest, SavedSources, Start};
use web_sys::File;

impl ImportFlow {
    pub(super) fn start(&self, job: Job) {
        if let Some(file) = self.file.borrow().clone() {
            self.send(EngineRequest::Start(Box::new(self.engine_job(job))), Some(file));
        }
    }

    pub(super) fn revalidate(&self, job: Job) {
        self.send(EngineRequest::Revalidate(Box::new(self.engine_job(job))), None);
    }

    /// Sends a request. [`EngineRequest::Start`] also needs the file.
    pub(super) fn send(&self, request: EngineRequest, file: Option<File>) {
        if let Some(validator) = self.validator.get() {
            validator.send(request, file);
        }
    }

    fn engine_job(&self, job: Job) -> Start {
        let Job { run, template, decisions, limits } = job;
        // The page may stay open past midnight, so each run looks up the day.
        let today = today_in(&self.time_zone);
        let (templates, template) = (TemplateSet::clone(&template.set), template.template.id.clone());
        let named = self.source.borrow().clone().map(|source| SavedSources::Named(Box::new(source)));
        Start { run, templates, template, decisions, sources: named.unwrap_or_default(), today, limits }
    }
}
