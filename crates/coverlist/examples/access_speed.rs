//! Measures sign-ins, password guessing, and response times while a large import is processed.
//!
//! Starts its own server on 127.0.0.1 with an empty directory, and takes a few minutes. The addresses in
//! 127.0.0.0/8 serve as many networks, which works on Linux.

#[path = "../tests/harness/client.rs"]
#[allow(dead_code, reason = "it uses a part of it")]
mod client;

use anyhow::{Context, Result, ensure};
use clap::Parser;
use client::{Request, Response};
use coverlist_api::{ImportView, PlanView, ProcessRequest, Role, SignIn, paths};
use coverlist_core::lifecycle::State;
use coverlist_core::record::RecordKind;
use coverlist_core::template::Template;
use coverlist_core::validate::Limits;
use coverlist_server::http::PageFiles;
use coverlist_server::store::accounts::{self, NewAccount};
use coverlist_server::store::{Database, districts};
use coverlist_server::{Cli, Clock, Registry, RosterFile, Watchers, password, run};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const PASSWORD: &str = "a password for measuring";
const CLIENTS: u8 = 50;
/// The time between two requests of one client.
const READ_EVERY: Duration = Duration::from_millis(500);
/// The time between two sign-ins of all clients together. Each sign-in takes 30 ms of one core.
const SIGN_IN_EVERY: Duration = Duration::from_millis(200);

fn main() -> Result<()> {
    if std::env::args().nth(1).as_deref() == Some("serve") {
        run(Cli::parse(), PageFiles::none())?;
        return Ok(());
    }
    cut_sign_ins()?;
    guessing()?;
    for rows in [250_000, 1_000_000] {
        beside_an_import(rows)?;
    }
    Ok(())
}

/// Sends 2,000 sign-ins, each from its own network, and disconnects each after 20 ms.
fn cut_sign_ins() -> Result<()> {
    let data = tempfile::tempdir()?;
    prepare(data.path(), 0)?;
    let server = Server::start(data.path())?;
    server.sign_in(host(0), 0)?.expect(201);
    let before = server.memory("VmRSS")?;
    let work: Vec<u32> = (0..2_000).collect();
    std::thread::scope(|scope| {
        for part in work.chunks(50) {
            let address = server.address;
            scope.spawn(move || part.iter().for_each(|number| cut(address, *number)));
        }
    });
    let (peak, after) = (server.memory("VmHWM")?, server.memory("VmRSS")?);
    println!("2,000 sign-ins that are cut after 20 ms");
    println!("  resident before {before} MiB, at most {peak} MiB, after {after} MiB: +{} MiB", peak - before);
    Ok(())
}

fn cut(address: SocketAddr, number: u32) {
    let from = Ipv4Addr::from(0x7f10_0000 + number);
    let ask = signing_in(&format!("{number}@example.net"), "a guess");
    // The server may refuse the connection.
    let Ok(mut stream) = client::connect_from(from.into(), address) else { return };
    let _ = stream.write_all(&ask.bytes(address));
    std::thread::sleep(Duration::from_millis(20));
}

/// Sends 1,000 wrong passwords for one account from one network.
fn guessing() -> Result<()> {
    let data = tempfile::tempdir()?;
    prepare(data.path(), 0)?;
    let server = Server::start(data.path())?;
    let (home, guesser, elsewhere) = (host(1), host(2), host(3));
    server.sign_in(home, 0)?.expect(201);
    let started = Instant::now();
    let mut looked_at = 0;
    for _ in 0..1_000 {
        let answer = signing_in(&email(0), "a guess").send_from(guesser, server.address)?;
        looked_at += u32::from(answer.status == 401);
    }
    let took = started.elapsed();
    println!("1,000 wrong passwords for one account from one network, in {took:.1?}");
    println!("  {looked_at} were looked at, {} were told to wait", 1_000 - looked_at);
    for (who, from, account) in [
        ("the account where it has been before", home, 0),
        ("the account from a new network", elsewhere, 0),
        ("another account from the guesser's network", guesser, 1),
    ] {
        println!("  {who} signs in after {:.1?}", server.sign_in_in_the_end(from, account)?);
    }
    Ok(())
}

