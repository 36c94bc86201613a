//! The current work of an engine. Another engine can start over with it.

use coverlist_worker::{EngineAnswer, EngineRequest, Start};
use web_sys::File;

/// A file to validate, and what the page expects beyond the verdict.
#[derive(Clone)]
pub(super) struct Job {
    pub(super) start: Start,
    file: File,
    is_sheet_due: bool,
}

impl Job {
    /// The job after a request. The file belongs to [`EngineRequest::Start`].
    pub(super) fn after(job: Option<Self>, request: &EngineRequest, file: Option<&File>) -> Option<Self> {
        match request {
            EngineRequest::Start(start) => {
                Some(Self { start: Start::clone(start), file: file?.clone(), is_sheet_due: false })
            }
            EngineRequest::Revalidate(start) => {
                Some(Self { start: Start::clone(start), is_sheet_due: false, ..job? })
            }
            EngineRequest::Sheet { run } => {
                job.map(|job| Self { is_sheet_due: job.start.run == *run, ..job })
            }
            EngineRequest::Rows(_) | EngineRequest::Prepare => job,
            EngineRequest::Cancel { .. } => None,
        }
    }

    pub(super) fn note(&mut self, answer: &EngineAnswer) {
        if matches!(answer, EngineAnswer::Sheet { .. }) {
            self.is_sheet_due = false;
        }
    }

    /// The requests that make another engine do this job.
    pub(super) fn requests(self) -> Vec<(EngineRequest, Option<File>)> {
        let run = self.start.run;
        let start = (EngineRequest::Start(Box::new(self.start)), Some(self.file));
        let sheet = self.is_sheet_due.then_some((EngineRequest::Sheet { run }, None));
        [start].into_iter().chain(sheet).collect()
    }
}
