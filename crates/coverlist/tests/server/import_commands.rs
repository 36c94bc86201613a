//! `coverlist plan`, `process`, `withdraw`, `delete`, `undo` and `redo`.

use crate::harness::{App, Csv, Ran, coverlist_on, devices, roster};
use coverlist_api::{EarlierImport, paths};
use coverlist_core::lifecycle::State;
use coverlist_server::store::audit;
use serde_json::json;

fn run(app: &App, args: &[&str]) -> Ran {
    coverlist_on(app.data(), &[args, &["--district", "Our district"]].concat(), "")
}

fn line() -> String {
    "command line".to_owned()
}

/// A server with two devices and a staged import that insures them.
fn staged() -> App {
    let app = App::start();
    app.admin().load_devices(roster(&devices(2)));
    app.admin().stage("device", Csv::device().insures("DEV000001X").insures("DEV000002X").bytes());
    app
}

#[test]
fn an_import_is_planned_processed_undone_and_redone_by_the_command_line() {
    let app = staged();
    let plan = run(&app, &["plan"]).exits(0);
    assert!(plan.out.contains("Records: 2 updated, 0 unchanged."), "{}", plan.out);
    assert!(plan.out.contains("coverlist process 1 --updated 2"), "{}", plan.out);
    let rows = run(&app, &["plan", "1", "--json", "--limit", "1"]).exits(0).json();
    assert_eq!(
        (&rows["counts"]["updated"], &rows["next"], &rows["rows"][0]["line"]),
        (&json!(2), &json!("2"), &json!(2))
    );
    let other = run(&app, &["process", "--updated", "3"]).exits(1);
    assert!(other.err.contains("the plan updates 2 records"), "{}", other.err);
    assert_eq!(app.admin().import(1).state, State::Staged);

    let done = run(&app, &["process", "--updated", "2"]).exits(0);
    assert!(done.out.contains("Import 1 was applied."), "{}", done.out);
    let import = app.admin().import(1);
    let run_by = import.run.expect("a run").by.name;
    let closed_by = import.closed_by.expect("the command line").name;
    assert_eq!((import.state, run_by, closed_by), (State::Processed, line(), line()));
    let earlier: EarlierImport = app
        .admin()
        .get(format!("{}?sheet_sha256={}", paths::PROCESSED_BEFORE, import.sha256))
        .expect(200)
        .json();
    assert_eq!(earlier.import.map(|import| import.by.name), Some(line()));
    let again = run(&app, &["process", "1", "--updated", "2"]).exits(1);
    assert!(again.err.contains("processed already"), "{}", again.err);

    let seen = run(&app, &["undo", "1"]).exits(0);
    assert!(seen.out.contains("coverlist undo 1 --reverted 2"), "{}", seen.out);
    assert_eq!(app.admin().import(1).state, State::Processed);
    run(&app, &["undo", "1", "--reverted", "1"]).exits(1);
    let undone = run(&app, &["undo", "1", "--reverted", "2", "--json"]).exits(0).json();
    assert_eq!((&undone["state"], &undone["run"]["reversal"]["reverted"]), (&json!("undone"), &json!(2)));
    run(&app, &["redo", "1", "--reverted", "2"]).exits(0);
    assert_eq!(app.admin().import(1).state, State::Processed);
    let entries = app.database.read(|tx| audit::newest(tx, 1, 0, 10)).expect("the audit log");
    for action in ["processed", "undone", "redone"] {
        assert!(entries.iter().any(|entry| entry.action == action && entry.account.is_none()), "{action}");
    }
}

#[test]
fn a_staged_file_is_deleted_and_nothing_is_withdrawn_that_does_not_wait() {
    let app = staged();
    let none = run(&app, &["withdraw"]).exits(1);
    assert!(none.err.contains("Nothing waits"), "{}", none.err);
    let deleted = run(&app, &["delete"]).exits(0);
    assert!(deleted.out.contains("The file of import 1 was deleted."), "{}", deleted.out);
    assert_eq!(app.admin().import(1).state, State::Deleted);
    let gone = run(&app, &["plan"]).exits(1);
    assert!(gone.err.contains("No import is staged or waits."), "{}", gone.err);
    run(&app, &["plan", "7"]).exits(1);
}

