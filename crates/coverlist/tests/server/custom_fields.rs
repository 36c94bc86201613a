//! Custom fields: from the template's document and a file, by plan and processing, to report, records and
//! sheets.

use crate::harness::{App, Request, Session, devices, roster};
use coverlist_api::{ChangeView, ImportView, PlanRow, paths};
use coverlist_core::plan::{Counts, Outcome};
use coverlist_core::record::{Field, FieldType, RecordKind, Value, Values};
use serde_json::json;

const COLOR: Field = Field::custom(1, FieldType::Text);
const REPAIRS: Field = Field::custom(2, FieldType::Integer);
const DEDUCTIBLE: Field = Field::custom(3, FieldType::Amount);
const CHECK: Field = Field::custom(4, FieldType::Date);
const BAG: Field = Field::custom(5, FieldType::Choice);

const HEADER: &str = "Device Serial,Insurance Status,Policy Number,Coverage End Date,Case,Repairs So \
                      Far,Deductible,Next Check,Bag\r\n";

/// A district with three devices, a custom field of each type, and a template that has them all.
///
/// A blank cell of *Next Check* clears the date, and *Deductible* only fills a blank field.
fn district() -> (App, Session) {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    for (field, name) in [
        (COLOR, "Color of the Case"),
        (REPAIRS, "Repairs"),
        (DEDUCTIBLE, "Deductible"),
        (CHECK, "Next Check"),
        (BAG, "Bag"),
    ] {
        assert_eq!(admin.add_field(RecordKind::Device, field.field_type(), name), field);
    }
    let mut document: serde_json::Value = admin.get(paths::template("device")).expect(200).json();
    document["fields"].as_array_mut().expect("columns").extend([
        json!({ "name": "Case", "type": "string", "coverlist:field": "text_1" }),
        json!({ "name": "Repairs So Far", "type": "integer", "coverlist:field": "integer_2" }),
        json!({
            "name": "Deductible", "type": "number", "coverlist:field": "amount_3",
            "coverlist:blank": "fill_if_empty",
        }),
        json!({
            "name": "Next Check", "type": "date", "coverlist:field": "date_4", "coverlist:blank": "clear",
        }),
        json!({
            "name": "Bag", "type": "string", "coverlist:field": "choice_5",
            "coverlist:words": [
                { "word": "Soft sleeve", "means": "sleeve" },
                { "word": "Sleeve", "means": "sleeve" },
                { "word": "None", "means": "no bag" },
            ],
        }),
    ]);
    admin.send(Request::new("PUT", paths::template("device")).json(&document)).expect(200);
    (app, admin)
}

/// Stages a file under the second version of the template, and agrees to leave out this number of rows.
#[track_caller]
fn stage(admin: &Session, header: &str, rows: &str, rejected: u32) -> ImportView {
    admin.stage_without(rejected, "device", format!("{header}{rows}"))
}

/// Applies a file, and returns the plan for its first row.
#[track_caller]
fn apply(admin: &Session, header: &str, rows: &str) -> PlanRow {
    let import = stage(admin, header, rows, 0);
    let first = admin.plan(import.id, "").rows.remove(0);
    admin.process(import.id);
    first
}

/// The values of a device, by field.
#[track_caller]
fn texts<const N: usize>(admin: &Session, serial: &str, fields: [Field; N]) -> [Option<String>; N] {
    let device = admin.search_devices(serial).remove(0);
    fields.map(|field| device.values.text(field).map(str::to_owned))
}

fn some<const N: usize>(texts: [&str; N]) -> [Option<String>; N] {
    texts.map(|text| Some(text.to_owned()))
}

fn change(field: Field, old: Option<&str>, new: Option<&str>) -> ChangeView {
    ChangeView { field, old: old.map(str::to_owned), new: new.map(str::to_owned) }
}

const INSURED: &str = "DEV000001X,Enrolled,POL-1,2027-06-30,007,2,$25.50,2026-09-01,Sleeve\r\n";

