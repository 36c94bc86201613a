//! Measures the coverage report of 200,000 users and 200,000 devices: its counts, and first pages of records.
//!
//! Starts its own server on 127.0.0.1 with an empty directory. Prints the shortest of several times.

#[path = "support/district.rs"]
mod district;

use anyhow::{Result, ensure};
use coverlist_api::paths;
use coverlist_server::store::{StoreError, Tx};
use district::client::Request;
use district::serve_district;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const RECORDS: u32 = 200_000;
const TIMES: u32 = 7;

fn main() -> Result<()> {
    serve_district(fill, measure)
}

fn measure(server: SocketAddr, cookie: &str) -> Result<()> {
    let by_end = json!({"field": "coverage_end"});
    let enrolled = json!({"field": "status", "any_of": ["enrolled"]});
    let queries = [
        ("by key", json!({})),
        ("by end", json!({"sort": by_end})),
        ("enrolled, by end", json!({"sort": by_end, "filters": [enrolled]})),
        ("insured today, by end", json!({"sort": by_end, "covered": {"is": true}})),
        ("not insured today", json!({"covered": {"is": false}})),
        (
            "ends within a month",
            json!({"sort": by_end, "filters": [enrolled, {"field": "coverage_end", "from": "2027-01-01", "to": "2027-01-31"}]}),
        ),
        ("without policy number", json!({"filters": [enrolled, {"field": "policy_number", "blank": true}]})),
        ("a search that finds one", json!({"q": "0199999"})),
        ("a search that finds nothing", json!({"q": "nothing"})),
    ];
    for (noun, columns) in
        [("users", ["name", "school", "grade"]), ("devices", ["asset_tag", "location", "model"])]
    {
        let counts = Request::new("GET", paths::coverage(noun));
        println!("{:<40} {:>9.1?}", format!("{noun}: counts"), shortest(server, cookie, &counts)?);
        for (name, query) in &queries {
            let ask = Request::new("POST", paths::coverage_query(noun)).json(query);
            println!("{:<40} {:>9.1?}", format!("{noun}: {name}"), shortest(server, cookie, &ask)?);
        }
        for column in columns.into_iter().chain(["policy_number", "status"]) {
            let ask = json!({"sort": {"field": column, "descending": true}});
            let ask = Request::new("POST", paths::coverage_query(noun)).json(&ask);
            println!("{:<40} {:>9.1?}", format!("{noun}: by {column}"), shortest(server, cookie, &ask)?);
        }
        let export = Request::new("POST", paths::coverage_query_csv(noun)).json(&json!({}));
        println!("{:<40} {:>9.1?}", format!("{noun}: export of all"), shortest(server, cookie, &export)?);
    }
    Ok(())
}

fn shortest(server: SocketAddr, cookie: &str, ask: &Request) -> Result<Duration> {
    let mut shortest = Duration::MAX;
    for _ in 0..TIMES {
        let started = Instant::now();
        let answer = ask.clone().header("cookie", cookie).send(server)?;
        shortest = shortest.min(started.elapsed());
        ensure!(answer.status == 200, "{}", answer.text());
        if let Ok(Value::Object(view)) = serde_json::from_slice(&answer.body) {
            ensure!(view.contains_key("as_of"));
        }
    }
    Ok(shortest)
}

/// Adds the records, whose values have no order.
fn fill(tx: &Tx<'_>, district: i64) -> Result<(), StoreError> {
    let insurance = "CASE number % 7 WHEN 0 THEN NULL WHEN 1 THEN 'declined' WHEN 2 THEN 'waived' ELSE 'enrolled' END,
             CASE WHEN number % 50 > 0 THEN 'POL-' || (number * 7919 % 1000003) END, 'Full', 46000, '2026-08-24',
             date('2026-08-24', '+' || (number * 7919 % 900) || ' days')";
    let numbers = "WITH RECURSIVE record (number) AS
             (SELECT 1 UNION ALL SELECT number + 1 FROM record WHERE number < ?2)";
    let columns = "status, policy_number, coverage_type, coverage_amount_cents, coverage_start, coverage_end";
    let users = format!(
        "{numbers} INSERT INTO user_record (district_id, id, match_key, user_id, name, email, role, school, grade, {columns})
         SELECT ?1, number, printf('%07d', number), printf('%07d', number), 'Ann Lee ' || number * 31 % 9973,
             'a' || number || '@oak.example', 'student', 'School ' || number % 40, printf('%02d', number % 13), {insurance}
         FROM record"
    );
    let devices = format!(
        "{numbers} INSERT INTO device_record (district_id, id, match_key, serial, asset_tag, model, assigned_to, location, {columns})
         SELECT ?1, number, printf('dev%07dx', number), printf('DEV%07dX', number), 'TAG-' || number,
             'Chromebook ' || number % 12, printf('%07d', number), 'Room ' || number % 900, {insurance}
         FROM record"
    );
    for sql in [users, devices] {
        tx.execute(&sql, &[district.into(), RECORDS.into()])?;
    }
    Ok(())
}
