//! One record: who it is, its insurance now, and everything that changed it.

use crate::harness::{App, Csv, Request, Session, asking, every_page, wait_for};
use coverlist_api::{
    Page, ProblemCode, RecordChange, RecordEvent, RecordEventView, RecordView, RetentionPeriods, paths,
};
use coverlist_core::coverage::Covered;
use coverlist_core::lifecycle::{Origin, RunKind};
use coverlist_core::plan::Effect;
use coverlist_core::record::{Field, Status};
use coverlist_core::roster::LoadKind;
use coverlist_server::store::districts;
use std::collections::BTreeMap;

const USERS: &str = "User ID,Name,Email\r\n\
    118204,Ana Ruiz,ana@oak.example\r\n\
    118205,Eva Chan,home@oak.example\r\n\
    118206,Jo Chan,home@oak.example\r\n";
const DEVICES: &str = "Device Serial,Asset Tag,Model,Assigned To\r\n\
    DEV000001X,T-1,HP Fortis,118204\r\n\
    DEV000002X,T-2,HP Fortis,ANA@oak.example\r\n\
    DEV000003X,T-3,HP Fortis,home@oak.example\r\n\
    DEV000004X,T-4,HP Fortis,\r\n";

fn started() -> (App, Session) {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", USERS);
    admin.load("devices", DEVICES);
    (app, admin)
}

fn record(admin: &Session, noun: &str, id: i64) -> RecordView {
    admin.get(paths::record(noun, id)).expect(200).json()
}

fn history(admin: &Session, noun: &str, id: i64, query: &str) -> Page<RecordEventView> {
    admin.get(format!("{}{query}", paths::record_history(noun, id))).expect(200).json()
}

fn insure(admin: &Session, row: &str) -> i64 {
    let staged = admin.stage("device", Csv::device().row(row).bytes());
    admin.process(staged.id).id
}

fn change(admin: &Session, change: RecordChange) -> i64 {
    admin.change_record(&asking(change)).id
}

fn set(record: i64, field: Field, text: &str) -> RecordChange {
    RecordChange::Set { record, values: BTreeMap::from([(field, Some(text.to_owned()))]) }
}

/// What an event did, in short.
fn short(event: &RecordEventView) -> String {
    let what = match &event.event {
        RecordEvent::Insurance { run, import, effect, changes, .. } => {
            format!("{} {import} {} {}", run.id(), effect.id(), changes.len())
        }
        RecordEvent::Load { kind, before, after, .. } => {
            format!("{} {} {}", kind.id(), before.is_some(), after.is_some())
        }
    };
    if event.undone { format!("{what} undone") } else { what }
}

#[test]
fn a_record_says_who_it_is_how_it_is_insured_and_what_belongs_to_it() {
    let (app, admin) = started();
    insure(&admin, "DEV000001X,Yes,P-1,Full,460.00,2026-08-01,2027-06-30");
    let device = record(&admin, "devices", 1);
    assert_eq!(device.content.key, "DEV000001X");
    assert_eq!(device.content.attributes["asset_tag"], "T-1");
    assert!(!device.content.attributes.contains_key("location"), "a blank attribute is left out");
    assert_eq!(device.values.text(Field::PolicyNumber), Some("P-1"));
    assert_eq!(device.covered, Covered::Yes);
    let [user] = &device.related[..] else { panic!("one user: {device:?}") };
    assert_eq!((user.key.as_str(), user.label.as_str(), user.status), ("118204", "Ana Ruiz", None));

    let ana = record(&admin, "users", user.id);
    assert_eq!(ana.covered, Covered::No);
    let keys: Vec<_> = ana.related.iter().map(|device| (device.key.as_str(), device.status)).collect();
    assert_eq!(keys, [("DEV000001X", Some(Status::Enrolled)), ("DEV000002X", None)]);
    assert_eq!(record(&admin, "devices", 2).related[0].key, "118204", "an e-mail address in another case");
    assert!(record(&admin, "devices", 3).related.is_empty(), "two users have the address");
    assert!(record(&admin, "users", 2).related.is_empty());
    assert!(record(&admin, "devices", 4).related.is_empty(), "it is assigned to nobody");

    admin.get(paths::record("devices", 99)).problem(ProblemCode::NotFound);
    admin.get(paths::record_history("devices", 99)).problem(ProblemCode::NotFound);
    admin.get("/api/v1/records/devices/DEV000001X").problem(ProblemCode::NotFound);
    app.viewer().get(paths::record("devices", 1)).problem(ProblemCode::Forbidden);
}

