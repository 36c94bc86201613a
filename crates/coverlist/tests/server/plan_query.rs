//! Finds, filters, sorts and exports rows of a plan.

use crate::harness::{App, Csv, Request, Session};
use coverlist_api::{PlanQueryRequest, PlanRow, ProblemCode, RecordFilter, RecordSort, paths};
use coverlist_core::record::Field;

const USERS: &str = "User ID,Name,School,Grade\r\n\
    001,Ana Núñez,North,3\r\n002,Ben Ode,North,4\r\n003,Carla Iversen,South,5\r\n004,Dev Rao,South,6\r\n";

/// A server on which 001 and 002 are insured. The list renews 001, repeats 002, and enrolls 003 and 004; it
/// names nobody in line 6, and line 7 is rejected.
fn staged() -> (App, Session, i64) {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", USERS);
    let before = Csv::user()
        .row("001,Enrolled,OLD-1,Full,460.00,2025-08-24,2026-06-30")
        .row("002,Enrolled,P-2,Basic,99.50,2026-08-24,2027-06-30");
    admin.process(admin.stage("user", before.bytes()).id);
    let file = Csv::user()
        .row("001,Enrolled,P-1,Full,1000.00,2026-08-24,2027-06-30")
        .row("002,Enrolled,P-2,Basic,99.50,2026-08-24,2027-06-30")
        .row("003,Enrolled,p-30,Full,460.00,2026-08-24,2028-06-30")
        .row("004,Declined,,,,,")
        .row("999,Enrolled,P-9,Full,12.00,2026-08-24,2027-06-30")
        .row("998,Perhaps,P-8,Full,12.00,2026-08-24,2027-06-30");
    let import = admin.stage_without(1, "user", file.bytes());
    (app, admin, import.id)
}

fn lines(rows: &[PlanRow]) -> Vec<u32> {
    rows.iter().map(|row| row.line).collect()
}

fn found(admin: &Session, import: i64, query: &PlanQueryRequest) -> Vec<u32> {
    lines(&admin.search_plan(import, query).rows)
}

fn only(filter: RecordFilter) -> PlanQueryRequest {
    PlanQueryRequest { filters: vec![filter], ..PlanQueryRequest::default() }
}

fn on(field: &str) -> RecordFilter {
    RecordFilter { field: field.to_owned(), ..RecordFilter::default() }
}

#[test]
fn each_row_shows_all_values_also_those_that_do_not_change() {
    let (_app, admin, import) = staged();
    let rows = admin.plan(import, "").rows;
    let text = |row: usize, field| rows[row].values.text(field).map(str::to_owned);
    assert_eq!(text(0, Field::PolicyNumber).as_deref(), Some("P-1"), "the new value");
    assert_eq!(text(0, Field::CoverageType).as_deref(), Some("Full"), "a value that stays");
    assert_eq!(text(1, Field::CoverageAmount).as_deref(), Some("99.50"), "of an unchanged row");
    assert_eq!(text(4, Field::PolicyNumber).as_deref(), Some("P-9"), "of a row without a record");
    assert_eq!(text(5, Field::PolicyNumber), None, "a rejected row has none");
}

#[test]
fn a_text_is_found_in_the_file_and_in_the_record() {
    let (_app, admin, import) = staged();
    let search = |text: &str| {
        found(&admin, import, &PlanQueryRequest { q: text.to_owned(), ..PlanQueryRequest::default() })
    };
    for (text, expected) in [
        ("99", &[6, 7][..]),
        ("nunez", &[2]),
        ("IVERSEN", &[4]),
        ("p-3", &[4]),
        ("old-1", &[2]),
        ("basic", &[3]),
        ("full", &[2, 4, 6]),
        ("nobody", &[]),
        (" ", &[2, 3, 4, 5, 6, 7]),
    ] {
        assert_eq!(search(text), expected, "{text}");
    }
    let first = PlanQueryRequest { q: "full".to_owned(), limit: Some(2), ..PlanQueryRequest::default() };
    let page = admin.search_plan(import, &first);
    assert_eq!(lines(&page.rows), [2, 4]);
    let rest = admin.search_plan(import, &PlanQueryRequest { cursor: page.next, ..first });
    assert_eq!((lines(&rest.rows), rest.next), (vec![6], None));
}

