//! A program that is killed and started again, and what it has promised so far.

use crate::harness::{Binary, Csv, Request, Session, devices, roster};
use crate::laws;
use crate::random::Random;
use coverlist_api::{ImportView, paths};
use coverlist_core::lifecycle::State;
use coverlist_server::Clock;
use coverlist_server::store::Database;
use std::collections::BTreeMap;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Devices that every file insures.
pub const DEVICES: usize = 2_000;
/// Those who only look, while something is under way.
const READERS: usize = 2;

/// What is under way when the program is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Stage,
    Process,
    Delete,
}

/// What was under way when the program was killed.
#[derive(Clone, Copy, Debug)]
struct UnderWay {
    step: Step,
    /// When it was killed, in milliseconds since 1970.
    killed_at: i64,
    /// The import that it answered for, if it did: it has to keep its word.
    promised: Option<i64>,
}

pub struct World {
    random: Random,
    data: TempDir,
    program: Option<Binary>,
    admin: Session,
    under_way: Option<UnderWay>,
    /// How long each step takes, about: a kill comes somewhere within.
    takes: BTreeMap<Step, Duration>,
    done: BTreeMap<Step, (u32, u32)>,
}

impl World {
    /// A district whose devices have never been insured.
    pub fn new(random: Random) -> Self {
        let data = TempDir::new().expect("a directory");
        let program = Binary::start(data.path(), &["--demo"], &[]);
        let admin = program.admin();
        admin.load_devices(roster(&devices(DEVICES)));
        let mut world = Self {
            random,
            data,
            program: Some(program),
            admin,
            under_way: None,
            takes: BTreeMap::new(),
            done: BTreeMap::new(),
        };
        world.do_everything_once();
        world
    }

    /// Stages, deletes, stages and processes, and is not killed; notes how long it takes.
    pub fn do_everything_once(&mut self) {
        if let Some(open) = self.open() {
            self.timed(Step::Delete, |admin| admin.delete(paths::import(open.id)).expect(200));
        }
        let file = self.next_file();
        let import: ImportView =
            self.timed(Step::Stage, |admin| admin.try_stage("device", file.clone())).expect(201).json();
        self.timed(Step::Delete, |admin| admin.delete(paths::import(import.id)).expect(200));
        let import = self.admin.stage("device", self.next_file());
        let done = self.timed(Step::Process, |admin| admin.process(import.id));
        assert_eq!(done.state, State::Processed);
        laws::hold(&self.database()).expect("the laws hold when nothing happened");
    }

    /// Begins a step that is possible now and kills the program at a random moment of it. Returns what was under way.
    pub fn do_something_and_be_killed(&mut self) -> Step {
        let (step, ask, import) = self.choose();
        let program = self.program.take().expect("a program that runs");
        let readers: Vec<JoinHandle<()>> = (0..READERS).map(|_| self.reader()).collect();
        let admin = self.admin.clone();
        let sent = std::thread::spawn(move || admin.try_send(ask));
        let usual = self.takes.get(&step).copied().unwrap_or_default().as_micros() as u64;
        // The moment is random on purpose; nothing is waited for.
        std::thread::sleep(Duration::from_micros(self.random.below(usual * 2 + 1)));
        program.kill();
        let killed_at = Clock::system().now();
        let answer = sent.join().expect("the sender ends").ok().filter(|answer| answer.status < 300);
        for reader in readers {
            reader.join().expect("a reader ends");
        }
        let promised = answer.map(|answer| import.unwrap_or_else(|| answer.json::<ImportView>().id));
        self.under_way = Some(UnderWay { step, killed_at, promised });
        step
    }