#[test]
fn coverage_that_is_not_current_is_told_apart() {
    let (_app, admin) = started();
    insure(&admin, "DEV000001X,Yes,P-1,Full,460.00,2098-08-01,2099-06-30");
    assert_eq!(record(&admin, "devices", 1).covered, Covered::NotYet);
    change(&admin, set(1, Field::CoverageStart, "2020-08-01"));
    assert_eq!(record(&admin, "devices", 1).covered, Covered::Yes);
    change(&admin, set(1, Field::Status, "declined"));
    assert_eq!(record(&admin, "devices", 1).covered, Covered::No);
}

#[test]
fn the_history_has_each_import_change_load_and_undo_newest_first() {
    let (app, admin) = started();
    let list = insure(&admin, "DEV000001X,Yes,P-1,Full,460.00,2026-08-01,2027-06-30");
    let moved = change(&admin, RecordChange::Move { from: 1, to: 4 });
    admin.undo(moved);
    admin.redo(moved);
    app.clock.pass_minutes(1);
    let load = admin.load("devices", "Device Serial,Asset Tag\r\nDEV000001X,T-9\r\n").load.expect("a load");
    let undone = admin.load_reversal(&paths::load_undo(load));
    admin.send(Session::reverting_load(&paths::load_undo(load), &undone)).expect(200);
    admin.load("devices", "Device Serial,Asset Tag\r\nDEV000002X,T-8\r\n");

    let events = history(&admin, "devices", 1, "");
    let expected = [
        "undo true true".to_owned(),
        "load true true undone".to_owned(),
        format!("redo {moved} ended 5"),
        format!("undo {moved} newly_enrolled 5 undone"),
        format!("apply {moved} ended 5"),
        format!("apply {list} newly_enrolled 6"),
        "load false true".to_owned(),
    ];
    assert_eq!(events.rows.iter().map(short).collect::<Vec<_>>(), expected);
    assert_eq!(events.next, None);
    let RecordEvent::Insurance { name, origin, line, run, effect, values, .. } = &events.rows[5].event else {
        panic!("an import: {:?}", events.rows[5]);
    };
    assert_eq!((*origin, *line, *run), (Origin::List, 2, RunKind::Apply));
    assert_eq!((*effect, values.text(Field::PolicyNumber)), (Effect::NewlyEnrolled, Some("P-1")));
    assert!(!name.is_empty());
    let RecordEvent::Load { kind, before: Some(before), after: Some(after), .. } = &events.rows[1].event
    else {
        panic!("a load: {:?}", events.rows[1]);
    };
    assert_eq!(*kind, LoadKind::Load);
    assert_eq!((&*before.attributes["asset_tag"], &*after.attributes["asset_tag"]), ("T-1", "T-9"));

    let paged = every_page(|cursor| history(&admin, "devices", 1, &format!("?limit=2{cursor}")));
    assert_eq!(paged, events.rows, "pages have every event once");
    admin.get(format!("{}?cursor=1.x", paths::record_history("devices", 1))).problem(ProblemCode::BadRequest);
    let other = history(&admin, "users", 1, "");
    assert_eq!(
        other.rows.iter().map(short).collect::<Vec<_>>(),
        ["load false true"],
        "a user of the same id"
    );
}

#[test]
fn the_history_ends_where_the_rows_of_imports_have_expired() {
    let (app, admin) = started();
    let list = insure(&admin, "DEV000001X,Yes,P-1,Full,460.00,2026-08-01,2027-06-30");
    app.clock.pass_days(5);
    let admin = app.admin();
    let later = change(&admin, set(1, Field::CoverageEnd, "2027-05-31"));
    let periods = RetentionPeriods { rows: Some(5), ..RetentionPeriods::default() };
    admin.send(Request::new("PUT", paths::RETENTION).json(&periods)).expect(200);
    wait_for("the rows to expire", || admin.import(list).expired.rows);
    let events = history(&admin, "devices", 1, "").rows;
    assert_eq!(events.iter().map(short).collect::<Vec<_>>(), [format!("apply {later} changed 1")]);
}