#[test]
fn every_column_filters() {
    let (_app, admin, import) = staged();
    let any = |field: &str, value: &str| RecordFilter { any_of: Some(vec![value.to_owned()]), ..on(field) };
    for (filter, expected) in [
        (any("coverage_amount", "460.00"), &[4][..]),
        (any("status", "enrolled"), &[2, 3, 4, 6]),
        (any("action", "newly_enrolled"), &[4]),
        (any("action", "skipped"), &[6]),
        (any("line", "5"), &[5]),
        (any("key", "003"), &[4]),
        (RecordFilter { contains: Some("ODE".to_owned()), ..on("record") }, &[3]),
        (RecordFilter { from: Some("2027-07-01".to_owned()), ..on("coverage_end") }, &[4]),
        (
            RecordFilter {
                from: Some("99.50".to_owned()),
                to: Some("460.00".to_owned()),
                ..on("coverage_amount")
            },
            &[3, 4],
        ),
        (RecordFilter { blank: Some(true), ..on("policy_number") }, &[5, 7]),
        (RecordFilter { blank: Some(true), ..on("record") }, &[6, 7]),
    ] {
        assert_eq!(found(&admin, import, &only(filter.clone())), expected, "{filter:?}");
    }
    let both = PlanQueryRequest {
        filters: vec![any("status", "enrolled"), any("coverage_type", "Full")],
        ..PlanQueryRequest::default()
    };
    assert_eq!(found(&admin, import, &both), [2, 4, 6]);
    assert_eq!(admin.search_plan(import, &both).counts.total(), 6, "the counts are those of the whole plan");
}

