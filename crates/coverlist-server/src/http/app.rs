//! The state that all handlers share.

use super::{EventStreams, PublicOrigins, Readiness};
use crate::Clock;
use crate::access::Access;
use crate::import::Pipeline;
use crate::records::Registry;
use crate::store::Database;
use crate::templates::Templates;
use tokio::sync::watch;

/// The state that all handlers share. Clones share it too.
#[derive(Clone)]
pub struct App {
    /// `coverlist.db`.
    pub database: Database,
    /// The current time.
    pub clock: Clock,
    /// Sign-ins and sessions.
    pub access: Access,
    /// Imports.
    pub pipeline: Pipeline,
    /// Templates.
    pub templates: Templates,
    /// Users and devices.
    pub records: Registry,
    /// Whether the server runs the demo district.
    pub demo: bool,
    /// The origins at which browsers reach the server.
    pub origins: PublicOrigins,
    /// The last check whether the database can be written.
    pub readiness: Readiness,
    /// The open event streams.
    pub streams: EventStreams,
    /// Becomes `true` when the server stops.
    pub stopping: watch::Receiver<bool>,
}
