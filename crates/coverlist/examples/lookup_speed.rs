//! Measures how long it takes to look up 100,000 keys among 200,000 records, from the request to the last
//! byte of the answer.
//!
//! Starts its own server on 127.0.0.1 with an empty directory. Half of the keys name a record, and the others
//! have lost their zeros or case. Prints the shortest of several times, and its ratio to a look-up of one
//! key, which reads the same records.

#[path = "support/district.rs"]
mod district;

use anyhow::{Result, ensure};
use coverlist_api::{AnswerView, LookupRequest, LookupView, paths};
use coverlist_server::store::{StoreError, Tx};
use district::client::Request;
use district::serve_district;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const RECORDS: u32 = 200_000;
const TIMES: u32 = 7;

fn main() -> Result<()> {
    serve_district(fill, measure)
}

fn measure(server: SocketAddr, cookie: &str) -> Result<()> {
    let ids = keys(|number| format!("{number:08}"), |number| number.to_string());
    let serials = keys(|number| format!("DEV{number:07}X"), |number| format!("dev {number:07}X"));
    let tags = keys(|number| format!("TAG-{number}"), |number| format!("tag{number}"));
    for (name, noun, keys) in [
        ("user ids for users", "users", &ids),
        ("serials for devices", "devices", &serials),
        ("asset tags for devices", "devices", &tags),
        ("user ids for devices", "devices", &ids),
    ] {
        let (one, _) = shortest(server, cookie, noun, &keys[..1])?;
        let (all, answers) = shortest(server, cookie, noun, keys)?;
        let named = |answer: &&AnswerView| matches!(answer, AnswerView::Record { .. });
        let explained = |answer: &&AnswerView| matches!(answer, AnswerView::Proposal { .. });
        println!(
            "{name:<24} {:>6} keys, {:>6} named, {:>6} explained {all:>9.1?} {:>6.1}",
            keys.len(),
            answers.iter().filter(named).count(),
            answers.iter().filter(explained).count(),
            all.as_secs_f64() / one.as_secs_f64()
        );
    }
    Ok(())
}

/// The keys of every second record: one as it is, one damaged.
fn keys(kept: impl Fn(u32) -> String, damaged: impl Fn(u32) -> String) -> Vec<String> {
    (1..=RECORDS).step_by(4).flat_map(|number| [kept(number), damaged(number + 2)]).collect()
}

/// The shortest time of several look-ups, and their answers.
fn shortest(
    server: SocketAddr,
    cookie: &str,
    noun: &str,
    keys: &[String],
) -> Result<(Duration, Vec<AnswerView>)> {
    let mut shortest = Duration::MAX;
    let mut answers = Vec::new();
    for _ in 0..TIMES {
        let request = Request::new("POST", paths::records_lookup(noun));
        let request = request.json(&LookupRequest { keys: keys.to_vec() }).header("cookie", cookie);
        let started = Instant::now();
        let answer = request.send(server)?;
        shortest = shortest.min(started.elapsed());
        ensure!(answer.status == 200, "{}", answer.text());
        answers = answer.json::<LookupView>().answers;
    }
    Ok((shortest, answers))
}

/// Adds users with one device each.
fn fill(tx: &Tx<'_>, district: i64) -> Result<(), StoreError> {
    tx.execute(
        "WITH RECURSIVE user (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM user WHERE number < ?2)
         INSERT INTO user_record (district_id, id, match_key, user_id, name, email, role, school, grade, status,
             policy_number, coverage_type, coverage_amount_cents, coverage_start, coverage_end)
         SELECT ?1, number, printf('%08d', number), printf('%08d', number), 'Student ' || number,
             'student' || number || '@example.org', 'student', 'School ' || number % 97, '07', 'enrolled',
             'POL-' || number, 'Full', 52500, '2026-08-24', '2027-06-30'
         FROM user",
        &[district.into(), RECORDS.into()],
    )?;
    tx.execute(
        "INSERT INTO device_record (district_id, id, match_key, serial, asset_tag, model, assigned_to, location,
             status, policy_number, coverage_type, coverage_amount_cents, coverage_start, coverage_end)
         SELECT district_id, id, printf('dev%07dx', id), printf('DEV%07dX', id), 'TAG-' || id, 'Chromebook', email,
             'Room ' || id % 97, status, policy_number, coverage_type, coverage_amount_cents, coverage_start,
             coverage_end
         FROM user_record",
        &[],
    )?;
    Ok(())
}
