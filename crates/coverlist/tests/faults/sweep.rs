//! Breaks each call with which a step writes to a file: once by a kill, once by a failure. The step is done
//! then completely, once, or not at all, and the same request completes it.

use crate::broken_calls::{Break, BrokenCalls};
use crate::harness::{Binary, Request, Response, Session, coverlist_on, devices, roster, wait_for};
use crate::invariants::{file, violations};
use coverlist_api::{ImportView, paths};
use coverlist_core::plan::Sample;
use coverlist_server::store::Database;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const DEVICES: usize = 40;
/// More calls than a request makes before it is answered.
const MOST_CALLS: usize = 100;
const EMAIL: &str = "r.ortiz@oakwood.example";
const PASSWORD: &str = "seven purple kayaks";

/// A step whose calls are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Stage,
    Sample,
    Process,
    Undo,
    Redo,
    Merge,
    Withdraw,
    Delete,
    Load,
    UndoLoad,
}

impl Step {
    pub const ALL: [Self; 10] = [
        Self::Stage,
        Self::Sample,
        Self::Process,
        Self::Undo,
        Self::Redo,
        Self::Merge,
        Self::Withdraw,
        Self::Delete,
        Self::Load,
        Self::UndoLoad,
    ];
}

/// A district in which a step is possible, and the request for it.
struct Prepared {
    data: TempDir,
    admin: Session,
    action: Action,
    /// The import whose run the step queues.
    import: Option<i64>,
}

enum Action {
    Request(Box<Request>),
    /// Withdraws the queued run of an import by the command line, because a server would carry it out.
    Withdraw(i64),
}

/// Breaks the calls of a step, each `stride`th from the first. Returns how often it broke one.
pub fn sweep(step: Step, stride: usize) -> u32 {
    let calls = BrokenCalls::new();
    let prepared = match step {
        Step::Withdraw => queued(&calls, prepare(Step::Process)),
        _ => prepare(step),
    };
    let before = summary(prepared.data.path());
    let (after, all) = prepared.undisturbed(&calls);
    assert_ne!(before, after, "{step:?} does something");
    assert!(all > 2, "{step:?} writes");
    let mut broken = 0;
    for number in (1..=all).step_by(stride) {
        for how in [Break::Kill, Break::Fail] {
            let flaws = prepared.broken(&calls, number, how, &before, &after);
            assert!(flaws.is_empty(), "{step:?}, {how:?} at call {number} of {all}: {flaws:?}");
            broken += 1;
        }
    }
    broken
}

impl Prepared {
    /// Does the step. Returns what the district is then, and the number of calls.
    fn undisturbed(&self, calls: &BrokenCalls) -> (Vec<String>, i32) {
        let data = copy(self.data.path());
        match &self.action {
            Action::Withdraw(import) => {
                calls.count();
                assert!(withdraw(data.path(), *import, Some(calls)));
            }
            Action::Request(request) => {
                let (server, admin) = self.start(data.path(), Some(calls));
                calls.count();
                admin.send((**request).clone()).expect_success();
                self.settle(&admin);
                server.terminate();
            }
        }
        let counted = calls.counted();
        calls.spare();
        (summary(data.path()), counted)
    }

    /// Does the step with a broken call, and then the same again. Returns what is wrong.
    fn broken(
        &self,
        calls: &BrokenCalls,
        number: i32,
        how: Break,
        before: &[String],
        after: &[String],
    ) -> Vec<String> {
        let data = copy(self.data.path());
        let is_confirmed = match &self.action {
            Action::Withdraw(import) => {
                calls.break_at(number, how);
                withdraw(data.path(), *import, Some(calls))
            }
            Action::Request(request) => self.request_broken(calls, number, how, data.path(), request),
        };
        calls.spare();
        // A queued run is carried out by the next server, whose start is not broken.
        if !matches!(self.action, Action::Withdraw(_)) {
            let (server, admin) = self.start(data.path(), None);
            self.settle(&admin);
            server.terminate();
        }
        let mut flaws = check(data.path());
        let now = summary(data.path());
        if now != after && (is_confirmed || now != before) {
            flaws.extend(differences(&now, after, if is_confirmed { "lost" } else { "done in part" }));
        }
        self.again(data.path(), now != before);
        flaws.extend(check(data.path()));
        flaws.extend(differences(&summary(data.path()), after, "after the repetition"));
        flaws
    }

