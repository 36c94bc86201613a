//! `coverlist stage`.

use crate::harness::{App, Csv, Ran, Request, coverlist, coverlist_on, devices, roster, write};
use coverlist_api::{ImportView, Page, paths};
use coverlist_core::lifecycle::State;
use coverlist_server::store::audit;
use serde_json::json;

/// Stages a file in the first district of a server that is running.
fn stage(app: &App, content: &[u8], more: &[&str]) -> Ran {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let list = write(folder.path(), "list.csv", content).display().to_string();
    let args = ["stage", &list, "--template", "device", "--district", "Our district"];
    coverlist_on(app.data(), &[&args, more].concat(), "")
}

#[test]
fn a_file_is_staged_by_the_command_line_and_processed_on_the_page() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(1)));
    let file = Csv::device().insures("DEV000001X").row("Total,,,,,,").bytes();
    let ran = stage(&app, &file, &[]).exits(0);
    assert!(ran.out.contains("Staged as import 1. Rows: 1 accepted, 0 rejected, 1 ignored."), "{}", ran.out);
    let import = admin.open().expect("it is open");
    assert_eq!((import.name.as_str(), import.staged_by.name.as_str()), ("list.csv", "command line"));
    assert_eq!((import.staged_by.email.as_str(), import.rows, import.set_aside), ("", 1, 1));
    let entries = app.database.read(|tx| audit::newest(tx, 1, 0, 10)).expect("the audit log");
    assert!(entries.iter().any(|entry| entry.action == "staged" && entry.account.is_none()));
    assert_eq!(admin.process(import.id).state, State::Processed);
    let history: Page<ImportView> = admin.get(paths::IMPORTS).expect(200).json();
    assert_eq!(history.rows[0].staged_by.name, "command line");
    let again = admin.stage("device", file);
    assert_eq!(again.processed_before.map(|before| before.id), Some(1), "the same file");
    let open = stage(&app, b"Device Serial,Insurance Status\nA1,Yes\n", &[]).exits(1);
    assert!(open.out.contains("Pat Admin"), "the open import is named: {}", open.out);
}

#[test]
fn rejected_rows_are_left_out_only_when_their_number_is_named() {
    let app = App::start();
    let file = Csv::device().insures("A1").row("B2,Perhaps,,,,,").bytes();
    for other in [&[][..], &["--rejected", "2"]] {
        let ran = stage(&app, &file, other).exits(1);
        assert!(ran.out.contains("1 row is rejected"), "{}", ran.out);
    }
    assert_eq!(app.admin().open(), None);
    let printed = stage(&app, &file, &["--rejected", "1", "--json"]).exits(0).json();
    assert_eq!((&printed["import"]["id"], &printed["import"]["rejected"]), (&json!(1), &json!(1)));
    assert_eq!((&printed["refusal"], &printed["rows"]["accepted"]), (&json!(null), &json!(1)));
}

#[test]
fn nothing_is_staged_while_a_question_about_a_column_is_open() {
    let app = App::start();
    let file = b"Device Serial,Insurance Status,Coverage Begin\nA1,Yes,2026-09-08\nB2,Yes,\n";
    let ran = stage(&app, file, &[]).exits(1);
    let is_asked = ran.out.contains("Open questions") && ran.out.contains("/columns/Coverage Start Date");
    assert!(is_asked, "{}", ran.out);
    let printed = stage(&app, file, &["--json"]).exits(1).json();
    assert_eq!(
        (&printed["import"], printed["questions"][0]["about"].as_str()),
        (&json!(null), Some("column"))
    );
    assert!(printed["refusal"].as_str().is_some_and(|reason| reason.contains("--decisions")), "{printed}");
    assert_eq!(app.admin().open(), None);
    let folder = tempfile::tempdir().expect("a directory can be made");
    let decisions = write(folder.path(), "decisions.json", r#"{"columns": {"Coverage Start Date": 3}}"#);
    stage(&app, file, &["--decisions", &decisions.display().to_string()]).exits(0);
    assert_eq!(app.admin().open().map(|import| import.accepted), Some(2));
}

#[test]
fn rows_that_wait_for_a_date_order_are_rejected_with_consent() {
    let app = App::start();
    let file = b"Device Serial,Insurance Status,Coverage Start Date\nA1,Yes,8/9/2026\nB2,Yes,\n";
    let ran = stage(&app, file, &[]).exits(1);
    assert!(ran.out.contains("Open questions") && ran.out.contains("/date_order"), "{}", ran.out);
    assert_eq!(app.admin().open(), None);
    stage(&app, file, &["--rejected", "1"]).exits(0);
    assert_eq!(app.admin().open().map(|import| (import.accepted, import.rejected)), Some((1, 1)));
}

#[test]
fn a_blocked_file_exits_1_and_a_missing_one_2() {
    let app = App::start();
    let ran = stage(&app, b"User ID\n1\n", &[]).exits(1);
    assert!(ran.out.contains("see what blocks the file above"), "{}", ran.out);
    let missing = app.data().join("missing.csv").display().to_string();
    let args = ["stage", &missing, "--template", "device", "--district", "Our district"];
    coverlist_on(app.data(), &args, "").exits(2);
    coverlist_on(app.data(), &[&args[..3], &["teapot"], &args[4..]].concat(), "").exits(2);
    coverlist_on(app.data(), &args[..4], "").exits(2);
    let nowhere = tempfile::tempdir().expect("a directory can be made");
    coverlist_on(nowhere.path(), &args[..4], "").exits(2);
    coverlist(["stage"]).exits(2);
    assert_eq!(app.send(&Request::new("GET", paths::READY)).status, 200);
}
