//! A server in the test's own process, with a clock that the test sets.

use super::client::{Request, Response};
use super::{Ran, Session, TestClock, coverlist_on};
use coverlist_api::{Role, paths};
use coverlist_core::validate::Limits;
use coverlist_server::http::{Capacity, Deadlines, Origin, PageFiles, PublicOrigins, TrustedProxies};
use coverlist_server::store::accounts::{self, NewAccount};
use coverlist_server::store::{Database, StoreError, districts};
use coverlist_server::{Application, Pauses, Pipeline, Settings, demo, password};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::thread::JoinHandle;
use std::time::Duration;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::watch;

/// The password of every account in the two districts.
pub const PASSWORD: &str = "a password for tests";

/// Settings that a test may change.
#[derive(Clone, Default)]
pub struct Options {
    pub limits: Option<Limits>,
    pub max_database_bytes: Option<u64>,
    pub public_origins: Vec<Origin>,
    pub proxies: TrustedProxies,
    pub deadlines: Option<Deadlines>,
    pub capacity: Capacity,
    pub pauses: Pauses,
    /// The directory with the files of the page; `None` for no page.
    pub page: Option<PathBuf>,
}

impl Options {
    /// Completes the settings for a server that listens on a free port.
    pub fn settings(self, data: &Path, clock: &TestClock, demo: bool) -> Settings {
        Settings {
            listen: "127.0.0.1:0".parse().expect("an address"),
            data: data.to_owned(),
            demo,
            demo_origins: vec!["http://localhost:3000".parse().expect("an origin")],
            limits: self.limits.unwrap_or_default(),
            max_database_bytes: self.max_database_bytes,
            page: self.page.map_or_else(PageFiles::none, PageFiles::in_directory),
            public_path: Default::default(),
            origins: PublicOrigins::new(self.public_origins).expect("origins of one scheme"),
            proxies: self.proxies,
            deadlines: self.deadlines.unwrap_or_default(),
            capacity: self.capacity,
            clock: clock.clock(),
            pauses: self.pauses,
        }
    }
}

/// A running server. Unless it is a demo, it has two districts with the accounts `admin@a`, `viewer@a`,
/// `settings@a` and `admin@b`.
pub struct App {
    pub address: SocketAddr,
    pub clock: TestClock,
    pub database: Database,
    /// access.db, which holds sessions, failed sign-ins and the access log.
    pub access: Database,
    pub pipeline: Pipeline,
    stop: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
    data: Option<TempDir>,
}

impl App {
    pub fn start() -> Self {
        Self::with(Options::default())
    }

    pub fn with(options: Options) -> Self {
        let app =
            Self::serve(TempDir::new().expect("a temporary directory"), TestClock::new(), options, false);
        app.database.write(fill).expect("two districts");
        app
    }

    /// Starts a server with the demo district.
    pub fn demo(options: Options) -> Self {
        Self::serve(TempDir::new().expect("a temporary directory"), TestClock::new(), options, true)
    }

    /// Starts a server in a directory that exists.
    pub fn in_directory(data: TempDir, options: Options) -> Self {
        Self::serve(data, TestClock::new(), options, false)
    }

    /// Stops the server, and starts it again with other settings.
    pub fn restart_with(mut self, options: Options) -> Self {
        self.end();
        let data = self.data.take().expect("its data");
        Self::serve(data, self.clock.clone(), options, false)
    }

    /// Stops the server, changes its database, and starts it again.
    pub fn restart_after(mut self, work: impl FnOnce(&Database)) -> Self {
        self.end();
        work(&self.database);
        let data = self.data.take().expect("its data");
        Self::serve(data, self.clock.clone(), Options::default(), false)
    }

    fn serve(data: TempDir, clock: TestClock, options: Options, demo: bool) -> Self {
        let settings = options.settings(data.path(), &clock, demo);
        let runtime = Runtime::new().expect("a runtime");
        let application = runtime.block_on(Application::build(settings)).expect("a server");
        let app = application.app();
        let (database, access) = (app.database.clone(), app.access.store().clone());
        let pipeline = app.pipeline.clone();
        let (address, stop) = (application.address(), application.stop());
        let thread = std::thread::spawn(move || {
            runtime.block_on(application.run());
            runtime.shutdown_timeout(Duration::from_secs(5));
        });
        Self { address, clock, database, access, pipeline, stop, thread: Some(thread), data: Some(data) }
    }

