//! Measures how long the first page, and a page in the middle, of 100,000 devices take: sorted by key, by
//! built-in fields and by custom fields, searched and filtered.
//!
//! Starts its own server on 127.0.0.1 with an empty directory. Prints the shortest of several times, and its
//! ratio to the page that is sorted by key.

#[path = "support/district.rs"]
mod district;

use anyhow::{Result, ensure};
use coverlist_api::{DeviceView, Page, paths};
use coverlist_core::record::{Field, FieldName, FieldType, RecordKind};
use coverlist_server::store::{StoreError, Tx, fields};
use district::client::Request;
use district::serve_district;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const DEVICES: &str = "100000";
const TIMES: u32 = 7;

fn main() -> Result<()> {
    serve_district(fill, measure)
}

fn measure(server: SocketAddr, cookie: &str) -> Result<()> {
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

/// Adds the devices, whose values have no order.
fn fill(tx: &Tx<'_>, district: i64) -> Result<(), StoreError> {
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