#[test]
fn they_go_from_a_file_through_plan_and_processing_to_report_records_and_sheet() {
    let (app, admin) = district();
    let rows = "NOBODY,Enrolled,,,Red,,,,Soft sleeve\r\nDEV000002X,Enrolled,,,Blue,many,,,\r\n";
    let import = stage(&admin, HEADER, &format!("{INSURED}{rows}"), 1);

    let plan = admin.plan(import.id, "");
    assert_eq!(plan.counts, Counts { updated: 1, skipped: 1, rejected: 1, ..Counts::default() });
    let changes = [
        change(Field::Status, None, Some("enrolled")),
        change(Field::PolicyNumber, None, Some("POL-1")),
        change(Field::CoverageEnd, None, Some("2027-06-30")),
        change(COLOR, None, Some("007")),
        change(REPAIRS, None, Some("2")),
        change(DEDUCTIBLE, None, Some("25.50")),
        change(CHECK, None, Some("2026-09-01")),
        change(BAG, None, Some("sleeve")),
    ];
    assert_eq!(plan.rows[0].changes, changes);
    assert!(plan.rows[2].findings.iter().any(|finding| finding.message.contains("Repairs So Far")));

    admin.process(import.id);
    let report = admin.report(import.id, "");
    assert_eq!(report.counts, plan.counts);
    assert_eq!((report.rows[0].outcome, report.rows[0].changes.as_slice()), (Outcome::Updated, &changes[..]));
    let not_applied = admin.get(paths::import_report_csv(import.id)).expect(200).text().replace('"', "");
    assert!(
        not_applied.contains(",Case,Repairs So Far,Deductible,Next Check,Bag,Line,Reason"),
        "{not_applied}"
    );
    assert!(not_applied.contains("NOBODY,Enrolled,,,Red,,,,Soft sleeve,3,"), "{not_applied}");
    assert!(not_applied.contains("DEV000002X,Enrolled,,,Blue,many,,,,4,"), "{not_applied}");

    let fields = [Field::PolicyNumber, COLOR, REPAIRS, DEDUCTIBLE, CHECK, BAG];
    let expected = some(["POL-1", "007", "2", "25.50", "2026-09-01", "sleeve"]);
    assert_eq!(texts(&admin, "DEV000001X", fields), expected);
    assert_eq!(texts(&admin, "DEV000002X", fields), [const { None }; 6]);
    let sheet = admin.sheet("devices").replace('"', "");
    let lines: Vec<&str> = sheet.lines().collect();
    let header = "\u{feff}Device Serial,Asset Tag,Model,Assigned To,Location,Insurance Status,Policy Number,\
                  Coverage Type,Coverage Amount,Coverage Start Date,Coverage End Date,Case,Repairs So \
                  Far,Deductible,Next Check,Bag";
    assert_eq!(lines[0], header);
    assert_eq!(
        lines[1],
        "DEV000001X,TAG-1,Chromebook,,,Enrolled,POL-1,,,,2027-06-30,007,2,25.50,2026-09-01,Soft sleeve"
    );
    let loaded = admin.load("devices", admin.sheet("devices"));
    assert_eq!((loaded.added, loaded.changed, loaded.unchanged, loaded.refused), (0, 0, 3, 0));
    drop(app);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let (_app, admin) = district();
    apply(&admin, HEADER, INSURED);
    assert_eq!(apply(&admin, HEADER, INSURED).action, Outcome::Unchanged);
}

#[test]
fn a_blank_cell_clears_keeps_or_fills_as_its_column_states() {
    let (_app, admin) = district();
    apply(&admin, HEADER, INSURED);
    let row = apply(&admin, HEADER, "DEV000001X,Enrolled,,,,3,99.00,,None\r\n");
    let expected = [
        change(REPAIRS, Some("2"), Some("3")),
        change(CHECK, Some("2026-09-01"), None),
        change(BAG, Some("sleeve"), Some("no bag")),
    ];
    assert_eq!(row.changes, expected);
    assert_eq!(texts(&admin, "DEV000001X", [COLOR, DEDUCTIBLE]), some(["007", "25.50"]));
    let filled = apply(&admin, HEADER, "DEV000002X,Enrolled,,,,,99.00,,\r\n");
    assert_eq!(filled.changes[1..], [change(DEDUCTIBLE, None, Some("99.00"))]);
}

