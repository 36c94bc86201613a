//! Plan: shows what processing would do, and changes nothing.

use crate::harness::{App, Csv, Request, Session, devices, every_page, roster};
use coverlist_api::{Page, PlanQueryRequest, PlanRow, PlanView, ProblemCode, paths};
use coverlist_core::plan::{Counts, Outcome, Sample, Warning};
use coverlist_core::record::Field;

#[test]
fn every_row_has_an_outcome_and_a_reason() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    let file =
        Csv::device().insures("dev000001x").insures("NOBODY").row("A1,Perhaps,,,,,").insures("DEV000002X");
    let import = admin.stage_without(1, "device", file.bytes());
    let plan = admin.plan(import.id, "");
    assert_eq!(plan.counts, Counts { updated: 2, skipped: 1, rejected: 1, ..Counts::default() });
    assert_eq!((plan.generation, plan.sha256), (import.generation, import.sha256));
    let actions: Vec<_> = plan.rows.iter().map(|row| (row.line, row.action)).collect();
    let expected =
        [(2, Outcome::Updated), (3, Outcome::Skipped), (4, Outcome::Rejected), (5, Outcome::Updated)];
    assert_eq!(actions, expected);
    let [updated, skipped, rejected, _] = plan.rows.as_slice() else { panic!("four rows") };
    assert_eq!(updated.key, "dev000001x");
    assert_eq!(updated.record.as_ref().map(|record| record.label.as_str()), Some("Chromebook, TAG-1"));
    let amount =
        updated.changes.iter().find(|change| change.field == Field::CoverageAmount).expect("an amount");
    assert_eq!((amount.old.as_deref(), amount.new.as_deref()), (None, Some("460.00")));
    assert!(skipped.record.is_none() && skipped.changes.is_empty());
    assert!(
        skipped
            .reason
            .as_ref()
            .is_some_and(|reason| reason.code == "no_such_record" && reason.message.contains("no device")),
        "{skipped:?}"
    );
    let [finding] = rejected.findings.as_slice() else { panic!("{rejected:?}") };
    assert_eq!(finding.header.as_deref(), Some("Insurance Status"));
    assert!(rejected.reason.is_none(), "{rejected:?}");
}

#[test]
fn a_record_that_already_matches_is_unchanged_and_a_blank_cell_keeps_its_value() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(2)));
    let file = || Csv::device().insures("DEV000001X").insures("DEV000002X").bytes();
    let first = admin.stage("device", file());
    admin.process(first.id);
    let second =
        admin.stage("device", Csv::device().insures("DEV000001X").row("DEV000002X,Yes,NEW,,,,").bytes());
    let plan = admin.plan(second.id, "");
    assert_eq!(plan.counts, Counts { updated: 1, unchanged: 1, ..Counts::default() });
    let changed: Vec<_> = plan.rows[1].changes.iter().map(|change| change.field).collect();
    assert_eq!(changed, [Field::PolicyNumber]);
}

#[test]
fn a_conflict_shows_what_the_row_says_beside_what_the_record_has() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(1)));
    admin.process(admin.stage("device", Csv::device().insures("DEV000001X").bytes()).id);
    let [before] = admin.devices("").rows.try_into().expect("one device");
    let early = Csv::device().row("DEV000001X,Enrolled,LATE,,,,2020-06-30");
    let plan = admin.plan(admin.stage("device", early.bytes()).id, "");
    let [row] = plan.rows.as_slice() else { panic!("one row") };
    assert_eq!(row.reason.as_ref().map(|reason| reason.code.as_str()), Some("ends_before_start"));
    let changes: Vec<_> = row.changes.iter().map(|change| (change.field, change.new.as_deref())).collect();
    assert_eq!(changes, [(Field::PolicyNumber, Some("LATE")), (Field::CoverageEnd, Some("2020-06-30"))]);
    let start = before.values.text(Field::CoverageStart);
    assert!(start.is_some(), "the start date of the record contradicts the end date of the row");
    assert_eq!(row.values.text(Field::CoverageStart), start);
}