    /// Sends the request to a server of which a call is broken. Returns whether the server confirmed it.
    fn request_broken(
        &self,
        calls: &BrokenCalls,
        number: i32,
        how: Break,
        data: &Path,
        request: &Request,
    ) -> bool {
        let (server, admin) = self.start(data, Some(calls));
        calls.break_at(number, how);
        let answer = admin.try_send(request.clone());
        if let Some(import) = self.import {
            // The run ends, or waits for another try, or the server is gone.
            wait_for("the run to end", || {
                let Ok(answer) = admin.try_send(Request::new("GET", paths::import(import))) else {
                    return Some(());
                };
                let run = serde_json::from_slice::<ImportView>(&answer.body).ok().map(|import| import.run);
                let is_due = run.flatten().is_some_and(|run| {
                    run.state == coverlist_core::lifecycle::RunState::Queued && run.waiting.is_none()
                });
                (!is_due).then_some(())
            });
        }
        server.kill();
        answer.is_ok_and(|answer| answer.status < 300)
    }

    /// Repeats the step. What is done already is not done again.
    fn again(&self, data: &Path, was_done: bool) {
        match &self.action {
            Action::Withdraw(import) => {
                assert_eq!(withdraw(data, *import, None), !was_done, "a run is withdrawn once");
            }
            Action::Request(request) => {
                let (server, admin) = self.start(data, None);
                admin.send((**request).clone()).expect_success();
                self.settle(&admin);
                server.terminate();
            }
        }
    }

    fn start(&self, data: &Path, broken: Option<&BrokenCalls>) -> (Binary, Session) {
        let environment = broken.map(|calls| calls.environment(data)).unwrap_or_default();
        let environment: Vec<_> = environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let server = Binary::start(data, &[], &environment);
        let admin = Session { address: server.address, ..self.admin.clone() };
        (server, admin)
    }

    fn settle(&self, admin: &Session) {
        if let Some(import) = self.import {
            admin.until_settled(import);
        }
    }
}

trait Success {
    fn expect_success(self);
}

impl Success for Response {
    #[track_caller]
    fn expect_success(self) {
        assert!(self.status < 300, "{} {}", self.status, self.text());
    }
}

fn prepare(step: Step) -> Prepared {
    let data = TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &[], &[]);
    let account = ["account", "add", EMAIL, "--name", "R. Ortiz", "--role", "admin"];
    coverlist_on(data.path(), &account, &format!("{PASSWORD}\n")).exits(0);
    let admin = Session::sign_in(server.address, EMAIL, PASSWORD);
    admin.load_devices(roster(&devices(DEVICES)));
    let (request, import) = request(step, &admin);
    server.terminate();
    let request = request.header("idempotency-key", "the-same-request");
    Prepared { data, admin, action: Action::Request(Box::new(request)), import }
}

/// The district after a request has queued a run. The server was killed before it could carry the run out.
fn queued(calls: &BrokenCalls, ready: Prepared) -> Prepared {
    let Prepared { action: Action::Request(request), import: Some(import), .. } = &ready else {
        panic!("a request that queues a run");
    };
    let data = (1..).map(|number| {
        let data = copy(ready.data.path());
        ready.request_broken(calls, number, Break::Kill, data.path(), request);
        calls.spare();
        data
    });
    let is_queued = |data: &TempDir| summary(data.path()).iter().any(|part| part.ends_with("apply queued"));
    let data = data.take(MOST_CALLS).find(is_queued).expect("a queued run");
    Prepared { data, action: Action::Withdraw(*import), import: None, admin: ready.admin.clone() }
}

/// The request for a step, and the import whose run it queues. What it needs is done before.
fn request(step: Step, admin: &Session) -> (Request, Option<i64>) {
    let stage = || admin.stage("device", file(1, DEVICES)).id;
    let process = || {
        let import = stage();
        admin.process(import);
        import
    };
    match step {
        Step::Stage => (Session::staging("device", file(1, DEVICES)), None),
        Step::Sample => {
            let import = stage();
            let plan = admin.plan(import, "?limit=1");
            (Session::sampling(import, &plan, Sample::First(DEVICES as u32 / 2)), Some(import))
        }
        Step::Process => {
            let import = stage();
            (Session::processing(import, &admin.plan(import, "?limit=1")), Some(import))
        }
        Step::Undo => {
            let import = process();
            let path = paths::import_undo(import);
            (Session::reverting(&path, &admin.reversal(&path)), Some(import))
        }
        Step::Redo => {
            let import = process();
            admin.undo(import);
            let path = paths::import_redo(import);
            (Session::reverting(&path, &admin.reversal(&path)), Some(import))
        }
        Step::Merge => {
            let unknown = "Device Serial,Insurance Status,Policy Number\r\nDEV000001X,Yes,IMPORT-1\r\nNOBODY,Yes,IMPORT-1\r\n";
            let import = admin.stage("device", unknown).id;
            admin.process(import);
            let corrected =
                "Device Serial,Insurance Status,Policy Number,Line\r\nDEV000002X,Yes,IMPORT-2,3\r\n";
            (admin.file("device", corrected).merging(import).request(), None)
        }
        Step::Delete => (Request::new("DELETE", paths::import(stage())), None),
        Step::Load => (Session::loading("devices", list()), None),
        Step::UndoLoad => {
            let load = admin.load("devices", list()).load.expect("a load");
            let path = paths::load_undo(load);
            (Session::reverting_load(&path, &admin.load_reversal(&path)), None)
        }
        Step::Withdraw => unreachable!("the command line withdraws"),
    }
}