    /// Stops the server, and returns its data directory.
    pub fn stop(mut self) -> TempDir {
        self.end();
        self.data.take().expect("its data")
    }

    pub fn data(&self) -> &Path {
        self.data.as_ref().expect("its data").path()
    }

    /// Runs a command about the first district.
    pub fn command(&self, args: &[&str]) -> Ran {
        coverlist_on(self.data(), &[args, &["--district", "Our district"]].concat(), "")
    }

    /// Signs in to an account of the first district with Manage Settings and View Reports.
    pub fn admin(&self) -> Session {
        self.sign_in("admin@a.example.org")
    }

    /// Signs in to an account of the first district that has only View Reports.
    pub fn viewer(&self) -> Session {
        self.sign_in("viewer@a.example.org")
    }

    /// Signs in to an account of the first district that has only Manage Settings.
    pub fn settings_only(&self) -> Session {
        self.sign_in("settings@a.example.org")
    }

    /// Signs in to the admin's account of the second district.
    pub fn stranger(&self) -> Session {
        self.sign_in("admin@b.example.org")
    }

    /// Signs in to the demo district's admin account.
    pub fn demo_admin(&self) -> Session {
        Session::sign_in(self.address, demo::ACCOUNTS[0].0, demo::PASSWORD)
    }

    /// Signs in to the demo district's account that has only View Reports.
    pub fn demo_viewer(&self) -> Session {
        Session::sign_in(self.address, demo::ACCOUNTS[1].0, demo::PASSWORD)
    }

    #[track_caller]
    pub fn sign_in(&self, email: &str) -> Session {
        Session::sign_in(self.address, email, PASSWORD)
    }

    /// Exchanges a token as a page of `origin` does.
    pub fn exchange(&self, token: &str, origin: &str) -> Response {
        let ask = Request::new("POST", paths::SESSION_EXCHANGE).header("origin", origin);
        self.send(&ask.json(&serde_json::json!({ "token": token })))
    }

    /// Tries to sign in from the address 127.x.y.z, where `host` is x, y and z.
    #[track_caller]
    pub fn try_from(&self, host: [u8; 3], email: &str, password: &str) -> Response {
        let [b, c, d] = host;
        let ask = Session::signing_in(email, password);
        ask.send_from(Ipv4Addr::new(127, b, c, d), self.address).expect("an answer")
    }

    #[track_caller]
    pub fn send(&self, ask: &Request) -> Response {
        ask.send(self.address).expect("an answer")
    }
}

impl App {
    fn end(&mut self) {
        // Sending fails only if the server has stopped already.
        let _ = self.stop.send(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.end();
    }
}

fn fill(tx: &coverlist_server::store::Tx<'_>) -> Result<(), StoreError> {
    static HASH: LazyLock<String> = LazyLock::new(|| password::hash(PASSWORD).expect("a hash"));
    let first = districts::all(tx)?.first().map_or(0, |district| district.id);
    let second = districts::create(tx, "Another district", 0)?;
    let people = [
        (first, "admin@a.example.org", "Pat Admin", Role::Admin),
        (first, "viewer@a.example.org", "Vic Viewer", Role::Viewer),
        (first, "settings@a.example.org", "Sam Settings", Role::Viewer),
        (second, "admin@b.example.org", "Kim Stranger", Role::Admin),
    ];
    for (district, email, name, role) in people {
        accounts::add(tx, district, &NewAccount { email, name, password_hash: &HASH, role }, 0)?;
    }
    tx.execute(
        "INSERT INTO role (district_id, id, name, manage_settings) SELECT id, 3, 'settings', 1 FROM district",
        &[],
    )?;
    tx.execute("UPDATE account SET role_id = 3 WHERE email LIKE 'settings@%'", &[])?;
    Ok(())
}
