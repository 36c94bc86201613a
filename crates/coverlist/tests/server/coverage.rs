//! The coverage report: which records are insured, until when, and a list of them that can be imported again.

use crate::harness::{App, Csv, Request, Session, coverlist_on};
use coverlist_api::{
    CoveragePage, CoverageView, CoveredQuery, DeviceView, ImportView, ProblemCode, RecordFilter,
    RecordQueryRequest, RecordSort, UserView, paths,
};
use coverlist_core::plan::Counts;
use coverlist_core::record::{FieldType, RecordKind, Status, Value};
use coverlist_core::template::{BlankCell, Column, Template, Word};
use serde_json::json;

const USERS: &str = "User ID,Name,Email,Role,School,Grade\r\n\
    001,Ann Lee,,student,North,07\r\n002,Bo Ek,,student,North,08\r\n003,Cy Fox,,student,South,07\r\n\
    004,Di Gray,,student,South,07\r\n005,Ed Hill,,staff,,\r\n006,Flo Ives,,student,North,08\r\n\
    007,Gus Jay,,student,South,08\r\n";

/// A server with seven users. The clock of tests starts on August 24, 2026.
fn district() -> (App, Session) {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", USERS);
    let file = Csv::user()
        .row("001,Yes,P-1,Full,460.00,2026-08-01,2026-09-10")
        .row("002,Yes,,Full,460.00,2026-08-01,2027-06-30")
        .row("003,Yes,P-3,Basic,250.00,2025-08-01,2026-08-23")
        .row("004,Waived,,,,,")
        .row("005,Yes,P-5,Full,460.00,2026-08-25,")
        .row("006,Declined,,,,,");
    admin.process(admin.stage("user", file.bytes()).id);
    (app, admin)
}

#[track_caller]
fn report(session: &Session) -> CoverageView {
    session.get(paths::coverage("users")).expect(200).json()
}

fn query(filters: Vec<RecordFilter>) -> RecordQueryRequest {
    RecordQueryRequest { filters, ..RecordQueryRequest::default() }
}

fn any_of(field: &str, values: &[&str]) -> RecordFilter {
    let any_of = Some(values.iter().map(|&value| value.to_owned()).collect());
    RecordFilter { field: field.to_owned(), any_of, ..RecordFilter::default() }
}

fn blank(field: &str, blank: bool) -> RecordFilter {
    RecordFilter { field: field.to_owned(), blank: Some(blank), ..RecordFilter::default() }
}

fn ending(from: Option<&str>, to: &str) -> RecordFilter {
    let (from, to) = (from.map(str::to_owned), Some(to.to_owned()));
    RecordFilter { field: "coverage_end".to_owned(), from, to, ..RecordFilter::default() }
}

fn covered(is: bool, on: Option<&str>) -> RecordQueryRequest {
    let covered = Some(CoveredQuery { is, on: on.map(str::to_owned) });
    RecordQueryRequest { covered, ..RecordQueryRequest::default() }
}

#[track_caller]
fn find(session: &Session, query: &RecordQueryRequest) -> CoveragePage<UserView> {
    session.send(Request::new("POST", paths::coverage_query("users")).json(query)).expect(200).json()
}

#[track_caller]
fn keys(session: &Session, query: &RecordQueryRequest) -> Vec<String> {
    find(session, query).rows.into_iter().map(|row| row.record.user_id).collect()
}