#[test]
fn a_preview_names_the_open_import_that_has_a_row_about_the_record() {
    let (_app, admin) = started();
    insure(&admin, "DEV000001X,Yes,P-1,Full,460.00,2026-08-01,2027-06-30");
    let open = admin.stage("device", Csv::device().insures("DEV000004X").bytes());
    let dependent = |change| admin.preview_change(&asking(change)).dependent.map(|import| import.id);
    assert_eq!(dependent(set(1, Field::CoverageEnd, "2027-05-31")), None);
    assert_eq!(dependent(RecordChange::Move { from: 1, to: 4 }), Some(open.id));
    admin.delete(paths::import(open.id)).expect(200);
    assert_eq!(dependent(RecordChange::Move { from: 1, to: 4 }), None);
}

#[test]
fn coverage_moves_under_a_template_that_requires_a_policy_number() {
    let (_app, admin) = started();
    insure(&admin, "DEV000001X,Yes,P-1,Full,460.00,2026-08-01,2027-06-30");
    let mut template = admin.template("device");
    let number = template.columns.iter_mut().find(|column| column.field == Field::PolicyNumber);
    number.expect("a column").required = true;
    admin.change(&template);
    change(&admin, RecordChange::Move { from: 1, to: 2 });
    let [left, got] = [1, 2].map(|id| record(&admin, "devices", id));
    assert_eq!((left.covered, left.values.text(Field::CoverageEnd)), (Covered::No, None));
    assert_eq!(left.values.text(Field::PolicyNumber), Some("P-1"), "the template requires it");
    assert_eq!((got.covered, got.values.text(Field::PolicyNumber)), (Covered::Yes, Some("P-1")));
}

#[test]
fn the_command_line_shows_a_record_too() {
    let (app, admin) = started();
    let list = insure(&admin, "DEV000001X,Yes,P-1,Full,460.00,2026-08-01,2027-06-30");
    let run = |args: &[&str]| app.command(&[&["records", "show"], args].concat());
    let shown = run(&["devices", "dev000001x"]).exits(0);
    for says in ["Device DEV000001X", "asset_tag: T-1", "118204", "Ana Ruiz", "policy_number: – → P-1"] {
        assert!(shown.out.contains(says), "{says}: {}", shown.out);
    }
    assert!(shown.out.contains(&format!("import {list} (")), "{}", shown.out);
    let alone = change(&admin, set(1, Field::CoverageEnd, "2027-05-31"));
    let shown = run(&["devices", "DEV000001X"]).exits(0);
    assert!(shown.out.contains(&format!("change of single records (import {alone})")), "{}", shown.out);
    assert!(!shown.out.contains("record-change.csv"), "no person knows the file: {}", shown.out);
    let json = run(&["devices", "DEV000001X", "--json", "--limit", "1"]).exits(0).json();
    assert_eq!(json["record"]["content"]["key"], "DEV000001X");
    assert_eq!(json["history"]["rows"][0]["event"]["insurance"]["import"], alone);
    assert!(json["history"]["next"].is_string());
    run(&["devices", "NOBODY"]).exits(1);
}

#[test]
fn an_event_has_the_day_of_the_district() {
    let (app, _) = started();
    let zone = "America/Chicago";
    app.database.write(|tx| districts::set_time_zone(tx, 1, zone)).expect("it is set");
    // 16 hours after noon of August 24 in UTC.
    app.clock.pass_minutes(16 * 60);
    let admin = app.admin();
    insure(&admin, "DEV000001X,Yes,P-1,Full,460.00,2026-08-01,2027-06-30");
    let event = history(&admin, "devices", 1, "").rows.remove(0);
    assert_eq!((&event.at[..10], event.on.as_str()), ("2026-08-25", "2026-08-24"));
}
