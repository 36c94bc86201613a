use crate::Clock;
use crate::access::Access;
use crate::accounts::Accounts;
use crate::demo::{self, DemoPortal, Holds};
use crate::fields::Fields;
use crate::http::{
    App, Assets, Capacity, Deadlines, EventStreams, LookupLimit, Origin, PageFiles, PublicOrigins,
    PublicPath, Readiness, Server, TrustedProxies, listen, overflow, router,
};
use crate::import::{Pipeline, Runner};
use crate::logs::Logs;
use crate::records::Registry;
use crate::retention::Retention;
use crate::sources::SavedSources;
use crate::store::private::Exposed;
use crate::store::{Database, ServerLock, StoreError, districts, private};
use crate::templates::Templates;
use crate::{Failure, Pauses};
use anyhow::{Context, Result};
use coverlist_core::validate::Limits;
use coverlist_messages::text;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// The options of `coverlist serve`, and the parts that a test replaces.
pub struct Settings {
    /// The address to listen on. Port 0 chooses a free port.
    pub listen: SocketAddr,
    /// The directory that holds the databases. The server creates it if it does not exist.
    pub data: PathBuf,
    /// Whether the server runs the demo district, which has invented data and public passwords.
    pub demo: bool,
    /// For the demo: the origins of the pages that embed Coverlist, all on this machine.
    pub demo_origins: Vec<Origin>,
    /// The maximum size of an uploaded file, in bytes and in rows.
    pub limits: Limits,
    /// The maximum size of coverlist.db, in bytes; `None` for no limit.
    pub max_database_bytes: Option<u64>,
    /// The origins at which browsers reach the server, such as `https://coverlist.example.org`.
    pub origins: PublicOrigins,
    /// The files of the page.
    pub page: PageFiles,
    /// The path under which browsers reach the server, such as `/coverlist`.
    pub public_path: PublicPath,
    /// Proxies whose `Forwarded` and `X-Forwarded-For` headers name the client.
    pub proxies: TrustedProxies,
    /// Timeouts for clients that send or read slowly.
    pub deadlines: Deadlines,
    /// Limits on concurrent connections, requests and event streams.
    pub capacity: Capacity,
    /// The clock that decides when sessions end and which coverage has ended.
    pub clock: Clock,
    /// The points at which a test holds the server. Without a test there are none.
    pub pauses: Pauses,
}

/// A server that is bound to its port and does not accept connections yet.
pub struct Application {
    listener: TcpListener,
    address: SocketAddr,
    app: App,
    entrance: Server,
    stop: watch::Sender<bool>,
    lock: ServerLock,
}

impl Application {
    /// Locks the data directory, opens the databases and binds the port.
    ///
    /// # Errors
    ///
    /// When the directory, a database or the port is not available.
    pub async fn build(settings: Settings) -> Result<Self> {
        let data = settings.data.clone();
        let unusable = || text::command_data_unusable(data.display().to_string());
        let lock = ServerLock::take(&data).with_context(unusable)?;
        let database = Database::open(&data, settings.max_database_bytes).with_context(unusable)?;
        let access = Database::open_access(&data).with_context(unusable)?;
        first_district(&database, settings.demo, &settings.clock).with_context(unusable)?;
        warn_exposed(&data);
        let listener = TcpListener::bind(settings.listen)
            .await
            .with_context(|| text::command_serve_listen(settings.listen.to_string()))?;
        let portal = if settings.demo {
            let origins = portal_origins(&settings, listener.local_addr()?);
            demo::add_issuer(&database, &data, origins, settings.clock.now()).with_context(unusable)?;
            Some(Arc::new(DemoPortal::open(&data).with_context(unusable)?))
        } else {
            None
        };
        let (stop, stopping) = watch::channel(false);
        let pipeline =
            Pipeline::new(database.clone(), settings.clock.clone(), settings.limits, settings.pauses.clone());
        let access = Access::new(database.clone(), access, settings.clock.clone())?;
        let app = App {
            accounts: Accounts::new(database.clone(), access.clone()),
            retention: Retention::new(database.clone(), settings.clock.clone()),
            logs: Logs::new(database.clone(), access.clone(), settings.clock.clone()),
            access,
            records: Registry::new(
                database.clone(),
                settings.clock.clone(),
                settings.limits,
                pipeline.watchers().clone(),
            ),
            fields: Fields::new(database.clone()),
            templates: Templates::new(database.clone()),
            sources: SavedSources::new(database.clone()),
            pipeline,
            database,
            assets: Assets::new(&data, settings.page.clone(), settings.clock.clone()),
            page: settings.page,
            clock: settings.clock,
            demo: settings.demo,
            portal,
            origins: settings.origins,
            public_path: settings.public_path.clone(),
            readiness: Readiness::default(),
            streams: EventStreams::new(&settings.capacity),
            lookups: LookupLimit::default(),
            pauses: settings.pauses,
            stopping,
        };
        let entrance = Server {
            router: router(app.clone()),
            overflow: overflow(app.clone()),
            deadlines: settings.deadlines,
            capacity: settings.capacity,
            proxies: settings.proxies,
            public_path: settings.public_path,
        };
        Ok(Self { address: listener.local_addr()?, listener, app, entrance, stop, lock })
    }

    /// The address that the server listens on, with its actual port.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The databases and services that all handlers share.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// A sender that stops the server when it sends `true`.
    pub fn stop(&self) -> watch::Sender<bool> {
        self.stop.clone()
    }

    /// Accepts connections and processes queued imports until the server is stopped.
    pub async fn run(self) {
        let runner = Runner::start(self.app.pipeline.clone(), self.app.stopping.clone());
        let access = self.app.access.clone();
        let heads = tokio::spawn(access.clone().publish_log_heads_daily(self.app.stopping.clone()));
        let assets = tokio::spawn(self.app.assets.clone().keep_hourly(self.app.stopping.clone()));
        let retention = tokio::spawn(self.app.retention.clone().expire_daily(self.app.stopping.clone()));
        listen(self.listener, self.entrance, self.app.stopping.clone()).await;
        runner.ended().await;
        // The tasks end on their own, and a panic in them has been logged.
        let _ = (heads.await, assets.await, retention.await);
        access.publish_log_heads().await;
        drop(self.lock);
    }
}

/// The origins of pages that embed the demo: those of portals, and the server's own with its page `/portal`.
fn portal_origins(settings: &Settings, address: SocketAddr) -> Vec<String> {
    let own = [format!("http://{address}"), format!("http://localhost:{}", address.port())];
    settings.demo_origins.iter().map(ToString::to_string).chain(own).collect()
}

fn first_district(database: &Database, demo: bool, clock: &Clock) -> Result<(), Failure> {
    if demo {
        return demo::fill(database);
    }
    database.write(|tx| -> Result<(), StoreError> {
        if Holds::no_demo(tx)? == Holds::Nothing {
            let district = districts::create(tx, &text::command_first_district().to_string(), clock.now())?;
            districts::set_time_zone(tx, district, clock.time_zone())?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Warns of files that other accounts of this machine can read. The server starts even if the check fails.
fn warn_exposed(data: &Path) {
    for Exposed { path, mode, wanted } in private::exposed(data).unwrap_or_default() {
        let (path, mode, wanted) = (path.display(), format!("{mode:04o}"), format!("{wanted:o}"));
        tracing::warn!(%path, mode, wanted, "other accounts of this machine can open a file of the data");
    }
}
