//! The parts that all stages share.

use super::planned_counts::PlannedCounts;
use super::progress::ProgressBoard;
use super::view;
use crate::access::Caller;
use crate::store::imports::{self, Import};
use crate::store::{Database, ImportKey, Tx};
use crate::{Clock, Failure, Pauses, Watchers};
use coverlist_api::{ImportView, OpenImport};
use coverlist_core::validate::Limits;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::{Notify, Semaphore};

/// The most files that are validated at a time. Each needs several times its size in memory.
const VALIDATED_AT_ONCE: usize = 2;

/// Stages, plans, processes and reports. Clones share everything.
#[derive(Clone)]
pub struct Pipeline {
    pub(super) database: Database,
    pub(super) clock: Clock,
    pub(super) limits: Limits,
    pub(super) pauses: Pauses,
    pub(super) reading: Arc<Semaphore>,
    pub(super) planned: Arc<PlannedCounts>,
    pub(super) progress: Arc<ProgressBoard>,
    pub(super) watchers: Watchers,
    /// Wakes the runner after an import is queued.
    pub(super) queued: Arc<Notify>,
    /// Whether a runner is active.
    pub(super) running: Arc<AtomicBool>,
}

impl Pipeline {
    /// A pipeline over a database. A [`super::Runner`] processes its queued imports.
    pub fn new(database: Database, clock: Clock, limits: Limits, pauses: Pauses) -> Self {
        let watchers = Watchers::default();
        Self {
            database,
            clock,
            limits,
            pauses,
            reading: Arc::new(Semaphore::new(VALIDATED_AT_ONCE)),
            planned: Arc::default(),
            progress: Arc::new(ProgressBoard::new(watchers.clone())),
            watchers,
            queued: Arc::default(),
            running: Arc::default(),
        }
    }

    /// Whether a runner processes queued imports.
    pub fn is_running(&self) -> bool {
        self.running.load(Ordering::SeqCst)
    }

    /// The largest file that is accepted.
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Clients that watch a district.
    pub fn watchers(&self) -> &Watchers {
        &self.watchers
    }

    /// One import.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub async fn import(&self, caller: &Caller, id: i64) -> Result<ImportView, Failure> {
        let key = caller.import_key(id);
        let import = self.database.read_async(move |tx| find(tx, key)).await?;
        Ok(self.view(&import))
    }

    /// The district's open import, if it has one.
    pub async fn open(&self, caller: &Caller) -> Result<OpenImport, Failure> {
        let district = caller.district;
        let import = self.database.read_async(move |tx| imports::open(tx, district)).await?;
        Ok(OpenImport { import: import.map(|import| self.view(&import)) })
    }

    /// An import for the wire, with its progress.
    pub(super) fn view(&self, import: &Import) -> ImportView {
        view::import(import, self.progress.of(import, self.clock.now()))
    }
}

/// An import, or `not_found`.
pub(super) fn find(tx: &Tx<'_>, key: ImportKey) -> Result<Import, Failure> {
    imports::by_id(tx, key)?.ok_or_else(|| Failure::not_found("This district has no such import."))
}
