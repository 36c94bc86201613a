//! Measures how long the first page, and a page in the middle, of 100,000 devices take: sorted by key, by
//! built-in fields and by custom fields, searched and filtered.
//!
//! Starts its own server on 127.0.0.1 with an empty directory. Prints the shortest of several times, and its
//! ratio to the page that is sorted by key.

#[path = "../tests/harness/client.rs"]
#[allow(dead_code, reason = "it uses a part of it")]
mod client;

use anyhow::{Result, ensure};
use client::Request;
use coverlist_api::{DeviceView, Page, SignIn, paths};
use coverlist_core::record::{Field, FieldName, FieldType, RecordKind};
use coverlist_server::store::accounts::{self, NewAccount};
use coverlist_server::store::{Database, StoreError, Tx, districts, fields};
use coverlist_server::{Application, Clock, Pauses, Role, Settings, password};
use serde_json::{Value, json};
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

const EMAIL: &str = "admin@example.org";
const PASSWORD: &str = "a password for measuring";
const DEVICES: &str = "100000";
const TIMES: u32 = 7;

fn main() -> Result<()> {
    let data = tempfile::tempdir()?;
    let hash = password::hash(PASSWORD)?;
    Database::open(data.path(), None)?.write(|tx| fill(tx, &hash))?;
    let runtime = tokio::runtime::Runtime::new()?;
    let application = runtime.block_on(Application::build(Settings {
        listen: SocketAddr::new(Ipv4Addr::LOCALHOST.into(), 0),
        data: data.path().to_owned(),
        demo: false,
        limits: Default::default(),
        max_database_bytes: None,
        origins: Default::default(),
        proxies: Default::default(),
        deadlines: Default::default(),
        capacity: Default::default(),
        clock: Clock::system(),
        pauses: Pauses::default(),
    }))?;
    let (address, stop) = (application.address(), application.stop());
    let serving = runtime.spawn(application.run());
    let measured = measure(address);
    // The server runs until it is stopped.
    let _ = stop.send(true);
    runtime.block_on(serving)?;
    measured
}

fn measure(server: SocketAddr) -> Result<()> {
    let sign_in = SignIn { email: EMAIL.into(), password: PASSWORD.into() };
    let answer = Request::new("POST", paths::SESSION).json(&sign_in).send(server)?.expect(201);
    let cookie = answer.header("set-cookie").and_then(|cookie| cookie.split(';').next()).unwrap_or_default();
    let by = |field: &str| json!({"sort": {"field": field, "descending": true}});
    let after = |cursor: &str, query: Value| merged(query, json!({ "cursor": cursor }));
    let queries = [
        ("by key", json!({})),
        ("by key, the middle", after("50000", json!({}))),
        ("by policy number", by("policy_number")),
        ("by policy number, the middle", after("50000", by("policy_number"))),
        ("by coverage amount", by("coverage_amount")),
        ("by model, which all share", by("model")),
        ("by custom amount", by("amount_1")),
        ("by custom amount, the middle", after("50000", by("amount_1"))),
        ("by custom text", by("text_2")),
        (
            "custom amount in a range",
            json!({"filters": [{"field": "amount_1", "from": "1.00", "to": "2.00"}]}),
        ),
        ("a search that finds one", json!({"q": "dev0099999x"})),
        ("a search that finds nothing", json!({"q": "nothing"})),
    ];
    let mut by_key = None;
    for (name, query) in queries {
        let mut shortest = Duration::MAX;
        for _ in 0..TIMES {
            let request = Request::new("POST", paths::records_query("devices")).json(&query);
            let started = Instant::now();
            let answer = request.header("cookie", cookie).send(server)?;
            shortest = shortest.min(started.elapsed());
            ensure!(answer.status == 200, "{}", answer.text());
            let page: Page<DeviceView> = answer.json();
            ensure!(page.rows.is_empty() == (name == "a search that finds nothing"), "{name}");
        }
        let first = *by_key.get_or_insert(shortest);
        println!("{name:<30} {shortest:>9.1?} {:>6.1}", shortest.as_secs_f64() / first.as_secs_f64());
    }
    Ok(())
}

fn merged(mut query: Value, more: Value) -> Value {
    if let (Some(query), Value::Object(more)) = (query.as_object_mut(), more) {
        query.extend(more);
    }
    query
}

/// Adds a district with an account and the devices, whose values have no order.
fn fill(tx: &Tx<'_>, hash: &str) -> Result<(), StoreError> {
    let district = districts::create(tx, "Measured", 0)?;
    let account = NewAccount { email: EMAIL, name: "", password_hash: hash, role: Role::Admin };
    accounts::add(tx, district, &account, 0)?;
    let field = |number, field_type, name: &str| FieldName {
        kind: RecordKind::Device,
        id: Field::custom(number, field_type),
        name: name.to_owned(),
    };
    let custom = [field(1, FieldType::Amount, "Deductible"), field(2, FieldType::Text, "Note")];
    fields::insert(tx, district, &custom.iter().collect::<Vec<_>>(), None, 0)?;
    tx.execute(
        "WITH RECURSIVE device (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM device WHERE number < ?2)
         INSERT INTO device_record (district_id, id, match_key, serial, asset_tag, model, location, status,
             policy_number, coverage_type, coverage_amount_cents, coverage_start, coverage_end, custom)
         SELECT ?1, number, lower(printf('DEV%07dX', number)), printf('DEV%07dX', number), 'TAG-' || number,
             'Chromebook', 'Room ' || number % 97, 'enrolled', 'POL-' || (number * 7919 % 1000003), 'Full',
             number * 7919 % 1000003, '2026-08-24', '2027-06-30',
             json_object('amount_1', number * 6007 % 1000003, 'text_2', 'Note ' || (number * 3571 % 1000003))
         FROM device",
        &[district.into(), DEVICES.parse::<u32>().unwrap_or_default().into()],
    )?;
    Ok(())
}
