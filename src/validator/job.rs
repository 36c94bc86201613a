//! The current work of an engine. Another engine can start over with it.

use coverlist_worker::{EngineRequest, Start};
use web_sys::File;

/// A file to validate.
#[derive(Clone)]
pub(super) struct Job {
    pub(super) start: Start,
    file: File,
}

impl Job {
    /// The job after a request. The file belongs to [`EngineRequest::Start`].
    pub(super) fn after(job: Option<Self>, request: &EngineRequest, file: Option<&File>) -> Option<Self> {
        match request {
            EngineRequest::Start(start) => Some(Self { start: Start::clone(start), file: file?.clone() }),
            EngineRequest::Revalidate(start) => Some(Self { start: Start::clone(start), ..job? }),
            EngineRequest::Prepare
            | EngineRequest::Rows(_)
            | EngineRequest::Keys { .. }
            | EngineRequest::Match(_)
            | EngineRequest::Edit(_)
            | EngineRequest::MakeSource { .. }
            | EngineRequest::Count { .. }
            | EngineRequest::Download { .. }
            | EngineRequest::Sheet { .. } => job,
            EngineRequest::Cancel { .. } => None,
        }
    }

    /// The request that makes another engine do this job, and its file.
    pub(super) fn request(&self) -> (EngineRequest, File) {
        (EngineRequest::Start(Box::new(self.start.clone())), self.file.clone())
    }
}
