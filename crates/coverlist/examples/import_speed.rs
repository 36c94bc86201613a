//! Measures the routes of an import of 100,000 devices, from the request to the last byte of the answer, or
//! until the run has ended, and SQLite's own floor: one plain `UPDATE` of the same columns of the same
//! records, in one transaction on the same file.
//!
//! Starts its own server on 127.0.0.1 with an empty directory. Every row changes its record, so processing
//! and undo write all of them. Prints a JSON document: milliseconds of each round by what was measured. The
//! argument is the number of rounds.

#[path = "support/district.rs"]
#[allow(dead_code, reason = "a measurement uses a part of it")]
mod district;
#[path = "../tests/harness/staging.rs"]
#[allow(dead_code, reason = "a measurement uses a part of it")]
mod staging;

use anyhow::Result;
use coverlist_api::{
    ImportView, PlanQueryRequest, PlanView, ProcessRequest, ReversalRequest, ReversalView, paths,
};
use coverlist_server::store::{Database, StoreError, Tx};
use district::client::{self, Request, Response};
use district::serve_district_in;
use staging::Staging;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::net::SocketAddr;
use std::thread::sleep;
use std::time::{Duration, Instant};

const DEVICES: u32 = 100_000;
const ROUNDS: u32 = 5;

fn main() -> Result<()> {
    let rounds = std::env::args().nth(1).map_or(Ok(ROUNDS), |rounds| rounds.parse())?;
    let data = tempfile::tempdir()?;
    serve_district_in(data.path(), fill, |server, cookie| {
        let stage = Staging::new("device", list()).request().header("cookie", cookie);
        let mut measured = Measured { server, cookie, times: BTreeMap::new() };
        let database = Database::existing(data.path())?;
        for round in 0..rounds {
            measured.import(&stage)?;
            let started = Instant::now();
            database.write(|tx| update(tx, round))?;
            measured.add("floor", started);
        }
        println!("{}", serde_json::to_string(&measured.times)?);
        Ok(())
    })
}

/// A server, and the milliseconds that its routes took.
struct Measured<'a> {
    server: SocketAddr,
    cookie: &'a str,
    times: BTreeMap<&'static str, Vec<f64>>,
}

impl Measured<'_> {
    /// Measures the routes of one import, in the order in which a person uses them.
    fn import(&mut self, stage: &Request) -> Result<()> {
        let id = self.timed("stage", stage)?.expect(201).json::<ImportView>().id;
        let get = |path: String| Request::new("GET", path).header("cookie", self.cookie);
        let (plan, report, undo) = (
            get(paths::import_plan(id)),
            get(paths::import_report_csv(id) + "?outcome=updated"),
            get(paths::import_undo(id)),
        );
        let PlanView { sha256, generation, counts, .. } = self.timed("plan", &plan)?.expect(200).json();
        let none = PlanQueryRequest { q: "nothing has this text".to_owned(), ..PlanQueryRequest::default() };
        self.timed("search", &self.post(paths::import_plan_query(id), &none))?.expect(200);
        let consent = ProcessRequest { sha256, generation, counts, sample: None };
        self.run("process", id, &self.post(paths::import_process(id), &consent))?;
        self.timed("report sheet", &report)?.expect(200);
        let ReversalView { run, counts, .. } = self.timed("undo preview", &undo)?.expect(200).json();
        self.run("undo", id, &self.post(paths::import_undo(id), &ReversalRequest { run, counts }))
    }

    fn post(&self, path: String, body: &impl serde::Serialize) -> Request {
        Request::new("POST", path).json(body).header("cookie", self.cookie)
    }

    fn timed(&mut self, name: &'static str, request: &Request) -> Result<Response> {
        let started = Instant::now();
        let answer = request.send(self.server)?;
        self.add(name, started);
        Ok(answer)
    }

    /// Measures a run, until its import says that it has ended.
    fn run(&mut self, name: &'static str, import: i64, request: &Request) -> Result<()> {
        let look = Request::new("GET", paths::import(import)).header("cookie", self.cookie);
        let started = Instant::now();
        request.send(self.server)?.expect(202);
        while look.send(self.server)?.json::<ImportView>().queued_run().is_some() {
            sleep(Duration::from_millis(2));
        }
        self.add(name, started);
        Ok(())
    }

    fn add(&mut self, name: &'static str, started: Instant) {
        self.times.entry(name).or_default().push(started.elapsed().as_secs_f64() * 1e3);
    }
}

/// Adds users with one device each.
fn fill(tx: &Tx<'_>, district: i64) -> Result<(), StoreError> {
    tx.execute(
        "WITH RECURSIVE user (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM user WHERE number < ?2)
         INSERT INTO user_record (district_id, id, match_key, user_id, name, email, role, school, grade)
         SELECT ?1, number, printf('%08d', number), printf('%08d', number), 'Student ' || number,
             'student' || number || '@example.org', 'student', 'School ' || number % 97, '07'
         FROM user",
        &[district.into(), DEVICES.into()],
    )?;
    tx.execute(
        "INSERT INTO device_record (district_id, id, match_key, serial, asset_tag, model, assigned_to, location,
             status, policy_number, coverage_type, coverage_amount_cents, coverage_start, coverage_end)
         SELECT district_id, id, printf('dev%07dx', id), printf('DEV%07dX', id), 'TAG-' || id, 'Chromebook',
             email, 'Room ' || id % 97, 'enrolled', 'OLD-' || id, 'Basic', 30000, '2025-08-24', '2026-06-30'
         FROM user_record",
        &[],
    )?;
    Ok(())
}

/// Changes the columns that an import changes, by one statement.
fn update(tx: &Tx<'_>, round: u32) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE device_record SET status = 'enrolled', policy_number = 'OLD-' || ?1 || '-' || id,
             coverage_type = 'Basic', coverage_amount_cents = 30000, coverage_start = '2025-08-24',
             coverage_end = '2026-06-30', custom = '{}', version = ?1",
        &[round.into()],
    )?;
    Ok(())
}

/// The next coverage of all devices.
fn list() -> String {
    let mut list = "Device Serial,Insurance Status,Policy Number,Coverage Type,Coverage Amount,\
                    Coverage Start Date,Coverage End Date\r\n"
        .to_owned();
    for number in 1..=DEVICES {
        let row = format_args!("DEV{number:07}X,Enrolled,POL-{number},Full,525.00,2026-08-24,2027-06-30\r\n");
        // A string takes everything.
        let _ = list.write_fmt(row);
    }
    list
}
