//! The import that a command is about, and what works on it.

use crate::command::DistrictArgs;
use crate::import::{Actor, Ended, may_pass};
use crate::store::RunKey;
use crate::{Clock, Failure, IdempotentRequest, Pauses, Pipeline};
use anyhow::{Context, Result};
use coverlist_api::ImportView;
use coverlist_core::lifecycle::RunState;
use coverlist_core::validate::Limits;
use coverlist_messages::{Message, text};
use std::future::Future;
use tokio::runtime::{Builder, Runtime};

/// The import of a command.
#[derive(clap::Args)]
pub struct OfImport {
    /// The number of the import. Without it, the district's open import.
    import: Option<i64>,
    #[command(flatten)]
    pub place: Place,
}

/// The district of a command, and the form of its output.
#[derive(clap::Args)]
pub struct Place {
    #[command(flatten)]
    district: DistrictArgs,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
}

/// What a command works with.
pub(super) struct Workplace {
    pub(super) pipeline: Pipeline,
    pub(super) actor: Actor,
    /// The id of the import.
    pub(super) import: i64,
    runtime: Runtime,
}

/// The result of a request, or why it was refused.
pub(super) type Answer<T> = std::result::Result<T, Message>;

impl OfImport {
    /// Opens the database and finds the import; an answer without one if none is open.
    pub(super) fn open(&self) -> Result<Answer<Workplace>> {
        let mut work = self.place.open(0)?;
        let import = match self.import {
            Some(import) => Some(import),
            // A queued undo is not of the open import.
            None => match work.runtime.block_on(work.pipeline.queued_import(work.actor))? {
                Some(queued) => Some(queued),
                None => work.runtime.block_on(work.pipeline.open(work.actor))?.import.map(|open| open.id),
            },
        };
        Ok(import.ok_or_else(text::command_imports_none_open).map(|import| {
            work.import = import;
            work
        }))
    }
}

impl Place {
    /// Opens the database, for work on an import.
    pub(super) fn open(&self, import: i64) -> Result<Workplace> {
        let database = self.district.open()?;
        let actor = Actor { district: self.district.find(&database)?.id, account: None };
        let pipeline = Pipeline::new(database, Clock::system(), Limits::default(), Pauses::default());
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Workplace { pipeline, actor, import, runtime })
    }
}

impl Workplace {
    /// Waits for a request.
    pub(super) fn ask<T>(&self, request: impl Future<Output = Result<T, Failure>>) -> Result<Answer<T>> {
        match self.runtime.block_on(request) {
            Ok(value) => Ok(Ok(value)),
            Err(Failure::Refused(refusal)) => Ok(Err(refusal.reason)),
            Err(failure) => Err(failure).context(text::command_imports_failed()),
        }
    }

    /// Carries out the queued run of an import, which a server may do at the same time: then it is done once.
    /// Returns the import afterwards.
    pub(super) fn carry_out(&self, import: &ImportView) -> Result<Answer<ImportView>> {
        let queued = import.run.as_ref().filter(|run| run.state == RunState::Queued);
        if let Some(run) = queued {
            let key = RunKey { district: self.actor.district, id: run.id };
            match self.runtime.block_on(self.pipeline.carry_out(key)) {
                Ok(Ended::Changed) => return Ok(Err(text::command_imports_changed())),
                Ok(Ended::Applied | Ended::NotQueued) => {}
                Err(failure) => self.not_carried_out(key, failure)?,
            }
        }
        self.ask(self.pipeline.import(self.actor, self.import))
    }

    /// Handles a run that could not be carried out, unless a server has done it meanwhile. One that would
    /// fail again is given up.
    fn not_carried_out(&self, run: RunKey, failure: Failure) -> Result<()> {
        let import = self.ask(self.pipeline.import(self.actor, self.import))?;
        let is_queued = |import: &ImportView| {
            import.run.as_ref().is_some_and(|it| it.id == run.id && it.state == RunState::Queued)
        };
        if !import.is_ok_and(|import| is_queued(&import)) {
            return Ok(());
        }
        if may_pass(&failure) {
            return Err(failure).context(text::command_imports_waits());
        }
        self.runtime.block_on(self.pipeline.give_up(run))?;
        Err(failure).context(text::command_imports_given_up())
    }

    /// A request that the command makes once.
    pub(super) fn once() -> IdempotentRequest {
        IdempotentRequest::without_key()
    }
}