/// The row of a child who leaves has blank cells, because the insurer has nothing more to say about it.
#[test]
fn a_record_that_leaves_keeps_its_start_date_and_loses_its_policy_type_amount_and_end_date() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(4)));
    let insured = devices(4).iter().fold(Csv::device(), |file, serial| file.insures(serial));
    admin.process(admin.stage("device", insured.bytes()).id);
    let leaving = Csv::device()
        .row("DEV000001X,Not Enrolled,,,,,")
        .row("DEV000002X,Declined,,,,,")
        .row("DEV000003X,Waived,LAST,,,,2026-09-30")
        .row("DEV000004X,Enrolled,,,,,");
    let import = admin.stage("device", leaving.bytes());
    let plan = admin.plan(import.id, "");
    assert_eq!(plan.counts, Counts { updated: 3, unchanged: 1, ..Counts::default() });
    admin.process(import.id);
    let after: Vec<_> = admin.devices("").rows.into_iter().map(|device| device.values).collect();
    let text = |row: usize, field| after[row].text(field);
    for (row, status) in ["not_enrolled", "declined", "waived"].into_iter().enumerate() {
        assert_eq!(text(row, Field::Status), Some(status));
        assert_eq!(text(row, Field::CoverageType), None);
        assert_eq!(text(row, Field::CoverageAmount), None);
        assert_eq!(text(row, Field::CoverageStart), Some("2026-08-24"));
    }
    for (field, given) in [(Field::PolicyNumber, "LAST"), (Field::CoverageEnd, "2026-09-30")] {
        assert_eq!([0, 1, 2].map(|row| text(row, field)), [None, None, Some(given)]);
    }
    assert_eq!(text(3, Field::PolicyNumber), Some("POL-DEV000004X"));
}

#[test]
fn filters_and_pages_together_give_every_row_once() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(2500)));
    let mut file = Csv::device();
    for (number, serial) in devices(3000).iter().enumerate() {
        file =
            if number % 7 == 0 { file.row(&format!("{serial},Perhaps,,,,,")) } else { file.insures(serial) };
    }
    let import = admin.stage_without(429, "device", file.bytes());
    let whole = pages(&admin, import.id, "limit=997");
    assert_eq!(whole.len(), 3000);
    assert!(whole.is_sorted_by_key(|row| row.line));
    let counts = admin.plan(import.id, "?limit=1").counts;
    for (action, count) in [
        (Outcome::Updated, counts.updated),
        (Outcome::Skipped, counts.skipped),
        (Outcome::Rejected, counts.rejected),
        (Outcome::Unchanged, counts.unchanged),
    ] {
        let part = pages(&admin, import.id, &format!("limit=200&action={}", action.id()));
        assert_eq!(part.len(), count as usize, "{action:?}");
        let expected: Vec<&PlanRow> = whole.iter().filter(|row| row.action == action).collect();
        assert_eq!(part.iter().collect::<Vec<_>>(), expected);
    }
    let mut query =
        PlanQueryRequest { q: "dev00299".to_owned(), limit: Some(5), ..PlanQueryRequest::default() };
    let first = admin.search_plan(import.id, &query);
    query.cursor = first.next;
    let second = admin.search_plan(import.id, &query);
    let keys: Vec<&str> = first.rows.iter().chain(&second.rows).map(|row| row.key.as_str()).collect();
    let expected: Vec<String> = (2990..3000).map(|number| format!("DEV{number:06}X")).collect();
    assert_eq!((keys, second.next), (expected.iter().map(String::as_str).collect(), None));
}

#[test]
fn invalid_parameters_are_refused() {
    let app = App::start();
    let admin = app.admin();
    let import = admin.stage("device", Csv::device().insures("A1").bytes());
    for query in ["?action=eaten", "?limit=-1", "?limit=0", "?cursor=next", "?limit=x"] {
        admin.get(paths::import_plan(import.id) + query).problem(ProblemCode::BadRequest);
    }
    for query in [r#"{"outcome": "eaten"}"#, r#"{"limit": 0}"#, r#"{"cursor": "next"}"#, r#"{"query": ""}"#] {
        let search = Request::new("POST", paths::import_plan_query(import.id));
        admin.send(search.body("application/json", query)).problem(ProblemCode::BadRequest);
    }
    assert_eq!(admin.plan(import.id, "?limit=999999").rows.len(), 1);
    admin.get(paths::import_plan(99)).problem(ProblemCode::NotFound);
    admin.get("/api/v1/imports/one/plan").problem(ProblemCode::NotFound);
}

