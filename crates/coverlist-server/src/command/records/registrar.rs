//! What the commands about loads work with.

use crate::command::DistrictArgs;
use crate::command::imports::Answer;
use crate::import::Actor;
use crate::records::Registry;
use crate::{Clock, Failure, Watchers};
use coverlist_core::validate::Limits;
use std::future::Future;
use tokio::runtime::{Builder, Runtime};

/// The district of a command, and the form of its output.
#[derive(clap::Args)]
pub(super) struct CommonArgs {
    #[command(flatten)]
    district: DistrictArgs,
    /// Prints JSON.
    #[arg(long)]
    pub json: bool,
}

/// The records of the district, and who works on them.
pub(super) struct Registrar {
    pub registry: Registry,
    pub actor: Actor,
    runtime: Runtime,
}

impl CommonArgs {
    /// Opens the database, for work on records.
    pub(super) fn open(&self) -> anyhow::Result<Registrar> {
        let database = self.district.open()?;
        let actor = Actor { district: self.district.find(&database)?.id, account: None };
        let registry = Registry::new(database, Clock::system(), Limits::default(), Watchers::default());
        let runtime = Builder::new_current_thread().enable_all().build()?;
        Ok(Registrar { registry, actor, runtime })
    }
}

impl Registrar {
    /// Waits for a request.
    pub(super) fn ask<T>(&self, request: impl Future<Output = Result<T, Failure>>) -> Answer<T> {
        Ok(self.runtime.block_on(request)?)
    }
}
