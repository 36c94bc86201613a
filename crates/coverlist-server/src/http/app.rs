//! What every handler may use.

use super::{EventStreams, PublicOrigins, Readiness};
use crate::Clock;
use crate::access::Access;
use crate::import::Pipeline;
use crate::store::Database;
use tokio::sync::watch;

/// What every handler may use. Clones share everything.
#[derive(Clone)]
pub struct App {
    /// What is kept.
    pub database: Database,
    /// The time.
    pub clock: Clock,
    /// Signs people in and knows them again.
    pub access: Access,
    /// Stages, plans, processes and reports.
    pub pipeline: Pipeline,
    /// Whether this is the demo district.
    pub demo: bool,
    /// Where browsers reach the server, if that is not only the address that it listens at.
    pub origins: PublicOrigins,
    /// Whether the database could be written when it was last tried.
    pub readiness: Readiness,
    /// The event streams that are open.
    pub streams: EventStreams,
    /// Turns `true` when the server is to stop.
    pub stopping: watch::Receiver<bool>,
}
