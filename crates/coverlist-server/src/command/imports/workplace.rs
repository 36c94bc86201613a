//! The import that a command is about, and what works on it.

use crate::command::DistrictArgs;
use crate::import::{Actor, Ended};
use crate::store::RunKey;
use crate::{Clock, Failure, IdempotentRequest, Pauses, Pipeline};
use anyhow::{Context, Result, bail};
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
    /// Opens the database and finds the import.
    pub(super) fn open(&self) -> Result<Workplace> {
        let database = self.district.open()?;
        let actor = Actor { district: self.district.find(&database)?.id, account: None };
        let pipeline = Pipeline::new(database, Clock::system(), Limits::default(), Pauses::default());
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let import = match self.import {
            Some(import) => import,
            None => match runtime.block_on(pipeline.open(actor))?.import {
                Some(open) => open.id,
                None => bail!(text::command_imports_none_open()),
            },
        };
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
            let ended = self.ask(self.pipeline.carry_out(key)).context(text::command_imports_waits())?;
            match ended {
                Ok(Ended::Changed) => return Ok(Err(text::command_imports_changed())),
                Ok(Ended::Applied | Ended::NotQueued) => {}
                Err(reason) => return Ok(Err(reason)),
            }
        }
        self.ask(self.pipeline.import(self.actor, self.import))
    }

    /// A request that the command makes once.
    pub(super) fn once() -> IdempotentRequest {
        IdempotentRequest::without_key()
    }
}