    /// Starts the program again, now and then killing it once more while it starts, and looks whether the laws hold.
    pub fn start_again(&mut self) -> Result<(), String> {
        let mut program = Binary::start(self.data.path(), &["--demo"], &[]);
        if self.random.below(4) == 0 {
            std::thread::sleep(Duration::from_micros(self.random.below(50_000)));
            program.kill();
            program = Binary::start(self.data.path(), &["--demo"], &[]);
        }
        self.admin.address = program.address;
        self.program = Some(program);
        if let Some(open) = self.open() {
            // What was queued is processed without anybody asking again.
            self.admin.until_settled(open.id);
        }
        let database = self.database();
        laws::hold(&database)?;
        let Some(under_way) = self.under_way.take() else { return Ok(()) };
        let finished = match under_way.step {
            Step::Stage | Step::Delete => under_way.promised.is_some(),
            // It is answered before it begins, so the answer says nothing.
            Step::Process => laws::last_run(&database) <= under_way.killed_at,
        };
        self.learn(under_way.step, finished);
        under_way.promised.map_or(Ok(()), |import| self.is_kept(under_way.step, import))
    }

    /// The database, beside the program that uses it. It is closed again before the program is killed, so that whatever
    /// a kill leaves behind is put right by the program itself.
    fn database(&self) -> Database {
        Database::open(self.data.path(), None).expect("the database")
    }

    /// Moves the kills so that about half of them come before the step is done and half after it.
    fn learn(&mut self, step: Step, finished: bool) {
        let (kept, all) = self.done.entry(step).or_default();
        *all += 1;
        *kept += u32::from(finished);
        if let Some(takes) = self.takes.get_mut(&step) {
            *takes = *takes * if finished { 8 } else { 13 } / 10;
        }
    }

    /// How many of the steps were done before the program was killed.
    pub fn summary(&self) -> String {
        let steps = self.done.iter().map(|(step, (kept, all))| format!("{step:?} {all} times, done {kept}"));
        steps.collect::<Vec<_>>().join("; ")
    }

    fn is_kept(&self, step: Step, import: i64) -> Result<(), String> {
        let state = self.admin.import(import).state;
        let kept = match step {
            Step::Stage => state == State::Staged,
            Step::Process => state == State::Processed,
            Step::Delete => state == State::Deleted,
        };
        if kept { Ok(()) } else { Err(format!("{step:?} was answered and import {import} is {state:?}")) }
    }

    fn choose(&mut self) -> (Step, Request, Option<i64>) {
        match self.open() {
            None => (Step::Stage, Session::staging("device", self.next_file()), None),
            Some(open) if self.random.below(3) == 0 => {
                (Step::Delete, Request::new("DELETE", paths::import(open.id)), Some(open.id))
            }
            Some(open) => {
                let plan = self.admin.plan(open.id, "?limit=1");
                (Step::Process, Session::processing(open.id, &plan), Some(open.id))
            }
        }
    }

    /// Somebody who looks at plan, history and records until the program is gone.
    fn reader(&self) -> JoinHandle<()> {
        let admin = self.admin.clone();
        std::thread::spawn(move || {
            let looked_at =
                ["/api/v1/imports?limit=5", "/api/v1/imports/open", "/api/v1/records/devices?limit=50"];
            for path in looked_at.into_iter().cycle() {
                if admin.try_send(Request::new("GET", path)).is_err() {
                    return;
                }
            }
        })
    }

    fn open(&self) -> Option<ImportView> {
        self.admin.open()
    }

    /// A file that gives every device a policy that names the import.
    fn next_file(&self) -> Vec<u8> {
        let policy = laws::policy(laws::last_import(&self.database()) + 1);
        let row = |file: Csv, serial: &String| {
            file.row(&format!("{serial},Yes,{policy},Full,460.00,2026-08-24,2027-06-30"))
        };
        devices(DEVICES).iter().fold(Csv::device(), row).bytes()
    }

    fn timed<T>(&mut self, step: Step, work: impl FnOnce(&Session) -> T) -> T {
        let started = Instant::now();
        let value = work(&self.admin);
        let takes = self.takes.entry(step).or_default();
        *takes = (*takes).max(started.elapsed());
        value
    }
}
