use super::{Assets, EventStreams, LookupLimit, PageFiles, PublicOrigins, PublicPath, Readiness};
use crate::access::Access;
use crate::accounts::Accounts;
use crate::demo::DemoPortal;
use crate::fields::Fields;
use crate::import::Pipeline;
use crate::logs::Logs;
use crate::records::Registry;
use crate::retention::Retention;
use crate::sources::SavedSources;
use crate::store::Database;
use crate::templates::Templates;
use crate::{Clock, Pauses};
use std::sync::Arc;
use tokio::sync::watch;

/// The databases, services and settings that all handlers share. Clones share them too.
#[derive(Clone)]
pub struct App {
    /// coverlist.db.
    pub database: Database,
    pub clock: Clock,
    /// Sign-ins and sessions.
    pub access: Access,
    /// The accounts of districts.
    pub accounts: Accounts,
    /// How long districts keep what.
    pub retention: Retention,
    /// The audit log and the access log.
    pub logs: Logs,
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
    /// The portal of the demo, which embeds it.
    pub portal: Option<Arc<DemoPortal>>,
    /// The origins at which browsers reach the server.
    pub origins: PublicOrigins,
    /// The files of the page.
    pub page: PageFiles,
    /// The files of the page's previous builds.
    pub assets: Assets,
    /// The path under which browsers reach the server.
    pub public_path: PublicPath,
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
