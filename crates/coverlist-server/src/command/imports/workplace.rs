//! The import that a command is about, and what works on it.

use crate::command::DistrictArgs;
use crate::import::{Actor, Ended, may_pass};
use crate::store::RunKey;
use crate::{Clock, Failure, IdempotentRequest, Pauses, Pipeline};
use coverlist_api::ImportView;
use coverlist_core::validate::Limits;
use coverlist_messages::{Message, text};
use std::future::Future;
use tokio::runtime::{Builder, Runtime};

/// The import of a command.
#[derive(clap::Args)]
pub struct OfImport {
    /// The number of the import. Without it, the one that waits to be processed or undone, or else the open
    /// one.
    import: Option<i64>,
    #[command(flatten)]
    pub common: CommonArgs,
}

/// The district of a command, and the form of its output.
#[derive(clap::Args)]
pub struct CommonArgs {
    #[command(flatten)]
    district: DistrictArgs,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
}

/// What a command works with.
pub(in super::super) struct Workplace {
    pub(in super::super) pipeline: Pipeline,
    pub(in super::super) actor: Actor,
    /// The id of the import.
    pub(in super::super) import: i64,
    /// The time zone of the district, an IANA name.
    pub(in super::super) time_zone: String,
    runtime: Runtime,
}

/// The result of a command, or why there is none.
pub(in super::super) type Answer<T> = Result<T, Stop>;

/// Why a command ends without a result.
pub(in super::super) enum Stop {
    /// The person can act on it.
    Refused(Message),
    Failed(anyhow::Error),
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::Refused(refusal.reason),
            failure => Self::Failed(anyhow::Error::new(failure).context(text::command_imports_failed())),
        }
    }
}

impl OfImport {
    /// Opens the database and finds the import. It is a refusal if there is none.
    pub(super) fn open(&self) -> Answer<Workplace> {
        let mut work = self.common.open(0)?;
        let import = match self.import {
            Some(import) => Some(import),
            // A queued undo is not of the open import.
            None => match work.ask(work.pipeline.queued_import(work.actor))? {
                Some(queued) => Some(queued),
                None => work.ask(work.pipeline.open(work.actor))?.import.map(|open| open.id),
            },
        };
        work.import = import.ok_or_else(|| Stop::Refused(text::command_imports_none_open()))?;
        Ok(work)
    }
}

impl CommonArgs {
    /// Opens the database, for work on an import.
    pub(in super::super) fn open(&self, import: i64) -> anyhow::Result<Workplace> {
        let database = self.district.open()?;
        let district = self.district.find(&database)?;
        let actor = Actor { district: district.id, account: None };
        let pipeline = Pipeline::new(database, Clock::system(), Limits::default(), Pauses::default());
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Workplace { pipeline, actor, import, time_zone: district.time_zone, runtime })
    }
}

impl Workplace {
    /// Waits for a request.
    pub(in super::super) fn ask<T>(&self, request: impl Future<Output = Result<T, Failure>>) -> Answer<T> {
        Ok(self.runtime.block_on(request)?)
    }

    /// The import as it is now.
    pub(super) fn look(&self) -> Answer<ImportView> {
        self.ask(self.pipeline.import(self.actor, self.import))
    }

    /// Carries out the queued run of an import, which a server may do at the same time: then it is done once.
    /// Returns the import afterwards.
    pub(super) fn carry_out(&self, import: &ImportView) -> Answer<ImportView> {
        if let Some(run) = import.queued_run() {
            let key = RunKey { district: self.actor.district, id: run.id };
            match self.runtime.block_on(self.pipeline.carry_out(key)) {
                Ok(Ended::Changed) => return Err(Stop::Refused(text::command_imports_changed())),
                Ok(Ended::Applied | Ended::NotQueued) => {}
                Err(failure) => self.not_carried_out(key, failure)?,
            }
        }
        self.look()
    }

    /// Handles a run that could not be carried out, unless a server has done it meanwhile. One that would
    /// fail again is given up.
    fn not_carried_out(&self, run: RunKey, failure: Failure) -> Answer<()> {
        let import = self.look()?;
        if import.queued_run().is_none_or(|queued| queued.id != run.id) {
            return Ok(());
        }
        let outcome = if may_pass(&failure) {
            text::command_imports_waits()
        } else {
            self.ask(self.pipeline.give_up(run))?;
            text::command_imports_given_up()
        };
        Err(Stop::Failed(anyhow::Error::new(failure).context(outcome)))
    }

    /// A request that the command makes once.
    pub(in super::super) fn once() -> IdempotentRequest {
        IdempotentRequest::without_key()
    }
}