#[test]
fn records_are_counted_by_status_school_grade_and_end() {
    let (app, _admin) = district();
    let view = report(&app.viewer());
    assert_eq!((view.as_of.as_str(), &view.covering[..]), ("2026-08-24", &[Status::Enrolled][..]));
    let all = &view.all;
    assert_eq!([all.records, all.covered, all.uncovered], [7, 2, 5]);
    let statuses = [all.enrolled, all.not_enrolled, all.declined, all.waived, all.no_status];
    assert_eq!(statuses, [4, 0, 1, 1, 1]);
    let places: Vec<_> =
        view.places.iter().map(|it| (it.name.as_str(), it.count.records, it.count.uncovered)).collect();
    assert_eq!(places, [("", 1, 1), ("North", 3, 1), ("South", 3, 3)]);
    let grades: Vec<_> = view.groups.iter().map(|it| (it.name.as_str(), it.count.enrolled)).collect();
    assert_eq!(grades, [("", 1), ("07", 2), ("08", 1)]);
    assert_eq!((view.not_started, view.without_policy, view.more_places), (1, 1, 0));
    let ends = &view.endings;
    assert_eq!(
        [ends.within_30, ends.within_60, ends.within_90, ends.ended, ends.later, ends.never],
        [1, 1, 1, 1, 0, 1]
    );
    let months: Vec<_> =
        ends.months.iter().filter(|it| it.records > 0).map(|it| (it.month.as_str(), it.records)).collect();
    assert_eq!((months, ends.months.len()), (vec![("2026-09", 1), ("2027-06", 1)], 12));
}

#[test]
fn each_count_is_the_number_of_records_that_its_query_finds() {
    let (_app, admin) = district();
    let enrolled = any_of("status", &["enrolled"]);
    for (query, expected) in [
        (query(vec![enrolled.clone()]), vec!["001", "002", "003", "005"]),
        (query(vec![any_of("status", &["declined", ""])]), vec!["006", "007"]),
        (query(vec![any_of("status", &[""])]), vec!["007"]),
        (query(vec![any_of("school", &["North"]), any_of("grade", &["08"])]), vec!["002", "006"]),
        (query(vec![any_of("school", &["", "South"])]), vec!["003", "004", "005", "007"]),
        (query(vec![enrolled.clone(), blank("policy_number", true)]), vec!["002"]),
        (query(vec![enrolled.clone(), blank("coverage_end", true)]), vec!["005"]),
        (query(vec![enrolled.clone(), ending(None, "2026-08-23")]), vec!["003"]),
        (query(vec![enrolled, ending(Some("2026-08-24"), "2026-09-23")]), vec!["001"]),
        (covered(true, None), vec!["001", "002"]),
        (covered(false, None), vec!["003", "004", "005", "006", "007"]),
        (covered(true, Some("2026-08-25")), vec!["001", "002", "005"]),
        (covered(true, Some("2026-09-11")), vec!["002", "005"]),
        (RecordQueryRequest { q: "fox".to_owned(), ..Default::default() }, vec!["003"]),
        (RecordQueryRequest { q: "p-5".to_owned(), ..Default::default() }, vec!["005"]),
        (RecordQueryRequest { q: "fox".to_owned(), ..covered(true, None) }, vec![]),
    ] {
        let page = find(&admin, &query);
        assert_eq!(keys(&admin, &query), expected, "{query:?}");
        assert_eq!((page.found, page.next), (Some(expected.len() as u32), None), "{query:?}");
    }
}

#[test]
fn the_list_comes_in_parts_and_says_who_is_insured_today() {
    let (app, admin) = district();
    let sort = Some(RecordSort { field: "coverage_end".to_owned(), descending: false });
    let first = RecordQueryRequest {
        sort,
        limit: Some(4),
        ..query(vec![any_of("status", &["enrolled", "declined"])])
    };
    let page = find(&app.viewer(), &first);
    let rows: Vec<_> = page.rows.iter().map(|row| (row.record.user_id.as_str(), row.covered)).collect();
    assert_eq!(rows, [("003", false), ("001", true), ("002", true), ("005", false)]);
    assert_eq!((page.found, page.as_of.as_str()), (Some(5), "2026-08-24"));
    let rest = RecordQueryRequest { cursor: page.next, ..first };
    let page = find(&admin, &rest);
    assert_eq!((page.rows[0].record.user_id.as_str(), page.found, page.next), ("006", None, None));
}

