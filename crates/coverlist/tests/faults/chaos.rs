//! Kills and restarts a server at random moments, and remembers every step that the server confirmed.

use crate::harness::{Binary, Request, Session, devices, roster};
use crate::invariants::{file, violations};
use coverlist_api::{ImportView, LoadView, Page, paths};
use coverlist_core::lifecycle::{RunState, State};
use coverlist_core::plan::Sample;
use coverlist_core::roster::LoadKind;
use coverlist_server::Clock;
use coverlist_server::store::Database;
use fastrand::Rng;
use serde_json::Value;
use std::collections::BTreeMap;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The number of devices, all of which every file insures.
const DEVICES: usize = 2_000;
/// The number of clients that read during every step.
const READERS: usize = 2;

/// A step that a kill may interrupt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Stage,
    Sample,
    Process,
    Undo,
    Redo,
    Delete,
    Load,
    UndoLoad,
    RedoLoad,
}

impl Step {
    /// Whether the server responds when the run is queued, before it is carried out.
    const fn is_run(self) -> bool {
        matches!(self, Self::Sample | Self::Process | Self::Undo | Self::Redo)
    }
}

/// A step during which the server was killed.
#[derive(Clone, Copy, Debug)]
struct Interrupted {
    step: Step,
    /// When the server was killed, in milliseconds since 1970.
    killed_at: i64,
    /// The id of the import or the load, if the server confirmed the step before the kill. Then the step must
    /// be done after the restart.
    promised: Option<i64>,
}

pub struct Chaos {
    random: Rng,
    data: TempDir,
    server: Option<Binary>,
    admin: Session,
    interrupted: Option<Interrupted>,
    /// How long each step takes, about. The kill comes at a random moment of twice that time.
    durations: BTreeMap<Step, Duration>,
    /// For each step: how often it was done before the kill, and how often a kill came.
    done: BTreeMap<Step, (u32, u32)>,
}

impl Chaos {
    /// Creates a district whose devices have never been insured.
    pub fn new(random: Rng) -> Self {
        let data = TempDir::new().expect("a directory");
        let server = Binary::start(data.path(), &["--demo"], &[]);
        let admin = server.admin();
        admin.load_devices(roster(&devices(DEVICES)));
        let mut chaos = Self {
            random,
            data,
            server: Some(server),
            admin,
            interrupted: None,
            durations: BTreeMap::new(),
            done: BTreeMap::new(),
        };
        chaos.do_every_step();
        chaos
    }

    /// Does every step without a kill, and measures each.
    pub fn do_every_step(&mut self) {
        if let Some(open) = self.admin.open() {
            self.timed(Step::Delete, |admin| admin.delete(paths::import(open.id)).expect(200));
        }
        let file = self.next_file();
        let import: ImportView =
            self.timed(Step::Stage, |admin| admin.try_stage("device", file.clone())).expect(201).json();
        self.timed(Step::Delete, |admin| admin.delete(paths::import(import.id)).expect(200));
        let import = self.admin.stage("device", self.next_file());
        let half = Sample::First(DEVICES as u32 / 2);
        self.timed(Step::Sample, |admin| admin.sample(import.id, half));
        let done = self.timed(Step::Process, |admin| admin.process(import.id));
        assert_eq!(done.state, State::Processed);
        self.timed(Step::Undo, |admin| admin.undo(import.id));
        let done = self.timed(Step::Redo, |admin| admin.redo(import.id));
        assert_eq!((done.state, done.applied), (State::Processed, DEVICES as u32));
        self.do_every_step_of_loads();
        assert_eq!(violations(&self.database(), DEVICES), Vec::<String>::new());
    }

    fn do_every_step_of_loads(&mut self) {
        let list = self.next_list();
        let load = self.timed(Step::Load, |admin| admin.load("devices", list)).load.expect("a load");
        for (step, path) in
            [(Step::UndoLoad, paths::load_undo(load)), (Step::RedoLoad, paths::load_redo(load))]
        {
            let seen = self.admin.load_reversal(&path);
            assert_eq!(seen.counts.kept, 0);
            self.timed(step, |admin| admin.send(Session::reverting_load(&path, &seen))).expect(200);
        }
    }