fn pages(admin: &Session, id: i64, query: &str) -> Vec<PlanRow> {
    every_page(|cursor| {
        let PlanView { rows, next, .. } = admin.plan(id, &format!("?{query}{cursor}"));
        Page { rows, next }
    })
}

#[test]
fn changes_that_take_something_away_are_counted_and_found() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(4)));
    let before = Csv::device()
        .row("DEV000001X,Yes,P-1,Full,460.00,2025-08-24,2029-06-30")
        .row("DEV000002X,Yes,P-2,Full,460.00,2026-08-01,2027-06-30")
        .row("DEV000003X,Yes,P-3,Full,460.00,2026-08-01,2027-06-30");
    admin.process(admin.stage("device", before.bytes()).id);
    let file = Csv::device()
        .row("DEV000001X,Yes,P-1,Full,460.00,2026-08-01,2027-06-30")
        .row("DEV000002X,Declined,,,,,")
        .row("DEV000003X,Yes,P-3,Full,460.00,2026-08-01,2028-06-30")
        .row("DEV000004X,Yes,P-4,Full,460.00,2026-09-01,2027-06-30");
    let import = admin.stage("device", file.bytes());
    let plan = admin.plan(import.id, "");
    let counts: Vec<_> = plan.warnings.iter().map(|count| (count.warning, count.rows)).collect();
    let expected = [
        (Warning::EndsRunning, 1),
        (Warning::Shortens, 1),
        (Warning::ReplacesMultiYear, 1),
        (Warning::StartsInFuture, 1),
    ];
    assert_eq!(counts, expected);
    assert_eq!(plan.rows[0].warnings, [Warning::Shortens, Warning::ReplacesMultiYear]);
    assert!(plan.rows[2].warnings.is_empty());
    let query = PlanQueryRequest { warning: Some(Warning::EndsRunning), ..PlanQueryRequest::default() };
    let lines: Vec<_> = admin.search_plan(import.id, &query).rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3]);
    // The warnings are about the day on which the plan is made.
    app.clock.pass_minutes(60 * 24 * 9);
    assert_eq!(app.admin().plan(import.id, "").warnings.len(), 3, "the coverage of line 5 has started");
}

#[test]
fn numbers_of_other_records_and_second_devices_of_a_user_are_warned_about() {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", "User ID,Name\r\n001,Ana\r\n002,Ben\r\n");
    let devices = "Device Serial,Assigned To\r\nD1,001\r\nD2,001\r\nD3,002\r\nD4,\r\nD5,\r\n";
    admin.load("devices", devices);
    let before = Csv::device()
        .row("D1,Yes,P-1,Full,460.00,2026-08-24,2027-06-30")
        .row("D5,Yes,P-5,Full,460.00,2026-08-24,2027-06-30");
    admin.process(admin.stage("device", before.bytes()).id);
    let file = Csv::device()
        .row("D2,Yes,P-1,Full,460.00,2027-06-30,2028-06-30")
        .row("D3,Yes,P-3,Full,460.00,2026-08-24,2027-06-30")
        .row("D4,Yes,P-4,Full,460.00,2026-08-24,2027-06-30");
    let import = admin.stage("device", file.bytes());
    let plan = admin.plan(import.id, "");
    let counts: Vec<_> = plan.warnings.iter().map(|count| (count.warning, count.rows)).collect();
    let across = [(Warning::PolicyOfOther, 1), (Warning::SecondDevice, 1)];
    assert_eq!(counts, [&[(Warning::StartsInFuture, 1)], &across[..]].concat());
    assert!(plan.rows[0].warnings.ends_with(&across.map(|(warning, _)| warning)), "{:?}", plan.rows[0]);
    for warning in [Warning::PolicyOfOther, Warning::SecondDevice] {
        let query = PlanQueryRequest { warning: Some(warning), ..PlanQueryRequest::default() };
        let lines: Vec<_> = admin.search_plan(import.id, &query).rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [2], "{warning:?}");
    }
    admin.sample(import.id, Sample::First(1));
    let plan = admin.plan(import.id, "");
    assert!(plan.rows.iter().all(|row| row.warnings.is_empty()), "P-1 is in the list: {plan:?}");
    admin.load("devices", "Device Serial,Assigned To\r\nD4,002\r\n");
    let plan = admin.plan(import.id, "");
    assert_eq!(plan.warnings.last().map(|count| count.rows), Some(2), "D3 and D4 belong to one user now");
}
