//! Records over HTTP: sorted and filtered by any field, in the body of a request.

use crate::harness::{App, Request, Session};
use coverlist_api::{Page, ProblemCode, RecordFilter, RecordQueryRequest, RecordSort, paths};
use coverlist_core::record::{Field, FieldType, RecordKind, Status, Value};
use coverlist_core::template::{Column, Template, Word};
use serde_json::{Value as Json, json};

/// The custom fields of devices, one of each type.
fn custom() -> [Field; FieldType::ALL.len()] {
    let mut number = 0;
    FieldType::ALL.map(|field_type| {
        number += 1;
        Field::custom(number, field_type)
    })
}

/// A cell of a field: the first value in its order, a value in the middle, or the last value. Their order as
/// plain text is another one, except for dates and statuses.
fn cells(field: Field) -> [&'static str; 3] {
    match (field, field.field_type()) {
        (Field::CoverageEnd, _) => ["2027-01-31", "2027-02-01", "2027-12-01"],
        (_, FieldType::Status) => ["Declined", "Enrolled", "Waived"],
        (_, FieldType::Text) => ["Echo-10001", "éclair-20001", "Zebra-30001"],
        (_, FieldType::Integer) => ["9", "10", "100"],
        (_, FieldType::Amount) => ["9.50", "100.00", "1000.00"],
        (_, FieldType::Date) => ["2025-12-31", "2026-01-02", "2026-11-03"],
        (_, FieldType::Choice) => ["Echo", "éclair", "Zebra"],
    }
}

/// The devices, and which of the three [`cells`] all their fields have; `None` if all are blank.
const DEVICES: [(&str, Option<usize>); 7] = [
    ("MID-2", Some(1)),
    ("BLANK-2", None),
    ("LAST-1", Some(2)),
    ("first-1", Some(0)),
    ("MID-1", Some(1)),
    ("BLANK-1", None),
    ("mid-3", Some(1)),
];

/// The keys in ascending and descending order of any field.
const ASCENDING: [&str; 7] = ["first-1", "MID-1", "MID-2", "mid-3", "LAST-1", "BLANK-1", "BLANK-2"];
const DESCENDING: [&str; 7] = ["LAST-1", "MID-1", "MID-2", "mid-3", "first-1", "BLANK-1", "BLANK-2"];

/// A server whose first district has [`DEVICES`] with built-in and custom fields, and its admin.
fn district() -> (App, Session) {
    let app = App::start();
    let admin = app.admin();
    let entry =
        |field: Field| json!({"kind": "device", "type": field.field_type(), "name": format!("My {field}")});
    let fields = json!({"rows": custom().map(entry), "next": null});
    admin.send(Request::new("PUT", paths::FIELDS).json(&fields)).expect(200);

    let mut template = Template { id: "all".to_owned(), ..Template::builtin(RecordKind::Device) };
    template.name = "All fields".to_owned();
    template.leaving_statuses.clear();
    template.columns.extend(custom().map(|field| column(field, &template)));
    admin.change(&template);

    let attributes = "Asset Tag,Model,Assigned To,Location";
    let roster = DEVICES.map(|(key, cell)| {
        let cell = cell.map_or("", |cell| cells(Field::custom(1, FieldType::Text))[cell]);
        format!("{key},{cell},{cell},{cell},{cell}")
    });
    admin.load("devices", format!("Device Serial,{attributes}\n{}\n", roster.join("\n")));
    let headers: Vec<&str> = template.columns.iter().map(|column| column.header.as_str()).collect();
    let rows = DEVICES.iter().filter_map(|&(key, cell)| {
        let cell = cell?;
        let cells = template.columns.iter().skip(1).map(|column| cells(column.field)[cell]);
        Some(std::iter::once(key).chain(cells).collect::<Vec<_>>().join(","))
    });
    let file = format!("{}\n{}\n", headers.join(","), rows.collect::<Vec<_>>().join("\n"));
    let import = admin.process(admin.stage("all", file).id);
    assert_eq!(import.counts.map(|counts| counts.updated), Some(5));
    (app, admin)
}

fn column(field: Field, template: &Template) -> Column {
    let status = template.columns.iter().find(|column| column.field == Field::Status);
    let words = match field.field_type() {
        FieldType::Status => status.map(|column| column.words.clone()).unwrap_or_default(),
        FieldType::Choice => cells(field)
            .map(|word| Word { word: word.to_owned(), means: Value::Choice(word.to_owned()) })
            .into(),
        _ => Vec::new(),
    };
    Column { words, ..Column::new(field, &format!("My {field}")) }
}

/// The ids of all fields and attributes of devices but the key.
fn fields() -> Vec<String> {
    let fields = Field::INSURANCE.into_iter().chain(custom()).map(|field| field.to_string());
    fields.chain(["asset_tag", "model", "assigned_to", "location"].map(str::to_owned)).collect()
}