    /// Starts a step that is possible at the moment, and kills the server at a random moment of it. Returns
    /// the step.
    pub fn kill_during_a_step(&mut self) -> Step {
        let (step, request, import) = self.choose();
        let server = self.server.take().expect("a running server");
        let readers: Vec<JoinHandle<()>> = (0..READERS).map(|_| self.reader()).collect();
        let admin = self.admin.clone();
        let sent = std::thread::spawn(move || admin.try_send(request));
        let usual = self.durations.get(&step).copied().unwrap_or_default();
        // This sleep is the random moment of the kill. The test waits for nothing.
        std::thread::sleep((usual * 2).mul_f64(self.random.f64()));
        server.kill();
        let killed_at = Clock::system().now();
        let response = sent.join().expect("the sender ends").ok().filter(|response| response.status < 300);
        for reader in readers {
            reader.join().expect("a reader ends");
        }
        let promised = response.map(|response| import.unwrap_or_else(|| id_in(&response.json())));
        self.interrupted = Some(Interrupted { step, killed_at, promised });
        step
    }

    /// Restarts the server, sometimes with another kill during the start. Returns a violated invariant or
    /// broken promise.
    pub fn restart(&mut self) -> Result<(), String> {
        let mut server = Binary::start(self.data.path(), &["--demo"], &[]);
        if self.random.u8(..4) == 0 {
            std::thread::sleep(Duration::from_micros(self.random.u64(..50_000)));
            server.kill();
            server = Binary::start(self.data.path(), &["--demo"], &[]);
        }
        self.admin.address = server.address;
        self.server = Some(server);
        // The server carries out a queued run without another request.
        for import in self.newest(2) {
            self.admin.until_settled(import.id);
        }
        let database = self.database();
        if let Some(violation) = violations(&database, DEVICES).first() {
            return Err(violation.clone());
        }
        let Some(interrupted) = self.interrupted.take() else { return Ok(()) };
        let was_done = match interrupted.step.is_run() {
            false => interrupted.promised.is_some(),
            true => last_applied_at(&database) <= interrupted.killed_at,
        };
        self.adjust(interrupted.step, was_done);
        interrupted.promised.map_or(Ok(()), |id| self.check_promise(interrupted.step, id))
    }

    /// A second connection to the server's database. It is closed before the next kill, because only the
    /// server may recover from a kill.
    fn database(&self) -> Database {
        Database::open(self.data.path(), None).expect("the database")
    }

    /// Adjusts the moment of later kills, until about half of them come before the step is done.
    fn adjust(&mut self, step: Step, was_done: bool) {
        let (done, all) = self.done.entry(step).or_default();
        *all += 1;
        *done += u32::from(was_done);
        if let Some(duration) = self.durations.get_mut(&step) {
            *duration = *duration * if was_done { 8 } else { 13 } / 10;
        }
    }

    /// How often each step was done before the kill, for people.
    pub fn summary(&self) -> String {
        let steps = self.done.iter().map(|(step, (done, all))| format!("{step:?} {all} times, done {done}"));
        steps.collect::<Vec<_>>().join("; ")
    }

    fn check_promise(&self, step: Step, id: i64) -> Result<(), String> {
        match step {
            Step::Load | Step::UndoLoad | Step::RedoLoad => match self.admin.get(paths::load(id)).status {
                200 => Ok(()),
                status => Err(format!("{step:?} was confirmed, but load {id} is answered with {status}")),
            },
            _ => self.check_import(step, id),
        }
    }

    fn check_import(&self, step: Step, import: i64) -> Result<(), String> {
        let ImportView { state, run, .. } = self.admin.import(import);
        let is_applied = run.is_some_and(|run| run.state == RunState::Applied);
        let is_kept = match step {
            Step::Stage => state == State::Staged,
            Step::Sample => state == State::Staged && is_applied,
            Step::Process | Step::Redo => state == State::Processed && is_applied,
            Step::Undo => matches!(state, State::Staged | State::Undone) && is_applied,
            // What samples have applied stays.
            Step::Delete => matches!(state, State::Deleted | State::Processed),
            Step::Load | Step::UndoLoad | Step::RedoLoad => false,
        };
        if is_kept {
            return Ok(());
        }
        Err(format!("{step:?} was confirmed, but import {import} is {state:?}"))
    }

