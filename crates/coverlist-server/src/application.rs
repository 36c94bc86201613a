//! The server, put together.

use crate::Clock;
use crate::access::Access;
use crate::demo::{self, Holds};
use crate::http::{
    App, Capacity, Deadlines, EventStreams, PublicOrigins, Readiness, Server, TrustedProxies, listen,
    overflow, router,
};
use crate::import::{Pipeline, Runner};
use crate::records::Registry;
use crate::store::{Database, ServerLock, StoreError, districts, private};
use crate::{Failure, Pauses};
use anyhow::{Context, Result};
use coverlist_core::validate::Limits;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tokio::net::TcpListener;
use tokio::sync::watch;

/// The name of the district that the server creates in an empty database.
const FIRST_DISTRICT: &str = "Our district";

/// What a server is started with.
pub struct Settings {
    /// Where it listens; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The directory that holds the database.
    pub data: PathBuf,
    /// Whether it serves the demo district.
    pub demo: bool,
    /// How much a file may be.
    pub limits: Limits,
    /// How large the database may grow, in bytes.
    pub max_database_bytes: Option<u64>,
    /// Where browsers reach it, if that is not only the address that it listens at.
    pub origins: PublicOrigins,
    /// Whose word is taken for who a request comes from.
    pub proxies: TrustedProxies,
    /// How long a peer may take.
    pub deadlines: Deadlines,
    /// How much is done at the same time.
    pub capacity: Capacity,
    /// What tells the time.
    pub clock: Clock,
    /// Where tests hold its work.
    pub pauses: Pauses,
}

/// A server that listens, and has not answered yet.
pub struct Application {
    listener: TcpListener,
    address: SocketAddr,
    app: App,
    entrance: Server,
    stop: watch::Sender<bool>,
    lock: ServerLock,
}

impl Application {
    /// Takes the data directory, opens the database and the port.
    ///
    /// # Errors
    ///
    /// When one of them cannot be had.
    pub async fn build(settings: Settings) -> Result<Self> {
        let data = settings.data.clone();
        let shown = || format!("using the data directory {}", data.display());
        let lock = ServerLock::take(&data).with_context(shown)?;
        let database = Database::open(&data, settings.max_database_bytes).with_context(shown)?;
        let access = Database::open_access(&data).with_context(shown)?;
        first_district(&database, settings.demo, &settings.clock).with_context(shown)?;
        name_exposed(&data);
        let listener = TcpListener::bind(settings.listen)
            .await
            .with_context(|| format!("listening at {}", settings.listen))?;
        let (stop, stopping) = watch::channel(false);
        let pipeline =
            Pipeline::new(database.clone(), settings.clock.clone(), settings.limits, settings.pauses);
        let app = App {
            access: Access::new(database.clone(), access, settings.clock.clone())?,
            records: Registry::new(
                database.clone(),
                settings.clock.clone(),
                settings.limits,
                pipeline.watchers().clone(),
            ),
            pipeline,
            database,
            clock: settings.clock,
            demo: settings.demo,
            origins: settings.origins,
            readiness: Readiness::default(),
            streams: EventStreams::new(&settings.capacity),
            stopping,
        };
        let entrance = Server {
            router: router(app.clone()),
            overflow: overflow(app.clone()),
            deadlines: settings.deadlines,
            capacity: settings.capacity,
            proxies: settings.proxies,
        };
        Ok(Self { address: listener.local_addr()?, listener, app, entrance, stop, lock })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What its handlers use.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Stops it when it is sent `true`.
    pub fn stop(&self) -> watch::Sender<bool> {
        self.stop.clone()
    }

    /// Serves until it is stopped. Imports that are queued are processed.
    pub async fn run(self) {
        let runner = Runner::start(self.app.pipeline.clone(), self.app.stopping.clone());
        let access = self.app.access.clone();
        let heads = tokio::spawn(access.clone().publish_log_heads_daily(self.app.stopping.clone()));
        listen(self.listener, self.entrance, self.app.stopping.clone()).await;
        runner.ended().await;
        // It ends by itself; a panic in it has been logged by then.
        let _ = heads.await;
        access.publish_log_heads().await;
        drop(self.lock);
    }
}

fn first_district(database: &Database, demo: bool, clock: &Clock) -> Result<(), Failure> {
    if demo {
        return demo::fill(database);
    }
    database.write(|tx| -> Result<(), StoreError> {
        if Holds::no_demo(tx)? == Holds::Nothing {
            let district = districts::create(tx, FIRST_DISTRICT, clock.now())?;
            districts::set_time_zone(tx, district, clock.time_zone())?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Names what other accounts of the machine may read. That it cannot be looked up is no reason not to serve.
fn name_exposed(data: &Path) {
    for exposed in private::exposed(data).unwrap_or_default() {
        tracing::warn!("{exposed}");
    }
}
