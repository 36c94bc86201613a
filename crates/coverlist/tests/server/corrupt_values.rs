//! Values in the database that no field can have. They are reported without being quoted, and never misread.

use crate::harness::{App, Csv, Session, devices, roster};
use coverlist_api::{ProblemCode, paths};
use coverlist_core::record::RecordKind;
use coverlist_server::store::{StoreError, records};

const SENTINEL: &str = "SENTINELVALUE";

/// JSON of custom fields that is broken, or that no record can have.
const CUSTOM: [&str; 9] = [
    r#"{"text_1": "SENTINELVALUE"#,
    r#"["SENTINELVALUE"]"#,
    r#"{"shoe_size": "SENTINELVALUE"}"#,
    r#"{"amount_1": "SENTINELVALUE"}"#,
    r#"{"date_1": "SENTINELVALUE"}"#,
    r#"{"status_1": "SENTINELVALUE"}"#,
    r#"{"policy_number": "SENTINELVALUE"}"#,
    r#"{"text_1": 7}"#,
    r#"{"text_1": null}"#,
];

/// A server with a device and a staged import that insures it.
fn app() -> (App, Session) {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(1)));
    admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    (app, admin)
}

fn corrupt(app: &App, sql: &str, json: &str) {
    let done = app.database.write(|tx| tx.execute(sql, &[json.into()]));
    assert_eq!(done.expect("the database can be written"), 1);
}

#[test]
fn a_record_with_invalid_custom_values_is_not_read() {
    let (app, admin) = app();
    for json in CUSTOM {
        corrupt(&app, "UPDATE device_record SET custom = ?1", json);
        let read = app.database.read(|tx| records::all(tx, 1, RecordKind::Device));
        assert!(matches!(read, Err(StoreError::Corrupt(_))), "{json}");
        assert!(!format!("{read:?}").contains(SENTINEL), "{json}");
        for path in [paths::records("devices"), paths::import_plan(1)] {
            let problem = admin.get(path).problem(ProblemCode::Internal);
            assert!(!problem.detail.contains(SENTINEL));
        }
    }
    corrupt(&app, "UPDATE device_record SET custom = ?1", "{}");
    assert_eq!(admin.plan(1, "").counts.updated, 1);
}

#[test]
fn keys_are_not_looked_up_among_records_that_cannot_be_read() {
    let (app, admin) = app();
    let ask = || admin.send(Session::looking_up("devices", vec!["DEV000001X".to_owned()]));
    ask().expect(200);
    corrupt(&app, "UPDATE device_record SET asset_tag = CAST(unhex(?1) AS TEXT)", "FF");
    ask().problem(ProblemCode::Internal);
}

#[test]
fn a_staged_row_with_invalid_custom_values_is_not_planned() {
    let (app, admin) = app();
    for json in CUSTOM {
        corrupt(&app, "UPDATE staged_row SET custom = ?1", json);
        admin.get(paths::import_plan(1)).problem(ProblemCode::Internal);
    }
}

#[test]
fn an_import_with_invalid_fields_is_not_read() {
    let (app, admin) = app();
    for json in ["[", "{}", r#"["shoe_size"]"#, "[1]"] {
        corrupt(&app, "UPDATE import SET fields = ?1", json);
        admin.get(paths::import(1)).problem(ProblemCode::Internal);
        admin.get(paths::import_plan(1)).problem(ProblemCode::Internal);
    }
}

#[test]
fn a_report_with_invalid_values_is_not_read() {
    let (app, admin) = app();
    admin.process(1);
    corrupt(&app, "UPDATE outcome SET after_custom = ?1", r#"{"date_1": "SENTINELVALUE"}"#);
    let problem = admin.get(paths::import_report(1)).problem(ProblemCode::Internal);
    assert!(!problem.detail.contains(SENTINEL));
}