#[test]
fn the_day_is_that_of_the_district_and_the_templates_say_who_is_covered() {
    let (app, admin) = district();
    // The clock of tests starts at noon in UTC, so it is the next day in Kiribati.
    let zone = coverlist_on(
        app.data(),
        &["district", "time-zone", "Pacific/Kiritimati", "--district", "Our district"],
        "",
    );
    zone.exits(0);
    let view = report(&app.viewer());
    assert_eq!((view.as_of.as_str(), view.all.covered, view.not_started), ("2026-08-25", 3, 0));
    let template = admin.template("user");
    let mut with_waived = template.clone();
    with_waived.leaving_statuses.remove(&Status::Waived);
    admin.change(&Template { waived_is_covered: true, ..with_waived });
    let view = report(&admin);
    assert_eq!(view.covering, [Status::Enrolled, Status::Waived]);
    assert_eq!((view.all.covered, keys(&admin, &covered(true, None)).len()), (4, 4));
    // Another template does not cover them: nobody knows under which one their status came.
    admin.change(&Template { id: "other".to_owned(), name: "Other".to_owned(), ..template });
    assert_eq!(report(&admin).covering, [Status::Enrolled]);
}

#[test]
fn a_query_that_cannot_be_understood_is_refused_with_its_place() {
    let (_app, admin) = district();
    for (body, pointer) in [
        (json!({"covered": {"is": true, "on": "SECRET"}}), "/covered/on"),
        (json!({"covered": {"is": true, "on": "2026-02-30"}}), "/covered/on"),
        (json!({"filters": [{"field": "status", "any_of": ["", "SECRET"]}]}), "/filters/0/any_of/1"),
        (json!({"filters": [{"field": "model", "any_of": ["x"]}]}), "/filters/0/field"),
        (json!({"limit": 0}), "/limit"),
    ] {
        let ask = Request::new("POST", paths::coverage_query("users")).json(&body);
        let problem = admin.send(ask).problem(ProblemCode::BadRequest);
        assert_eq!(problem.pointer.as_deref(), Some(pointer), "{body}");
        assert!(!problem.detail.contains("SECRET"), "{}", problem.detail);
    }
    for body in [json!({"covered": {}}), json!({"covered": {"is": true, "at": "x"}})] {
        let ask = Request::new("POST", paths::coverage_query("users")).json(&body);
        admin.send(ask).problem(ProblemCode::BadRequest);
    }
    let export =
        Request::new("POST", paths::coverage_query_csv("users") + "?template=device").json(&json!({}));
    let problem = admin.send(export).problem(ProblemCode::BadRequest);
    assert!(problem.detail.contains("user"), "{}", problem.detail);
}

#[test]
fn only_those_who_may_see_reports_see_coverage() {
    let (app, _admin) = district();
    let settings = app.settings_only();
    settings.get(paths::coverage("users")).problem(ProblemCode::Forbidden);
    let ask = |path: String| Request::new("POST", path).json(&json!({}));
    settings.send(ask(paths::coverage_query("users"))).problem(ProblemCode::Forbidden);
    settings.send(ask(paths::coverage_query_csv("users"))).problem(ProblemCode::Forbidden);
    app.viewer().send(ask(paths::coverage_query_csv("users"))).expect(200);
    let stranger = report(&app.stranger());
    assert_eq!((stranger.all.records, stranger.places.len()), (0, 0));
}

