use super::plan_overview::PlanOverviews;
use super::progress::ProgressBoard;
use super::run::{Actor, WaitingRuns};
use super::view;
use crate::store::imports::{self, Import};
use crate::store::runs::{self, Run};
use crate::store::{Database, ImportKey, Tx};
use crate::{Clock, Failure, IdempotentRequest, Pauses, Watchers};
use coverlist_api::{ImportView, KeptPart, OpenImport, Page, ProblemCode, RunView, WaitingView};
use coverlist_core::lifecycle::RunState;
use coverlist_core::validate::Limits;
use coverlist_messages::text;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::{Notify, Semaphore};

/// The maximum number of sheets that are judged at the same time. Judging a sheet of a million rows needs
/// about 100 MB of memory.
const JUDGED_AT_ONCE: usize = 2;

/// The size of a sheet that is never too large, in bytes.
const SMALL_SHEET: u64 = 64 * 1024;

/// Stages, plans and processes imports, and reads their reports. Clones share everything.
#[derive(Clone)]
pub struct Pipeline {
    pub(super) database: Database,
    pub(super) clock: Clock,
    pub(super) limits: Limits,
    pub(super) pauses: Pauses,
    /// Turns to judge a sheet.
    pub(super) judging: Arc<Semaphore>,
    /// The turn to convert a file. Converting needs several times the file's size in memory.
    pub(super) converting: Arc<Semaphore>,
    pub(super) overviews: Arc<PlanOverviews>,
    pub(super) progress: Arc<ProgressBoard>,
    pub(super) waiting: Arc<WaitingRuns>,
    pub(super) watchers: Watchers,
    /// Wakes the runner when a run is queued.
    pub(super) queued: Arc<Notify>,
    /// Whether a [`super::Runner`] is running.
    pub(super) running: Arc<AtomicBool>,
}

impl Pipeline {
    /// Works on the imports in `database`. A [`super::Runner`] must run to carry out queued runs.
    pub(crate) fn new(database: Database, clock: Clock, limits: Limits, pauses: Pauses) -> Self {
        let watchers = Watchers::default();
        Self {
            database,
            clock,
            limits,
            pauses,
            converting: Arc::new(Semaphore::new(1)),
            judging: Arc::new(Semaphore::new(JUDGED_AT_ONCE)),
            overviews: Arc::default(),
            progress: Arc::new(ProgressBoard::new(watchers.clone())),
            waiting: Arc::default(),
            watchers,
            queued: Arc::default(),
            running: Arc::default(),
        }
    }

    /// Whether a [`super::Runner`] carries out queued runs.
    pub(crate) fn is_running(&self) -> bool {
        self.running.load(Ordering::SeqCst)
    }

    /// The folder whose disk takes temporary files.
    pub(crate) fn folder(&self) -> &Path {
        self.database.folder()
    }

    /// The maximum size of a sheet, in bytes. A sheet may be larger than its file: each row gets its line,
    /// and words and dates are spelled out.
    pub(crate) fn max_sheet_bytes(&self) -> u64 {
        self.limits.max_bytes.saturating_mul(2).saturating_add(SMALL_SHEET)
    }

    /// The maximum size of a file, in bytes and in rows.
    pub(crate) fn limits(&self) -> Limits {
        self.limits
    }

    /// Notifies open pages when a district's imports change.
    pub fn watchers(&self) -> &Watchers {
        &self.watchers
    }

    /// One import with its progress.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub(crate) async fn import(&self, actor: Actor, id: i64) -> Result<ImportView, Failure> {
        let key = actor.import_key(id);
        let import = self.database.read_async(move |tx| find(tx, key)).await?;
        Ok(self.view(&import))
    }

    /// The district's open import, if it has one.
    pub(crate) async fn open(&self, actor: Actor) -> Result<OpenImport, Failure> {
        let district = actor.district;
        let import = self.database.read_async(move |tx| imports::open(tx, district)).await?;
        Ok(OpenImport { import: import.map(|import| self.view(&import)) })
    }

    /// Changes an import in one transaction, or repeats the answer to the same request, and tells the open
    /// pages of the district.
    pub(super) async fn change(
        &self,
        district: i64,
        request: IdempotentRequest,
        work: impl FnOnce(&Self, &Tx<'_>) -> Result<ImportView, Failure> + Send + 'static,
    ) -> Result<ImportView, Failure> {
        let pipeline = self.clone();
        let change = move |tx: &Tx<'_>| request.perform(tx, || work(&pipeline, tx));
        let import = self.database.write_async(change).await?;
        self.watchers.notify(district);
        Ok(import)
    }

    /// The id of the import whose run is queued in the district, if there is one.
    pub(crate) async fn queued_import(&self, actor: Actor) -> Result<Option<i64>, Failure> {
        let queued = self.database.read_async(move |tx| runs::queued_of(tx, actor.district)).await?;
        Ok(queued.map(|run| run.import))
    }

    /// The runs of an import, the oldest one first.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub(crate) async fn runs(&self, actor: Actor, id: i64) -> Result<Page<RunView>, Failure> {
        let (pipeline, key) = (self.clone(), actor.import_key(id));
        let read = move |tx: &Tx<'_>| {
            find(tx, key)?;
            let runs = runs::of_import(tx, key)?;
            let rows = runs.iter().map(|run| view::run(run, pipeline.why_waiting(run))).collect();
            Ok(Page { rows, next: None })
        };
        self.database.read_async(read).await
    }

    /// Why a queued run waits, if it does.
    fn why_waiting(&self, run: &Run) -> Option<WaitingView> {
        (run.state == RunState::Queued).then(|| self.waiting.view(run.key)).flatten()
    }

    /// Converts an import for the API, and adds its progress.
    pub(super) fn view(&self, import: &Import) -> ImportView {
        let waiting = import.run.as_ref().and_then(|run| self.why_waiting(run));
        view::import(import, self.progress.of(import.key, self.clock.now()), waiting)
    }
}

/// Reads an import of which a part is kept, or returns `not_found` or `expired`.
pub(super) fn find_with(tx: &Tx<'_>, key: ImportKey, part: KeptPart) -> Result<Import, Failure> {
    let import = find(tx, key)?;
    check_kept(&import, part)?;
    Ok(import)
}

/// Refuses an import of which a part has expired with `expired`.
pub(super) fn check_kept(import: &Import, part: KeptPart) -> Result<(), Failure> {
    let Some(days) = import.expired.of(part) else { return Ok(()) };
    let reason = match part {
        KeptPart::File => text::problem_expired_file(days),
        KeptPart::Rows => text::problem_expired_rows(days),
        KeptPart::Report => text::problem_expired_report(days),
    };
    Err(Failure::refuse(ProblemCode::Expired, reason))
}

/// Reads an import, or returns `not_found`.
pub(super) fn find(tx: &Tx<'_>, key: ImportKey) -> Result<Import, Failure> {
    imports::by_id(tx, key)?.ok_or_else(|| Failure::not_found(text::problem_not_found_import()))
}