/// Lets 50 clients sign in and read, first without an import and then while one is processed.
fn beside_an_import(rows: u32) -> Result<()> {
    let data = tempfile::tempdir()?;
    let devices = prepare(data.path(), rows)?;
    let server = Server::start(data.path())?;
    let cookie = cookie(&server.sign_in(host(0), 0)?.expect(201));
    let send = |ask: Request| ask.header("cookie", &cookie).send_from(host(0), server.address);
    let path = format!("{}?template=device&template_version=1&name=all.csv", paths::IMPORTS);
    let staged = send(Request::new("POST", path).body("text/csv", devices))?.expect(201);
    let id = staged.json::<ImportView>().id;
    let plan: PlanView = send(Request::new("GET", paths::import_plan(id) + "?limit=1"))?.expect(200).json();
    println!(
        "{CLIENTS} clients: each reads every {READ_EVERY:?}, all together sign in every {SIGN_IN_EVERY:?}"
    );
    Crowd::gather(&server)?.disperse_after(|| {
        std::thread::sleep(Duration::from_secs(10));
        Ok("no import")
    })?;
    let what = format!("{rows} rows are processed");
    let started = Instant::now();
    Crowd::gather(&server)?.disperse_after(|| {
        let PlanView { sha256, generation, counts, .. } = plan;
        let seen = ProcessRequest { sha256, generation, counts, sample: None };
        send(Request::new("POST", paths::import_process(id)).json(&seen))?.expect(202);
        loop {
            let import: ImportView = send(Request::new("GET", paths::import(id)))?.expect(200).json();
            if import.state != State::Queued {
                ensure!(import.state == State::Processed, "it was not processed");
                return Ok(&what);
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    })?;
    println!("  (processed in {:.1?})", started.elapsed());
    Ok(())
}

/// Clients that send requests and sign in until they are stopped.
struct Crowd {
    threads: Vec<std::thread::JoinHandle<Result<()>>>,
    is_over: Arc<AtomicBool>,
    taken: Arc<Mutex<[Vec<Duration>; 2]>>,
}

impl Crowd {
    fn gather(server: &Server) -> Result<Self> {
        let is_over = Arc::new(AtomicBool::new(false));
        let taken: Arc<Mutex<[Vec<Duration>; 2]>> = Arc::default();
        let mut threads = Vec::new();
        for number in 0..CLIENTS {
            let cookie = cookie(&server.sign_in(host(number), number)?.expect(201));
            let (address, is_over, taken) = (server.address, is_over.clone(), taken.clone());
            threads.push(std::thread::spawn(move || {
                let note = |kind: usize, ask: &Request, expected: u16| -> Result<()> {
                    let started = Instant::now();
                    let answer = ask.send_from(host(number), address)?;
                    let took = started.elapsed();
                    ensure!(answer.status == expected, "{}: {}", answer.status, answer.text());
                    taken.lock().expect("no client panics")[kind].push(took);
                    Ok(())
                };
                let reading =
                    Request::new("GET", paths::records("devices") + "?limit=100").header("cookie", &cookie);
                let signing_in = signing_in(&email(number), PASSWORD);
                std::thread::sleep(SIGN_IN_EVERY * u32::from(number));
                let mut last = Instant::now();
                while !is_over.load(Ordering::SeqCst) {
                    note(0, &reading, 200)?;
                    if last.elapsed() >= SIGN_IN_EVERY * u32::from(CLIENTS) {
                        last = Instant::now();
                        note(1, &signing_in, 201)?;
                    }
                    std::thread::sleep(READ_EVERY);
                }
                Ok(())
            }));
        }
        Ok(Self { threads, is_over, taken })
    }

    fn disperse_after<'a>(self, work: impl FnOnce() -> Result<&'a str>) -> Result<()> {
        std::thread::sleep(SIGN_IN_EVERY * u32::from(CLIENTS));
        self.taken.lock().expect("no client panics").iter_mut().for_each(Vec::clear);
        let what = work()?;
        let taken = std::mem::take(&mut *self.taken.lock().expect("no client panics"));
        self.is_over.store(true, Ordering::SeqCst);
        for thread in self.threads {
            thread.join().map_err(|_| anyhow::anyhow!("a client panicked"))??;
        }
        for (kind, mut taken) in ["reads", "sign-ins"].into_iter().zip(taken) {
            taken.sort();
            let at = |share: usize| {
                taken.get(taken.len() * share / 100).or(taken.last()).copied().unwrap_or_default()
            };
            let number = taken.len();
            println!(
                "  {what}: {number} {kind}, median {:.0?}, p99 {:.0?}, longest {:.0?}",
                at(50),
                at(99),
                at(100)
            );
        }
        Ok(())
    }
}

/// A server in its own process.
struct Server {
    address: SocketAddr,
    child: Child,
}

impl Server {
    fn start(data: &Path) -> Result<Self> {
        let mut child = Command::new(std::env::current_exe()?)
            .args(["serve", "--listen", "127.0.0.1:0", "--log", "off", "--max-bytes", "200000000"])
            .args(["--max-rows", "2000000", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()?;
        let mut line = String::new();
        BufReader::new(child.stdout.take().context("its output")?).read_line(&mut line)?;
        let address = line.trim().rsplit('/').next().unwrap_or_default().parse().context("its address")?;
        Ok(Self { address, child })
    }

    fn sign_in(&self, from: Ipv4Addr, account: u8) -> Result<Response> {
        Ok(signing_in(&email(account), PASSWORD).send_from(from, self.address)?)
    }

    fn sign_in_in_the_end(&self, from: Ipv4Addr, account: u8) -> Result<Duration> {
        let started = Instant::now();
        loop {
            let answer = self.sign_in(from, account)?;
            let Some(seconds) = answer.header("retry-after").and_then(|seconds| seconds.parse().ok()) else {
                answer.expect(201);
                return Ok(started.elapsed());
            };
            std::thread::sleep(Duration::from_secs(seconds));
        }
    }

    /// The server's memory in MiB, by the name of a line of `/proc/<id>/status`.
    fn memory(&self, what: &str) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with(what)).context("its memory")?;
        let kilobytes: u64 = line.split_whitespace().nth(1).context("a number")?.parse()?;
        Ok(kilobytes / 1024)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The process may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Creates a database with an account per client and `rows` devices. Returns a file that insures every
/// device.
fn prepare(data: &Path, rows: u32) -> Result<Vec<u8>> {
    let mut records = String::from("Device Serial,Asset Tag,Model\r\n");
    let columns = Template::builtin(RecordKind::Device).columns;
    let headers: Vec<&str> = columns.iter().map(|column| column.header.as_str()).collect();
    let mut list = headers.join(",") + "\r\n";
    for number in 0..rows {
        write!(records, "DEV{number:07}X,TAG-{number},Chromebook\r\n")?;
        write!(list, "DEV{number:07}X,Enrolled,POL-{number},Full,460.00,2026-08-24,2027-06-30\r\n")?;
    }
    let hash = password::hash(PASSWORD)?;
    let database = Database::open(data, None)?;
    let district = database.write(|tx| {
        let district = districts::create(tx, "Measured", 0)?;
        for number in 0..CLIENTS {
            let (email, role) = (email(number), Role::Admin);
            accounts::add(
                tx,
                district,
                &NewAccount { email: &email, name: "", password_hash: &hash, role },
                0,
            )?;
        }
        Ok(district)
    })?;
    Registry::new(database, Clock::system(), Limits::default(), Watchers::default())
        .load_now(district, RosterFile::new(RecordKind::Device, records.into_bytes()))?;
    Ok(list.into_bytes())
}

fn signing_in(email: &str, password: &str) -> Request {
    Request::new("POST", paths::SESSION).json(&SignIn { email: email.into(), password: password.into() })
}

fn cookie(answer: &Response) -> String {
    let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next());
    cookie.unwrap_or_default().to_owned()
}

fn email(number: u8) -> String {
    format!("{number}@example.org")
}

/// The address from which a client connects.
fn host(number: u8) -> Ipv4Addr {
    Ipv4Addr::new(127, 1, 0, number + 1)
}