    fn choose(&mut self) -> (Step, Request, Option<i64>) {
        if self.random.u8(..4) == 0 {
            return self.step_of_loads();
        }
        match (self.admin.open(), self.newest(1).pop()) {
            (Some(open), _) => self.step_of_open(&open),
            (None, Some(last)) if self.random.bool() && last.applied > 0 => {
                self.reverting(Step::Undo, last.id, &paths::import_undo(last.id))
            }
            (None, Some(last)) if last.state == State::Undone && self.random.bool() => {
                self.reverting(Step::Redo, last.id, &paths::import_redo(last.id))
            }
            (None, _) => (Step::Stage, Session::staging("device", self.next_file()), None),
        }
    }

    fn step_of_loads(&mut self) -> (Step, Request, Option<i64>) {
        let loads: Page<LoadView> = self.admin.get(paths::LOADS).expect(200).json();
        let newest = loads.rows.iter().find(|load| load.kind == LoadKind::Load).expect("a load");
        if self.random.bool() {
            return (Step::Load, Session::loading("devices", self.next_list()), None);
        }
        let (step, path) = match newest.undone {
            true => (Step::RedoLoad, paths::load_redo(newest.id)),
            false => (Step::UndoLoad, paths::load_undo(newest.id)),
        };
        (step, Session::reverting_load(&path, &self.admin.load_reversal(&path)), None)
    }

    fn step_of_open(&mut self, open: &ImportView) -> (Step, Request, Option<i64>) {
        let plan = self.admin.plan(open.id, "?limit=1");
        match self.random.u8(..6) {
            0 => (Step::Delete, Request::new("DELETE", paths::import(open.id)), Some(open.id)),
            1 if open.applied > 0 => self.reverting(Step::Undo, open.id, &paths::import_undo(open.id)),
            1..3 if plan.counts.updated > 1 => {
                let sample = Sample::First(self.random.u32(1..plan.counts.updated));
                (Step::Sample, Session::sampling(open.id, &plan, sample), Some(open.id))
            }
            _ => (Step::Process, Session::processing(open.id, &plan), Some(open.id)),
        }
    }

    fn reverting(&self, step: Step, import: i64, path: &str) -> (Step, Request, Option<i64>) {
        (step, Session::reverting(path, &self.admin.reversal(path)), Some(import))
    }

    /// The newest imports of the district.
    fn newest(&self, imports: u32) -> Vec<ImportView> {
        let path = format!("{}?limit={imports}", paths::IMPORTS);
        self.admin.get(path).expect(200).json::<Page<ImportView>>().rows
    }

    /// Starts a client that reads the history, the open import and the records until the server is killed.
    fn reader(&self) -> JoinHandle<()> {
        let admin = self.admin.clone();
        std::thread::spawn(move || {
            let paths =
                ["/api/v1/imports?limit=5", "/api/v1/imports/open", "/api/v1/records/devices?limit=50"];
            for path in paths.into_iter().cycle() {
                if admin.try_send(Request::new("GET", path)).is_err() {
                    return;
                }
            }
        })
    }

    /// A file that insures every device under the policy of the next import.
    fn next_file(&self) -> Vec<u8> {
        file(number(&self.database(), "SELECT coalesce(max(id), 0) + 1 FROM import"), DEVICES)
    }

    /// A list that gives every device the number of its load as a model, and adds as many devices.
    fn next_list(&self) -> String {
        let load = number(&self.database(), "SELECT coalesce(max(id), 0) + 1 FROM load");
        let new = (0..DEVICES).map(|number| format!("LOAD{load}-{number}"));
        let rows = devices(DEVICES).into_iter().chain(new).map(|serial| format!("{serial},M{load}\n"));
        format!("Device Serial,Model\n{}", rows.collect::<String>())
    }

    fn timed<T>(&mut self, step: Step, work: impl FnOnce(&Session) -> T) -> T {
        let started = Instant::now();
        let value = work(&self.admin);
        let longest = self.durations.entry(step).or_default();
        *longest = (*longest).max(started.elapsed());
        value
    }
}

/// The id of the import or the load in an answer.
fn id_in(answer: &Value) -> i64 {
    answer["load"].as_i64().or(answer["id"].as_i64()).expect("an id")
}

/// When the latest run was applied, in milliseconds since 1970.
fn last_applied_at(database: &Database) -> i64 {
    number(database, "SELECT coalesce(max(ended_at), 0) FROM run WHERE state = 'applied'")
}

fn number(database: &Database, sql: &str) -> i64 {
    database.read(|tx| tx.one(sql, &[], |row| row.get(0))).expect("the database can be read")
}