/// The file has only key and status.
#[test]
fn a_device_that_leaves_loses_its_policy_and_keeps_its_custom_fields() {
    let (_app, admin) = district();
    apply(&admin, HEADER, INSURED);
    let row = apply(&admin, "Device Serial,Insurance Status\r\n", "DEV000001X,Not Enrolled\r\n");
    let expected = [
        change(Field::Status, Some("enrolled"), Some("not_enrolled")),
        change(Field::PolicyNumber, Some("POL-1"), None),
        change(Field::CoverageEnd, Some("2027-06-30"), None),
    ];
    assert_eq!(row.changes, expected);
    let kept = some(["007", "2", "25.50", "2026-09-01", "sleeve"]);
    assert_eq!(texts(&admin, "DEV000001X", [COLOR, REPAIRS, DEDUCTIBLE, CHECK, BAG]), kept);
}

/// Undo needs the whole record as it was.
#[test]
fn an_outcome_keeps_all_values_before_and_after_the_change() {
    let (app, admin) = district();
    apply(&admin, HEADER, INSURED);
    apply(&admin, HEADER, "DEV000001X,Waived,,,Green,,,,\r\n");
    let kept = app.database.read(|tx| {
        let columns = |time| {
            format!(
                "json_patch(json_object('status', {time}_status, 'policy_number', {time}_policy_number,
                     'coverage_end', {time}_coverage_end), {time}_custom)"
            )
        };
        let sql =
            format!("SELECT {}, {} FROM outcome WHERE import_id = 2", columns("before"), columns("after"));
        tx.one(&sql, &[], |row| Ok([row.get::<String>(0)?, row.get::<String>(1)?]))
    });
    let [before, after]: [Values; 2] = kept.expect("an outcome").map(|json| {
        let mut values: serde_json::Map<_, _> = serde_json::from_str(&json).expect("an object");
        values.retain(|_, value| !value.is_null());
        serde_json::from_value(values.into()).expect("values")
    });
    let values = |texts: &[(Field, &str)]| -> Values {
        let value = |&(field, text): &(Field, &str)| {
            Value::from_text(field.field_type(), text).map(|value| (field, value))
        };
        texts.iter().filter_map(value).collect()
    };
    let kept = [(REPAIRS, "2"), (DEDUCTIBLE, "25.50"), (BAG, "sleeve")];
    let gone = [
        (Field::Status, "enrolled"),
        (Field::PolicyNumber, "POL-1"),
        (Field::CoverageEnd, "2027-06-30"),
        (COLOR, "007"),
        (CHECK, "2026-09-01"),
    ];
    assert_eq!(before, values(&[&kept[..], &gone].concat()));
    assert_eq!(after, values(&[&kept[..], &[(Field::Status, "waived"), (COLOR, "Green")]].concat()));
}

/// A field that no template has is in the sheet under its name. The sheet has no header twice.
#[test]
fn a_sheet_of_records_has_a_column_for_every_field() {
    let (_app, admin) = district();
    admin.add_field(RecordKind::Device, FieldType::Text, "Shelf");
    admin.add_field(RecordKind::Device, FieldType::Text, "case");
    admin.add_field(RecordKind::Device, FieldType::Text, "Location");
    admin.add_field(RecordKind::User, FieldType::Text, "Bus");
    let headers = |noun| admin.sheet(noun).lines().next().unwrap_or_default().replace('"', "");
    assert!(
        headers("devices").ends_with(",Bag,Shelf,case (text_7),Location (text_8)"),
        "{}",
        headers("devices")
    );
    assert!(headers("users").ends_with("Coverage End Date,Bus"), "{}", headers("users"));
    let loaded = admin.load("devices", admin.sheet("devices"));
    assert_eq!((loaded.changed, loaded.unchanged), (0, 3));
}
