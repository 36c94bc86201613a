//! A random history: each step is done by the server and by the model, and then both are compared.

use crate::failing_writes::with_failing_writes;
use crate::harness::{App, Request, Session};
use crate::model::{Import, Model};
use crate::rows::{Person, Row};
use coverlist_api::{ImportView, Page, PlanView, ProblemCode, ReportView, paths};
use coverlist_core::lifecycle::{RunState, State};
use coverlist_core::plan::Sample;
use coverlist_server::store::imports;
use fastrand::Rng;
use std::collections::BTreeMap;

/// The most steps of a history.
const MOST_STEPS: usize = 40;

pub(crate) const DEVICES: usize = 5;

const POLICIES: [&str; 3] = ["ALPHA", "BETA", "GAMMA"];

pub struct History<'a> {
    pub(crate) app: &'a App,
    admins: &'a [Session; 2],
    pub(crate) random: Rng,
    /// The prefix of the serials. Each history has devices of its own.
    prefix: String,
    pub(crate) model: Model,
    /// The number of changes outside of imports.
    edits: i64,
}

/// A step that the server takes, or refuses with a code.
type Step<'a> = fn(&mut History<'a>);

impl<'a> History<'a> {
    pub fn new(app: &'a App, admins: &'a [Session; 2], seed: u64) -> Self {
        let prefix = format!("H{seed}N");
        let mut history =
            Self { app, admins, random: Rng::with_seed(seed), prefix, model: Model::default(), edits: 0 };
        let list: Vec<_> = (0..DEVICES - 1).map(|number| (history.serial(number), "HP".to_owned())).collect();
        history.load_list(&list);
        history
    }