fn query(body: Json) -> RecordQueryRequest {
    serde_json::from_value(body).expect("a query")
}

/// The serials on all pages of a list.
fn serials(admin: &Session, mut query: RecordQueryRequest) -> Vec<String> {
    let mut serials = Vec::new();
    loop {
        let page = admin.find_devices(&query);
        serials.extend(page.rows.into_iter().map(|device| device.serial));
        match page.next {
            Some(next) => query.cursor = Some(next),
            None => return serials,
        }
    }
}

#[test]
fn every_field_sorts_both_ways_with_blanks_last_on_pages_of_any_size() {
    let (_app, admin) = district();
    for field in fields() {
        for (descending, expected) in [(false, ASCENDING), (true, DESCENDING)] {
            for limit in [1, 2, 100] {
                let sort = Some(RecordSort { field: field.clone(), descending });
                let query = RecordQueryRequest { sort, limit: Some(limit), ..RecordQueryRequest::default() };
                assert_eq!(serials(&admin, query), expected, "{field}, {descending}, {limit}");
            }
        }
    }
}

#[test]
fn the_key_sorts_both_ways() {
    let (_app, admin) = district();
    let mut expected = DEVICES.map(|(key, _)| key);
    expected.sort_by_key(|key| key.to_lowercase());
    let by_key = |descending| query(json!({"sort": {"field": "key", "descending": descending}, "limit": 2}));
    assert_eq!(serials(&admin, by_key(false)), expected);
    assert_eq!(serials(&admin, query(json!({"limit": 3}))), expected);
    expected.reverse();
    assert_eq!(serials(&admin, by_key(true)), expected);
}

#[test]
fn a_filter_selects_by_any_field() {
    let (_app, admin) = district();
    let first = ["first-1"];
    let middle = ["MID-1", "MID-2", "mid-3"];
    let found = |filter: Json| serials(&admin, query(json!({"filters": [filter], "limit": 2})));
    for field in fields() {
        assert_eq!(found(json!({"field": field, "blank": true})), ["BLANK-1", "BLANK-2"], "{field}");
        assert_eq!(found(json!({"field": field, "blank": false})).len(), 5, "{field}");
    }
    for field in Field::INSURANCE.into_iter().chain(custom()) {
        let value = |cell: usize| match field.field_type() {
            FieldType::Status => [Status::Declined, Status::Enrolled, Status::Waived][cell].id(),
            _ => cells(field)[cell],
        };
        let any_of = |cells: &[usize]| {
            found(json!({
                "field": field, "any_of": cells.iter().map(|&cell| value(cell)).collect::<Vec<_>>(),
            }))
        };
        assert_eq!(any_of(&[1]), middle, "{field}");
        assert_eq!(any_of(&[0, 2]), ["first-1", "LAST-1"], "{field}");
        if field.field_type().is_ordered() {
            assert_eq!(found(json!({"field": field, "to": value(0)})), first, "{field}");
            assert_eq!(found(json!({"field": field, "from": value(2)})), ["LAST-1"], "{field}");
            assert_eq!(found(json!({"field": field, "from": value(1), "to": value(1)})), middle, "{field}");
        } else if field.field_type() != FieldType::Status {
            assert_eq!(found(json!({"field": field, "contains": "ECLAIR"})), middle, "{field}");
            assert_eq!(found(json!({"field": field, "contains": "echo"})), first, "{field}");
        }
    }
    assert_eq!(found(json!({"field": "key", "contains": "mid-"})), middle);
    assert_eq!(found(json!({"field": "location", "any_of": ["Echo-10001"]})), first);
}

#[test]
fn all_filters_and_the_search_hold_together_with_the_order_and_in_the_sheet() {
    let (_app, admin) = district();
    let [_, _, integer, amount, ..] = custom();
    let combined = json!({
        "q": "1",
        "sort": {"field": amount, "descending": true},
        "filters": [
            {"field": integer, "from": "10", "to": "100"},
            {"field": "status", "any_of": ["enrolled", "waived"]},
            {"field": amount, "blank": false},
        ],
    });
    assert_eq!(serials(&admin, query(combined.clone())), ["LAST-1", "MID-1", "MID-2", "mid-3"]);
    let none = json!({"filters": [{"field": integer, "from": "10"}, {"field": integer, "to": "9"}]});
    assert_eq!(serials(&admin, query(none)), [""; 0]);

    let sheet = admin.found_sheet("devices", &RecordQueryRequest { limit: Some(1), ..query(combined) });
    let sheet = sheet.replace('"', "");
    let rows: Vec<Vec<&str>> = sheet.lines().map(|row| row.split(',').collect()).collect();
    let keys: Vec<&str> = rows[1..].iter().map(|row| row[0]).collect();
    assert_eq!(keys, ["LAST-1", "MID-1", "MID-2", "mid-3"]);
    for field in custom() {
        let place = rows[0].iter().position(|&header| header == format!("My {field}"));
        let place = place.expect("the sheet has every field");
        let found: Vec<&str> = rows[1..].iter().map(|row| row[place]).collect();
        let [_, middle, last] = cells(field);
        assert_eq!(found, [last, middle, middle, middle], "{field}");
    }
}