#[test]
fn a_sample_is_shown_applied_and_undone_and_the_rest_is_given_up_by_the_command_line() {
    let app = staged();
    let shown = run(&app, &["plan", "--json", "--draw", "1"]).exits(0).json();
    assert_eq!((&shown["rows"][0]["line"], &shown["rows"][1]), (&json!(3), &json!(null)));
    run(&app, &["process", "--updated", "2", "--first", "1", "--draw", "1"]).exits(2);
    let too_many = run(&app, &["process", "--updated", "2", "--first", "3"]).exits(1);
    assert!(too_many.err.contains("at most as many as the plan changes: 2"), "{}", too_many.err);
    let sampled = run(&app, &["process", "--updated", "2", "--first", "1"]).exits(0);
    assert!(sampled.out.contains("A sample of import 1 was applied. Records: 1"), "{}", sampled.out);
    assert_eq!(app.admin().import(1).state, State::Staged);
    run(&app, &["undo", "1", "--reverted", "1"]).exits(0);
    assert_eq!(app.admin().import(1).applied, 0);
    run(&app, &["process", "--updated", "2", "--draw", "1"]).exits(0);
    let closed = run(&app, &["delete"]).exits(0);
    assert!(closed.out.contains("were given up. Records: 1 stay changed."), "{}", closed.out);
    let counts = app.admin().import(1).counts.expect("counts");
    assert_eq!((counts.updated, counts.not_processed), (1, 1));
    let actions = app.database.read(|tx| audit::newest(tx, 1, 0, 6)).expect("the audit log");
    let actions: Vec<_> = actions.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["closed", "sampled", "queued", "undone", "queued", "sampled"]);
}

#[test]
fn corrected_rows_are_merged_by_the_command_line() {
    let app = App::start();
    app.admin().load_devices(roster(&devices(2)));
    app.admin().stage("device", Csv::device().insures("DEV000001X").insures("DEV02").bytes());
    run(&app, &["process", "--updated", "1"]).exits(0);
    let sheet = app.admin().get(paths::import_report_csv(1)).expect(200).body;
    let file = app.data().join("corrected.csv");
    std::fs::write(&file, String::from_utf8_lossy(&sheet).replace("DEV02", "DEV000002X")).expect("a file");
    let file = file.to_str().expect("a path");
    let none = run(&app, &["merge", "7", file]).exits(1);
    assert!(none.err.contains("no such import"), "{}", none.err);
    let merged = run(&app, &["merge", "1", file, "--json"]).exits(0).json();
    assert_eq!((&merged["import"]["merges"], &merged["import"]["round"]), (&json!(1), &json!(2)));
    run(&app, &["process", "--updated", "1"]).exits(0);
    let counts = app.admin().report(1, "").counts;
    assert_eq!((counts.updated, counts.total()), (2, 2));
    let unnamed = run(&app, &["stage", file]).exits(2);
    assert!(unnamed.err.contains("Name a template with --template"), "{}", unnamed.err);
}

#[test]
fn rows_are_decided_by_the_command_line() {
    let app = App::start();
    app.admin().load_devices(roster(&["00012345".to_owned(), "00012346".to_owned()]));
    let file = Csv::device().insures("12345").insures("12346").insures("77").bytes();
    app.admin().stage("device", file);
    let open = run(&app, &["decide"]).exits(0);
    assert!(open.out.contains("Rows: 2 with a proposed record, 0 with several"), "{}", open.out);
    let listed = run(&app, &["decide", "1", "--json"]).exits(0).json();
    assert_eq!(listed["proposals"][0]["answer"]["evidence"]["differences"], json!(["zeros"]));
    run(&app, &["decide", "--accept", "4"]).exits(1);
    run(&app, &["decide", "--confirm", "2"]).exits(1);
    let decided = run(&app, &["decide", "--accept", "2", "--reject", "3", "--json"]).exits(0).json();
    assert_eq!((&decided["counts"]["updated"], &decided["counts"]["skipped"]), (&json!(1), &json!(2)));
    run(&app, &["decide", "--take-back", "3"]).exits(0);
    let all = run(&app, &["decide", "--accept-all"]).exits(0);
    assert!(all.out.contains("coverlist process 1 --updated 2"), "{}", all.out);
    run(&app, &["process", "--updated", "2"]).exits(0);
}
