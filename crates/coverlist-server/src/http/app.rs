use super::{EventStreams, LookupLimit, PublicOrigins, Readiness};
use crate::access::Access;
use crate::fields::Fields;
use crate::import::Pipeline;
use crate::records::Registry;
use crate::sources::SavedSources;
use crate::store::Database;
use crate::templates::Templates;
use crate::{Clock, Pauses};
use tokio::sync::watch;

/// The databases, services and settings that all handlers share. Clones share them too.
#[derive(Clone)]
pub struct App {
    /// coverlist.db.
    pub database: Database,
    pub clock: Clock,
    /// Sign-ins and sessions.
    pub access: Access,
    /// Stages, plans and processes imports, and reads their reports.
    pub pipeline: Pipeline,
    /// Fields.
    pub fields: Fields,
    /// Templates.
    pub templates: Templates,
    /// Saved sources.
    pub sources: SavedSources,
    /// Users and devices.
    pub records: Registry,
    /// Whether the server runs the demo district.
    pub demo: bool,
    /// The origins at which browsers reach the server.
    pub origins: PublicOrigins,
    /// The result of the last health check.
    pub readiness: Readiness,
    /// Counts the open event streams.
    pub streams: EventStreams,
    /// Counts the look-ups of keys.
    pub lookups: LookupLimit,
    /// The points at which a test holds the server.
    pub pauses: Pauses,
    /// Becomes `true` when the server stops.
    pub stopping: watch::Receiver<bool>,
}