#[test]
fn users_are_sorted_by_name_and_filtered_by_school() {
    let app = App::start();
    let admin = app.admin();
    let roster = "User ID,Name,School\n1,Zoe,Oak\n2,Élodie,Elm\n3,ana,Oak\n4,,Oak\n5,Émile,Oak\n";
    admin.load("users", roster);
    let page = admin.find_users(&query(json!({
        "sort": {"field": "name"}, "filters": [{"field": "school", "any_of": ["Oak"]}],
    })));
    let names: Vec<String> = page.rows.into_iter().map(|user| user.name).collect();
    assert_eq!(names, ["ana", "Émile", "Zoe", ""]);
}

#[test]
fn a_query_that_cannot_be_understood_is_refused_with_the_place_of_its_fault() {
    let (_app, admin) = district();
    let [_, _, integer, amount, date, _] = custom();
    let filter = |filter: Json| json!({"filters": [{"field": "status", "blank": false}, filter]});
    let mut faults = vec![
        (json!({"sort": {"field": "amount_99"}}), "/sort/field"),
        (json!({"sort": {"field": "name"}}), "/sort/field"),
        (json!({"sort": {"field": "id) --"}}), "/sort/field"),
        (json!({"limit": 0}), "/limit"),
        (json!({"cursor": "SECRET"}), "/cursor"),
        (filter(json!({"field": "email", "blank": true})), "/filters/1/field"),
        (filter(json!({"field": "date_4", "blank": true})), "/filters/1/field"),
        (filter(json!({"field": "status", "any_of": ["enrolled", "SECRET"]})), "/filters/1/any_of/1"),
        (filter(json!({"field": "status", "any_of": []})), "/filters/1/any_of"),
        (filter(json!({"field": "status", "from": "enrolled"})), "/filters/1/from"),
        (filter(json!({"field": "model", "to": "SECRET"})), "/filters/1/to"),
        (filter(json!({"field": amount, "from": "460"})), "/filters/1/from"),
        (filter(json!({"field": integer, "to": "1.5"})), "/filters/1/to"),
        (filter(json!({"field": date, "to": "12/31/2026"})), "/filters/1/to"),
        (filter(json!({"field": "coverage_end", "contains": "2026"})), "/filters/1/contains"),
        (filter(json!({"field": amount})), "/filters/1"),
    ];
    let many =
        vec![RecordFilter { field: "key".to_owned(), blank: Some(false), ..RecordFilter::default() }; 51];
    faults.push((json!({ "filters": many }), "/filters"));
    for (body, pointer) in faults {
        for path in [paths::records_query("devices"), paths::records_query_csv("devices")] {
            if path.ends_with(".csv") && matches!(pointer, "/limit" | "/cursor") {
                continue;
            }
            let problem = admin.send(Request::new("POST", path).json(&body)).problem(ProblemCode::BadRequest);
            assert_eq!(problem.pointer.as_deref(), Some(pointer), "{body}");
            assert!(
                problem.detail.contains(pointer) && !problem.detail.contains("SECRET"),
                "{}",
                problem.detail
            );
        }
    }
    for body in [json!({"sorted": "SECRET"}), json!({"filters": [{"field": "key", "like": "SECRET"}]})] {
        let request = Request::new("POST", paths::records_query("devices")).json(&body);
        assert!(!admin.send(request).problem(ProblemCode::BadRequest).detail.contains("SECRET"));
    }
    assert_eq!(
        admin.find_devices(&query(json!({"cursor": "99999999"}))),
        Page { rows: Vec::new(), next: None }
    );
}

#[test]
fn another_district_finds_neither_records_nor_fields() {
    let (app, admin) = district();
    let stranger = app.stranger();
    stranger.load("devices", "Device Serial\nMID-1\n");
    let ours = admin.find_devices(&RecordQueryRequest::default()).rows[2].id;
    let sorted = query(json!({"q": "mid", "sort": {"field": "coverage_amount"}}));
    let page = stranger.find_devices(&sorted);
    assert!(page.rows.iter().all(|device| device.values.text(Field::Status).is_none()));
    assert_eq!(page.rows.len(), 1);
    let after = RecordQueryRequest { cursor: Some(ours.to_string()), ..sorted };
    assert_eq!(stranger.find_devices(&after).rows, []);
    let [status, ..] = custom();
    let theirs = json!({"filters": [{"field": status, "blank": false}]});
    let request = Request::new("POST", paths::records_query("devices")).json(&theirs);
    stranger.send(request).problem(ProblemCode::BadRequest);
}