    /// Takes random steps, and compares the server with the model after each.
    pub fn run(mut self) {
        let possible: [(usize, Step<'a>); 26] = [
            (3, Self::merge),
            (6, Self::stage),
            (4, Self::process),
            (4, Self::sample),
            (1, Self::sample_more_than_there_is),
            (1, Self::process_what_was_not_seen),
            (1, Self::process_while_a_write_fails),
            (1, Self::delete),
            (1, Self::withdraw_nothing),
            (2, Self::leave_out),
            (1, Self::take_back),
            (3, Self::accept),
            (1, Self::reject),
            (4, Self::confirm),
            (1, Self::look_at_proposals),
            (2, Self::change_one),
            (3, Self::edit_one),
            (2, Self::load),
            (2, Self::undo_load),
            (2, Self::redo_load),
            (1, Self::revert_a_load_that_may_have_changed),
            (1, Self::revert_a_load_while_a_write_fails),
            (5, Self::undo),
            (4, Self::redo),
            (2, Self::revert_what_may_have_changed),
            (1, Self::revert_while_a_write_fails),
        ];
        let steps = self.random.usize(1..=MOST_STEPS);
        let weights: usize = possible.iter().map(|(weight, _)| weight).sum();
        for _ in 0..steps {
            let mut at = self.random.usize(0..weights);
            let step = possible.iter().find(|(weight, _)| {
                let is_here = at < *weight;
                at = at.saturating_sub(*weight);
                is_here
            });
            step.expect("the weights add up").1(&mut self);
            self.compare();
        }
        // The next history may stage.
        if self.model.open().is_some() {
            self.delete();
        }
    }

    pub(crate) fn admin(&mut self) -> Session {
        let place = self.random.usize(0..self.admins.len());
        self.admins[place].clone()
    }

    pub(crate) fn serial(&self, number: usize) -> String {
        format!("{}{number}", self.prefix)
    }

    /// The serial of a device, which may not be there.
    pub(crate) fn any_serial(&mut self) -> String {
        let number = self.random.usize(0..DEVICES);
        self.serial(number)
    }

    pub(crate) fn any_policy(&mut self) -> String {
        POLICIES[self.random.usize(0..POLICIES.len())].to_owned()
    }

    pub(crate) fn any_of(&mut self, places: &[usize]) -> Option<usize> {
        (!places.is_empty()).then(|| places[self.random.usize(0..places.len())])
    }

    /// Stages rows for some devices, also for one that is not loaded yet.
    fn stage(&mut self) {
        let mut rows = Vec::new();
        for number in 0..DEVICES {
            if self.random.bool() || number == DEVICES - 1 {
                rows.push(self.row(rows.len() as u32 + 2, number));
            }
        }
        self.send(rows, None);
    }

    /// Corrects rows of a processed import that were not applied.
    fn merge(&mut self) {
        let imports = self.model.imports.iter().enumerate();
        let first = imports.filter(|(_, import)| import.state == State::Processed && import.merges.is_none());
        let first: Vec<usize> = first.map(|(place, _)| place).collect();
        let Some(place) = self.any_of(&first) else { return };
        let (lines, start) = (self.model.mergeable(place), self.random.usize(0..DEVICES));
        let mut rows = Vec::new();
        for line in lines {
            rows.push(self.row(line, (start + rows.len()) % DEVICES));
        }
        if !rows.is_empty() {
            self.send(rows, Some(place));
        }
    }

    /// A row about a device, mostly with the name of its person.
    fn row(&mut self, line: u32, number: usize) -> Row {
        let person = match self.random.u8(..4) {
            0 => &Person::ALL[0],
            _ => Person::of(&self.serial(number)),
        };
        Row::new(line, self.key_of(number), self.any_policy(), Some(person))
    }

    /// Sends rows as a file, or as a correction.
    fn send(&mut self, rows: Vec<Row>, merges: Option<usize>) {
        let header = "Device Serial,Insurance Status,Policy Number,Coverage Type,Coverage Amount,\
                      Coverage Start Date,Coverage End Date,Check: First Name,Check: Last Name,Line\r\n";
        let lines = rows.iter().map(|Row { line, key, policy, person, .. }| {
            let (first, last) = person.map_or(("", ""), |person| (person.first_name, person.last_name));
            format!("{key},Yes,{policy},Full,460.00,2026-08-24,2027-06-30,{first},{last},{line}\r\n")
        });
        let file = header.to_owned() + &lines.collect::<String>();
        let file = self.admin().file("device", file);
        let file = match merges {
            Some(place) => file.merging(self.model.imports[place].id),
            None => file,
        };
        let answer = self.admin().send(file.request());
        if self.model.open().is_some() {
            answer.problem(ProblemCode::ImportOpen);
            return;
        }
        let import: ImportView = answer.expect(201).json();
        self.model.imports.push(Import::staged(import.id, rows, merges));
    }

    /// The place of the open import, and its plan as one of the admins sees it.
    fn plan(&mut self) -> Option<(usize, PlanView)> {
        let place = self.model.open()?;
        let plan = self.admin().plan(self.model.imports[place].id, "");
        assert_eq!(plan.counts, self.model.plan(place), "the plan");
        Some((place, plan))
    }

    fn process(&mut self) {
        let Some((place, plan)) = self.plan() else { return };
        let id = self.model.imports[place].id;
        self.admin().send(Session::processing(id, &plan)).expect(202);
        assert_eq!(self.admin().until_settled(id).state, State::Processed);
        self.model.process(place);
        self.admin().send(Session::processing(id, &plan)).problem(ProblemCode::WrongState);
    }

    /// Applies some rows before the rest.
    fn sample(&mut self) {
        let Some((place, plan)) = self.plan() else { return };
        if plan.counts.updated == 0 {
            return;
        }
        let (id, rows) = (self.model.imports[place].id, self.random.u32(1..=plan.counts.updated));
        self.admin().send(Session::sampling(id, &plan, Sample::First(rows))).expect(202);
        let import = self.admin().until_settled(id);
        assert_eq!((import.state, import.run.expect("a run").state), (State::Staged, RunState::Applied));
        self.model.sample(place, rows as usize);
        self.admin().send(Session::processing(id, &plan)).problem(ProblemCode::PlanStale);
    }

    fn sample_more_than_there_is(&mut self) {
        let Some((place, plan)) = self.plan() else { return };
        let sample = Sample::Draw(plan.counts.updated + 1);
        let request = Session::sampling(self.model.imports[place].id, &plan, sample);
        self.admin().send(request).problem(ProblemCode::BadRequest);
    }

    fn process_what_was_not_seen(&mut self) {
        let Some((place, plan)) = self.plan() else { return };
        if !self.edit() {
            return;
        }
        let id = self.model.imports[place].id;
        self.admin().send(Session::processing(id, &plan)).problem(ProblemCode::PlanStale);
    }

    fn process_while_a_write_fails(&mut self) {
        let Some((place, plan)) = self.plan() else { return };
        let (id, serial) = (self.model.imports[place].id, self.any_serial());
        let fails = self.model.processing_changes(place, &serial);
        self.while_a_write_fails(&serial, id, Session::processing(id, &plan), fails);
        if !fails {
            self.model.process(place);
        }
    }

    fn delete(&mut self) {
        let Some(place) = self.model.open() else { return };
        let path = paths::import(self.model.imports[place].id);
        self.admin().delete(path.clone()).expect(200);
        self.model.delete(place);
        self.admin().delete(path).problem(ProblemCode::WrongState);
    }

    fn withdraw_nothing(&mut self) {
        let all: Vec<usize> = (0..self.model.imports.len()).collect();
        let Some(place) = self.any_of(&all) else { return };
        let path = paths::import_withdraw(self.model.imports[place].id);
        self.admin().send(Request::new("POST", path)).problem(ProblemCode::WrongState);
    }

    fn edit_one(&mut self) {
        self.edit();
    }

    /// Somebody changes the insurance of a record outside of an import. Returns whether the record is there.
    pub(crate) fn edit(&mut self) -> bool {
        let serial = self.any_serial();
        if !self.model.devices.contains_key(&serial) {
            return false;
        }
        let policy = self.any_policy();
        self.edits += 1;
        // No run has a negative number.
        let version = -self.edits;
        let edited = self.app.database.write(|tx| {
            tx.execute(
                "UPDATE device_record SET status = 'enrolled', policy_number = ?2, coverage_type = 'Full',
                        coverage_amount_cents = 46000, coverage_start = '2026-08-24',
                        coverage_end = '2027-06-30', version = ?3
                 WHERE district_id = 1 AND serial = ?1",
                &[serial.as_str().into(), policy.as_str().into(), version.into()],
            )?;
            imports::records_changed(tx, 1)
        });
        edited.expect("a record is changed");
        self.model.edit(&serial, Some(policy));
        true
    }

    /// Sends a request whose run fails if it changes a record, and waits for its end.
    pub(crate) fn while_a_write_fails(&mut self, serial: &str, id: i64, request: Request, fails: bool) {
        let admin = self.admin();
        let run = with_failing_writes(self.app, serial, || {
            admin.send(request).expect(202);
            admin.until_settled(id).run.expect("a run")
        });
        assert_eq!(run.state, if fails { RunState::Failed } else { RunState::Applied });
    }

    /// The newest imports of the district are those of this history.
    fn compare_imports(&self) {
        let Some(first) = self.model.imports.first() else { return };
        let path = format!("{}?limit={}", paths::IMPORTS, self.model.imports.len());
        let mut found = self.admins[0].get(path).expect(200).json::<Page<ImportView>>().rows;
        found.reverse();
        assert_eq!(found.first().map(|view| view.id), Some(first.id));
        for (place, (view, import)) in found.iter().zip(&self.model.imports).enumerate() {
            let counts = import.counts.and_then(|_| self.model.report(place));
            assert_eq!((view.state, view.counts), (import.state, counts), "import {}", import.id);
            assert!(view.counts.is_none_or(|counts| counts.total() == view.rows), "the counts add up");
        }
        for (place, import) in self.model.imports.iter().enumerate() {
            let path = format!("{}?limit=1", paths::import_report(import.id));
            match self.model.report(place) {
                Some(counts) => {
                    let report: ReportView = self.admins[0].get(path).expect(200).json();
                    assert_eq!(report.counts, counts, "the report of import {}", import.id);
                }
                None => drop(self.admins[0].get(path).problem(ProblemCode::WrongState)),
            }
        }
    }

    /// Compares all records and imports of the history with the model.
    fn compare(&mut self) {
        let found: BTreeMap<String, (Option<String>, String)> = self
            .app
            .database
            .read(|tx| {
                tx.query(
                    "SELECT serial, policy_number, model FROM device_record
                     WHERE district_id = 1 AND serial >= ?1 || '0' AND serial <= ?1 || '9'",
                    &[self.prefix.as_str().into()],
                    |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))),
                )
            })
            .expect("records")
            .into_iter()
            .collect();
        let model_of = |serial: &str| self.model.lists.device(serial).map(|device| device.model.clone());
        let devices = self.model.devices.iter();
        let expected = devices.map(|(serial, device)| {
            (serial.clone(), (device.policy.clone(), model_of(serial).expect("a device of the lists")))
        });
        let expected = expected.collect();
        assert_eq!(found, expected, "the records");
        self.compare_imports();
        let open = self.model.open().map(|place| self.model.imports[place].id);
        assert_eq!(self.admins[1].open().map(|import| import.id), open, "the open import");
    }
}