/// A district whose devices have leading zeros, custom fields of each type and cells that spreadsheets
/// change, under a template that clears blank cells and has dates of its own.
fn of_hard_devices() -> (App, Session) {
    let app = App::start();
    let admin = app.admin();
    let add = |field_type, name: &str| admin.add_field(RecordKind::Device, field_type, name);
    let (note, count) = (add(FieldType::Text, "Note"), add(FieldType::Integer, "Repairs"));
    let (fee, seen, bag) =
        (add(FieldType::Amount, "Fee"), add(FieldType::Date, "Seen"), add(FieldType::Choice, "Bag"));
    let mut template = admin.template("device");
    let word = |word: &str| Word { word: word.to_owned(), means: Value::Choice(word.to_owned()) };
    let words = vec![word("Sleeve"), word("None at all")];
    let custom = [(note, "Location note"), (count, "Repairs"), (fee, "Fee"), (seen, "Seen")];
    template.columns.extend(custom.map(|(field, header)| Column::new(field, header)));
    template.columns.push(Column { words, ..Column::new(bag, "Bag") });
    template.columns.iter_mut().skip(2).for_each(|column| column.blank = BlankCell::Clear);
    let start = template.columns.iter_mut().find(|column| column.header == "Coverage Start Date");
    start.expect("a column").date_formats = vec!["%m/%d/%Y".to_owned()];
    admin.change(&template);
    let devices = "Device Serial,Asset Tag,Model,Assigned To,Location\r\n\
        000123,00777,Chromebook,,\"North, 1\"\r\n1E5,=1+1,B/4,,South\r\nÑandú-4,,,,\r\nABC-4,T,,,\r\nBARE,T5,,,\r\n";
    admin.load("devices", devices);
    let file = Csv::of(&template)
        .row("000123,Enrolled,0000456,Full,460.00,08/24/2026,2027-06-30,=1+1,3,0.10,2026-01-02,Sleeve")
        .row("1E5,Waived,,,,,,\"one line, and \"\"more\"\"\",,,,none at all")
        .row("Ñandú-4,Enrolled,2E-3,TRUE,,01/02/2026,,中文,-1,5.00,,")
        .row("ABC-4,Not Enrolled,,,,12/31/2025,,,,,,");
    let import = admin.process(admin.stage("device", file.bytes()).id);
    assert_eq!(import.counts.map(|counts| counts.updated), Some(4));
    (app, admin)
}

fn exported(session: &Session, noun: &str, query: &RecordQueryRequest) -> Vec<u8> {
    session.send(Request::new("POST", paths::coverage_query_csv(noun)).json(query)).expect(200).body
}