/// A list that gives every device another model, and adds one.
fn list() -> String {
    let rows = devices(DEVICES).into_iter().chain(["NEW".to_owned()]);
    rows.fold("Device Serial,Model\n".to_owned(), |list, serial| list + &serial + ",M1\n")
}

/// Withdraws the queued run of an import. Returns whether the program said that it did.
fn withdraw(data: &Path, import: i64, broken: Option<&BrokenCalls>) -> bool {
    let Some(calls) = broken else {
        return coverlist_on(data, &["withdraw", &import.to_string()], "").code == 0;
    };
    let mut command = Command::new(env!("CARGO_BIN_EXE_coverlist"));
    command.args(["withdraw", &import.to_string(), "--data"]).arg(data).envs(calls.environment(data));
    let output = command.output().expect("the program starts");
    println!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    output.status.success()
}

/// A copy of a data directory that no server uses.
fn copy(data: &Path) -> TempDir {
    let copy = TempDir::new().expect("a directory");
    for entry in fs::read_dir(data).expect("a directory") {
        let entry = entry.expect("an entry");
        if entry.file_type().expect("a type").is_file() {
            fs::copy(entry.path(), copy.path().join(entry.file_name())).expect("a copy");
        }
    }
    copy
}

/// The violated rules in a data directory that no server uses.
fn check(data: &Path) -> Vec<String> {
    violations(&Database::open(data, None).expect("the database"), DEVICES)
}

/// What is in the district, but for times and sessions.
fn summary(data: &Path) -> Vec<String> {
    let database = Database::open(data, None).expect("the database");
    let read = |sql: &str| -> String {
        database.read(|tx| tx.one(sql, &[], |row| row.get(0))).expect("the database can be read")
    };
    SUMMARIES.map(|(name, sql)| format!("{name}: {}", read(sql))).to_vec()
}

const SUMMARIES: [(&str, &str); 6] = [
    (
        "devices",
        "SELECT coalesce(group_concat(serial || ' ' || coalesce(model, '') || ' ' || coalesce(status, '') || ' '
                || coalesce(policy_number, '') || ' ' || version, '; '), '')
         FROM (SELECT * FROM device_record WHERE serial GLOB 'DEV*X' OR serial = 'NEW' ORDER BY serial)",
    ),
    (
        "imports",
        "SELECT coalesce(group_concat(id || ' ' || state || ' ' || applied || ' ' || coalesce(merges, 0), '; '), '')
         FROM (SELECT * FROM import ORDER BY id)",
    ),
    (
        "runs",
        "SELECT coalesce(group_concat(id || ' ' || kind || ' ' || state, '; '), '') FROM (SELECT * FROM run ORDER BY id)",
    ),
    (
        "outcomes",
        "SELECT coalesce(group_concat(found, '; '), '') FROM (SELECT import_id || ' ' || run_id || ' ' || outcome || ' '
            || count(*) AS found FROM outcome GROUP BY import_id, run_id, outcome ORDER BY 1)",
    ),
    ("loads", "SELECT coalesce(group_concat(id || ' ' || kind, '; '), '') FROM (SELECT * FROM load ORDER BY id)"),
    (
        "audit log",
        "SELECT group_concat(found, '; ') FROM (SELECT action || ' ' || count(*) AS found FROM audit GROUP BY action ORDER BY 1)",
    ),
];

fn differences(now: &[String], wanted: &[String], what: &str) -> Vec<String> {
    let differs = now.iter().zip(wanted).filter(|(now, wanted)| now != wanted);
    differs.map(|(now, wanted)| format!("{what}: {now}, not {wanted}")).collect()
}