#[test]
fn every_column_sorts_and_blank_values_are_last() {
    let (_app, admin, import) = staged();
    let sorted = |field: &str, descending: bool| PlanQueryRequest {
        sort: Some(RecordSort { field: field.to_owned(), descending }),
        ..PlanQueryRequest::default()
    };
    for (field, descending, expected) in [
        ("coverage_amount", false, [6, 3, 4, 2, 5, 7]),
        ("coverage_amount", true, [2, 4, 3, 6, 5, 7]),
        ("policy_number", false, [2, 3, 4, 6, 5, 7]),
        ("coverage_end", true, [4, 2, 3, 6, 5, 7]),
        ("record", true, [5, 4, 3, 2, 6, 7]),
        ("key", false, [2, 3, 4, 5, 7, 6]),
        ("line", true, [7, 6, 5, 4, 3, 2]),
        ("action", false, [4, 2, 5, 3, 6, 7]),
    ] {
        let query = sorted(field, descending);
        assert_eq!(found(&admin, import, &query), expected, "{field}");
        let (mut paged, mut cursor) = (Vec::new(), None);
        loop {
            let page =
                admin.search_plan(import, &PlanQueryRequest { limit: Some(2), cursor, ..query.clone() });
            paged.extend(lines(&page.rows));
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(paged, expected, "{field} in pages");
    }
}

#[test]
fn custom_columns_are_searched_filtered_and_sorted() {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", USERS);
    let template = admin.add_column("user", "Family");
    let field = template.columns.last().expect("the new column").field;
    let row = |key: &str, family: &str| format!("{key},Enrolled,,,,,,{family}");
    let file = Csv::of(&template).row(&row("001", "Zorn")).row(&row("002", "Adams")).row(&row("003", ""));
    let import = admin.stage("user", file.bytes()).id;
    let search =
        |q: &str| found(&admin, import, &PlanQueryRequest { q: q.to_owned(), ..PlanQueryRequest::default() });
    assert_eq!((search("zor"), search("text_")), (vec![2], vec![]), "values are searched, ids are not");
    let id = field.to_string();
    let sort = Some(RecordSort { field: id.clone(), descending: false });
    assert_eq!(found(&admin, import, &PlanQueryRequest { sort, ..PlanQueryRequest::default() }), [3, 2, 4]);
    assert_eq!(found(&admin, import, &only(RecordFilter { blank: Some(true), ..on(&id) })), [4]);
}

#[test]
fn a_query_of_other_columns_is_refused_with_its_place() {
    let (_app, admin, import) = staged();
    for (query, pointer) in [
        (only(RecordFilter { blank: Some(true), ..on("grade") }), "/filters/0/field"),
        (only(on("key")), "/filters/0"),
        (only(RecordFilter { from: Some("x".to_owned()), ..on("coverage_end") }), "/filters/0/from"),
        (
            PlanQueryRequest {
                sort: Some(RecordSort { field: "amount_9".to_owned(), descending: false }),
                ..PlanQueryRequest::default()
            },
            "/sort/field",
        ),
    ] {
        let request = Request::new("POST", paths::import_plan_query(import)).json(&query);
        let problem = admin.send(request).problem(ProblemCode::BadRequest);
        assert_eq!(problem.pointer.as_deref(), Some(pointer));
    }
}

#[test]
fn the_rows_that_a_query_selects_are_a_sheet_that_stages_again() {
    let (app, admin, import) = staged();
    let query = only(RecordFilter { any_of: Some(vec!["enrolled".to_owned()]), ..on("status") });
    let path = paths::import_plan_sheet(import, "csv");
    let sheet = admin.send(Request::new("POST", path).json(&query)).expect(200).text();
    let rows: Vec<_> = sheet.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(rows.len(), 5, "{sheet}");
    assert!(rows[0].ends_with("\"Line\",\"Reason\""), "{sheet}");
    assert!(rows[1].starts_with("\"001\"") && rows[1].ends_with("\"2\",\"Renewed.\""), "{sheet}");
    assert!(rows[2].ends_with("\"3\",\"\""), "{sheet}");
    assert!(rows[3].ends_with("\"4\",\"Newly enrolled.\""), "{sheet}");
    assert!(rows[4].contains("\"6\",\"This district has no user"), "{sheet}");
    let before = admin.plan(import, "").rows;
    admin.delete(paths::import(import)).expect(200);
    let again = admin.stage("user", sheet.into_bytes()).id;
    for row in admin.plan(again, "").rows {
        let same = before.iter().find(|other| other.line == row.line).expect("a row of the first list");
        assert_eq!((row.action, &row.values, &row.changes), (same.action, &same.values, &same.changes));
    }
    admin.process(again);
    let closed = Request::new("POST", paths::import_plan_sheet(again, "xlsx")).json(&query);
    admin.send(closed).problem(ProblemCode::WrongState);
    let viewing = Request::new("POST", paths::import_plan_sheet(again, "csv")).json(&query);
    app.viewer().send(viewing).problem(ProblemCode::Forbidden);
}

#[test]
fn the_command_line_finds_sorts_and_writes_rows_too() {
    let (app, _admin, import) = staged();
    let id = import.to_string();
    let run = |args: &[&str]| app.command(&[&["plan", &id], args].concat());
    let lines = |args: &[&str]| -> Vec<u64> {
        let rows = run(&[args, &["--json"]].concat()).exits(0).json();
        rows["rows"].as_array().expect("rows").iter().filter_map(|row| row["line"].as_u64()).collect()
    };
    assert_eq!(lines(&["--find", "nunez"]), [2]);
    assert_eq!(lines(&["--where", "status=enrolled", "--where", "coverage_type=Full"]), [2, 4, 6]);
    assert_eq!(lines(&["--where", "policy_number="]), [5, 7]);
    assert_eq!(lines(&["--sort", "coverage_amount", "--descending", "--limit", "2"]), [2, 4]);
    assert_eq!(lines(&["--effect", "renewed"]), [2]);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("plan.csv");
    let name = path.to_str().expect("a path");
    run(&["--find", "full", "--sheet", name]).exits(0);
    let sheet = std::fs::read_to_string(&path).expect("a sheet");
    assert_eq!(sheet.lines().count(), 4, "{sheet}");
    run(&["--sheet", name]).exits(2);
    run(&["--where", "grade=3"]).exits(1);
    run(&["--where", "grade"]).exits(2);
}