#[test]
fn an_unedited_export_that_is_imported_again_changes_nothing() {
    let (_app, admin) = of_hard_devices();
    let all = RecordQueryRequest::default();
    let csv = exported(&admin, "devices", &all);
    let text = String::from_utf8(csv.clone()).expect("text");
    let header = text.trim_start_matches('\u{feff}').lines().next().expect("a header");
    assert!(
        header.starts_with(
            r#""Device Serial","Asset Tag","Model","Assigned To","Location","Insurance Status""#
        )
    );
    assert!(text.contains(r#""000123","00777","Chromebook","","North, 1","Enrolled","0000456""#), "{text}");
    assert!(text.contains(r#""08/24/2026","2027-06-30","'=1+1","3","0.10","2026-01-02","Sleeve""#), "{text}");
    let unchanged = |import: &ImportView, rows| {
        let plan = admin.plan(import.id, "");
        assert_eq!(plan.counts, Counts { unchanged: rows, ..Counts::default() }, "{:?}", plan.rows);
        admin.delete(paths::import(import.id)).expect(200);
    };
    let staged = admin.stage("device", csv);
    assert_eq!((staged.rows, staged.set_aside), (4, 1), "the device without insurance is set aside");
    unchanged(&staged, 4);
    let covered = RecordQueryRequest { covered: Some(CoveredQuery { is: true, on: None }), ..all };
    unchanged(&admin.stage("device", exported(&admin, "devices", &covered)), 2);
    // An edited one changes what was edited.
    let edited = text.replace("\"0000456\"", "\"0000457\"").replace("\"Sleeve\"", "\"\"");
    let plan = admin.plan(admin.stage("device", edited).id, "?action=updated");
    assert_eq!((plan.counts.updated, plan.rows[0].changes.len()), (1, 2));
}

#[test]
fn an_exported_workbook_that_is_staged_from_the_command_line_changes_nothing() {
    let (app, admin) = of_hard_devices();
    let path = paths::workbook(&paths::coverage_query_csv("devices"));
    let workbook =
        admin.send(Request::new("POST", path).json(&RecordQueryRequest::default())).expect(200).body;
    let run = |args: &[&str]| app.command(args);
    let file = app.data().join("devices.xlsx");
    std::fs::write(&file, workbook).expect("a file");
    let csv = app.data().join("devices.csv");
    run(&["coverage", "devices", "--sheet", csv.to_str().expect("a path")]).exits(0);
    for file in [file, csv] {
        run(&["stage", file.to_str().expect("a path"), "--template", "device"]).exits(0);
        let plan = run(&["plan", "--json"]).exits(0).json();
        let changed =
            ["updated", "skipped", "refused", "rejected"].map(|outcome| plan["counts"][outcome].as_u64());
        assert_eq!((changed, plan["counts"]["unchanged"].as_u64()), ([Some(0); 4], Some(4)), "{plan}");
        run(&["delete"]).exits(0);
    }
}

#[test]
fn an_attribute_gives_way_to_a_column_of_the_template_with_its_header() {
    let (_app, admin) = district();
    let template = admin.add_column("user", "School");
    let file = Csv::of(&template).row("001,Yes,P-1,Full,460.00,2026-08-01,2026-09-10,Elm");
    admin.process(admin.stage("user", file.bytes()).id);
    let text = String::from_utf8(exported(&admin, "users", &covered(true, None))).expect("text");
    assert_eq!(text.matches("\"School\"").count(), 1, "{text}");
    let plan = admin.plan(admin.stage("user", text).id, "");
    assert_eq!(plan.counts, Counts { unchanged: 2, ..Counts::default() });
}

#[test]
fn devices_are_counted_by_location_and_model() {
    let (app, admin) = of_hard_devices();
    let view: CoverageView = app.viewer().get(paths::coverage("devices")).expect(200).json();
    assert_eq!((view.all.records, view.all.covered, view.all.no_status), (5, 2, 1));
    let places: Vec<_> = view.places.iter().map(|it| (it.name.as_str(), it.count.covered)).collect();
    assert_eq!(places, [("", 1), ("North, 1", 1), ("South", 0)]);
    let models: Vec<_> = view.groups.iter().map(|it| (it.name.as_str(), it.count.records)).collect();
    assert_eq!(models, [("", 3), ("B/4", 1), ("Chromebook", 1)]);
    let query = query(vec![any_of("model", &["Chromebook"])]);
    let ask = Request::new("POST", paths::coverage_query("devices")).json(&query);
    let page: CoveragePage<DeviceView> = admin.send(ask).expect(200).json();
    assert_eq!((page.rows[0].record.serial.as_str(), page.rows[0].covered), ("000123", true));
}

#[test]
fn the_command_line_prints_the_counts() {
    let (app, _admin) = district();
    let run = |args: &[&str]| {
        coverlist_on(
            app.data(),
            &[&["coverage", "users"], args, &["--district", "Our district"]].concat(),
            "",
        )
    };
    let json = run(&["--json"]).exits(0).json();
    assert_eq!((&json["all"]["records"], &json["places"][1]["name"]), (&7.into(), &"North".into()));
    let printed = run(&[]).exits(0).out;
    assert!(printed.contains("Without a status                               1\n"), "{printed}");
    assert!(printed.contains("North: "), "{printed}");
    let path = app.data().join("users.csv");
    run(&["--sheet", path.to_str().expect("a path"), "--template", "nothing"]).exits(1);
    run(&["--sheet", path.to_str().expect("a path"), "--template", "user"]).exits(0);
    run(&["--sheet", path.to_str().expect("a path")]).exits(2);
}
