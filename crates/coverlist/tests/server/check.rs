//! `coverlist check`.

use crate::case::{Case, cases};
use crate::harness::{command, coverlist, coverlist_on, coverlist_with, file};
use coverlist_core::record::RecordKind;
use coverlist_core::template::Template;
use coverlist_server::store::{Database, districts, templates};
use serde_json::{Value, json};
use std::io::Read;
use std::process::Stdio;

const CLEAN: &str = "User ID,Insurance Status\n004231,Enrolled\n118204,Declined\n";
const BLANK_KEY: &str = "User ID,Insurance Status\n004231,Enrolled\n,Declined\n";

#[test]
fn every_corpus_case_gets_its_expected_verdict() {
    for case in cases() {
        let printed = checked(&case);
        let file = &case.answer.file;
        let expected = json!({
            "template": case.template_id(),
            "file": {
                "encoding": file.encoding,
                "delimiter": file.delimiter,
                "dialect": case.table().facts().dialect,
                "line_ends": file.line_ends,
                "rows": case.answer.rows,
            },
            "accepted": case.answer.accepted,
            "rejected": case.answer.rejected,
            "set_aside": case.answer.set_aside,
            "blocked": case.answer.blocked,
            "source": null,
            "findings": case.answer.findings.iter().map(|place| json!({
                "code": place.code, "severity": place.code.severity(),
                "line": place.line, "column": place.column,
            })).collect::<Vec<_>>(),
        });
        assert_eq!(without_words(printed), expected, "{}", case.name);
    }
}

/// Runs `coverlist check --json` on a case of the corpus, and asserts the exit code. Returns the output.
fn checked(case: &Case) -> Value {
    let question = &case.question;
    let (_folder, decisions) = file("decisions.json", json!(question.decisions).to_string());
    let decisions = decisions.display().to_string();
    let input = case.folder.join("input.csv");
    let input = input.display().to_string();
    let (today, limits) = (question.today.to_string(), question.limits);
    let (max_bytes, max_rows) = (limits.max_bytes.to_string(), limits.max_rows.to_string());
    let arguments = [
        "check",
        &input,
        "--json",
        "--template",
        case.template_id(),
        "--today",
        &today,
        "--decisions",
        &decisions,
        "--max-bytes",
        &max_bytes,
        "--max-rows",
        &max_rows,
    ];
    let ran = match case.own_template() {
        Some(template) => coverlist_on(data_with(template.clone()).path(), &arguments, ""),
        None => coverlist(arguments),
    };
    let is_clean = !case.answer.blocked && case.answer.rejected == 0;
    ran.exits(i32::from(!is_clean)).json()
}

/// Removes the members that the corpus does not record, such as the message, from each finding. Asserts that
/// each finding has a message.
fn without_words(mut verdict: Value) -> Value {
    for finding in verdict["findings"].as_array_mut().expect("findings are a list") {
        assert!(finding["message"].as_str().is_some_and(|message| message.ends_with('.')), "{finding}");
        *finding = json!({
            "code": finding["code"], "severity": finding["severity"],
            "line": finding["line"], "column": finding["column"],
        });
    }
    verdict
}

#[test]
fn a_clean_file_exits_0_and_one_with_a_rejected_row_1() {
    let (_folder, clean) = file("clean.csv", CLEAN);
    let ran = coverlist(["check", clean.to_str().expect("a plain path"), "--template", "user"]).exits(0);
    assert!(ran.out.contains("2 rows accepted."), "{}", ran.out);
    let ran = coverlist_with(["check", "-", "--template", "user"], BLANK_KEY.as_bytes()).exits(1);
    assert!(ran.out.contains("Missing ID") && ran.out.contains("Line 3, column 1 (User ID)"), "{}", ran.out);
    assert!(ran.out.contains("1 of 2 rows rejected, 1 accepted."), "{}", ran.out);
}

#[test]
fn a_warning_exits_0() {
    let expired = "User ID,Insurance Status,Coverage End Date\n004231,Enrolled,2025-06-30\n";
    let check =
        |today: &str| coverlist_with(["check", "-", "--template=user", "--today", today], expired.as_bytes());
    assert!(check("2026-09-01").exits(0).out.contains("Coverage already ended"));
    assert!(!check("2025-06-01").exits(0).out.contains("Coverage already ended"));
}

#[test]
fn a_file_that_cannot_be_read_exits_2_and_says_which() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    for path in [folder.path().join("missing.csv"), folder.path().to_owned()] {
        let path = path.display().to_string();
        let ran = coverlist(["check", &path, "--template", "user"]).exits(2);
        assert!(ran.out.is_empty() && ran.err.contains(&path), "{}", ran.err);
    }
}

#[test]
fn a_wrong_command_line_exits_2() {
    for args in [
        vec!["check"],
        vec!["check", "-", "--template", "teacher"],
        vec!["check", "-", "--template", "user", "--today", "soon"],
        vec!["check", "-", "--template", "user", "--encoding", "ebcdic"],
        vec!["check", "-", "--template", "user", "--delimiter", "x"],
        vec!["check", "-", "--template", "user", "--decisions", "missing.json"],
    ] {
        coverlist(args).exits(2);
    }
}

#[test]
fn a_decision_that_does_not_fit_exits_2_and_is_named() {
    for (json, pointer) in
        [(r#"{"columns": {"Coverage Type": 9}}"#, "/columns/Coverage Type"), (r#"{"reed": {}}"#, "/reed")]
    {
        let (_folder, decisions) = file("decisions.json", json);
        let decisions = decisions.display().to_string();
        let check = ["check", "-", "--template=user", "--decisions", &decisions];
        let ran = coverlist_with(check, CLEAN.as_bytes()).exits(2);
        assert!(ran.err.contains(&decisions) && ran.err.contains(pointer), "{}", ran.err);
    }
}

#[test]
fn without_a_template_the_header_decides() {
    let ran = coverlist_with(["check", "-", "--json"], CLEAN.as_bytes()).exits(0);
    assert_eq!(ran.json()["template"], "user");
    assert!(ran.err.contains("The header fits the template user."), "{}", ran.err);
    let devices = b"Device Serial,Insurance Status\n5CD1234ABC,Yes\n";
    assert_eq!(coverlist_with(["check", "-", "--json"], devices).exits(0).json()["template"], "device");
    let neither = coverlist_with(["check", "-"], b"Name,Grade\nAna,7\n").exits(2);
    assert!(neither.err.contains("with --template: user, device"), "{}", neither.err);
}

/// A data directory with a district that has another template for users: an insurer's.
fn data_with_insurer() -> tempfile::TempDir {
    let mut insurer = Template::builtin(RecordKind::User);
    insurer.id = "insurer".to_owned();
    insurer.name = "Insurer list".to_owned();
    insurer.columns[0].header = "Member".to_owned();
    insurer.columns[1].words[0].word = "Active".to_owned();
    data_with(insurer)
}

/// A data directory with a district that has one more template.
fn data_with(template: Template) -> tempfile::TempDir {
    let data = tempfile::tempdir().expect("a directory can be made");
    coverlist_on(data.path(), &["district", "add", "Oakwood"], "").exits(0);
    let database = Database::existing(data.path()).expect("the command made it");
    let district = database.read(districts::all).expect("it can be read")[0].id;
    database
        .write(|tx| templates::insert(tx, district, &[Template { version: 1, ..template }], None, 0))
        .expect("the template can be added");
    data
}

#[test]
fn the_templates_are_those_of_the_district() {
    let data = data_with_insurer();
    let check = |args: &[&str], file: &str| coverlist_on(data.path(), args, file);
    let file = "Member;Insurance Status\n004231;Active\n118204;No\n";
    let ran = check(&["check", "-", "--json"], file).exits(0);
    assert!(ran.err.contains("Templates: those of Oakwood."), "{}", ran.err);
    assert!(ran.err.contains("The header fits the template insurer."), "{}", ran.err);
    assert_eq!((&ran.json()["template"], &ran.json()["accepted"]), (&json!("insurer"), &json!(2)));
    let wrong = check(&["check", "-", "--template", "device"], file).exits(1).out;
    assert!(wrong.contains("the Insurer list template: this column is the Member"), "{wrong}");
    let unknown = check(&["check", "-", "--template", "teacher"], file).exits(2).err;
    assert!(unknown.contains("user, device, users, devices, insurer"), "{unknown}");
    let read = check(&["read", "-", "--json"], file).exits(0);
    assert!(read.err.contains("Templates: those of Oakwood."), "{}", read.err);
    assert_eq!(read.json()["header"], json!(["Member", "Insurance Status"]));
}

#[test]
fn without_a_database_the_built_in_templates_apply() {
    let data = tempfile::tempdir().expect("a directory can be made");
    for args in [["check", "-", "--json"], ["read", "-", "--json"]] {
        let ran = coverlist_on(data.path(), &args, CLEAN).exits(0);
        assert!(ran.err.contains("Templates: the built-in ones"), "{}", ran.err);
    }
    assert_eq!(std::fs::read_dir(data.path()).expect("it is there").count(), 0, "no database is made");
}

#[test]
fn one_of_several_districts_must_be_named() {
    let data = data_with_insurer();
    coverlist_on(data.path(), &["district", "add", "Riverside"], "").exits(0);
    let ran = coverlist_on(data.path(), &["check", "-"], CLEAN).exits(2);
    assert!(ran.err.contains("--district") && ran.err.contains("Riverside"), "{}", ran.err);
    let ran = coverlist_on(data.path(), &["check", "-", "--district", "Riverside"], CLEAN).exits(0);
    assert!(ran.err.contains("Templates: those of Riverside."), "{}", ran.err);
}

#[test]
fn a_file_that_is_not_text_has_no_text_facts() {
    let ran = coverlist_with(["check", "-", "--template", "user"], b"%PDF-1.7\n1 0 obj\n").exits(1);
    assert!(
        ran.out.contains("user template, 17 bytes\n") && ran.out.contains("This is a PDF"),
        "{}",
        ran.out
    );
}

#[test]
fn the_date_order_can_be_set() {
    let file =
        "User ID,Insurance Status,Coverage Start Date,Coverage End Date\n1001,Yes,08/09/2026,09/08/2027\n";
    let check = |args: &[&str]| {
        let args = ["check", "-", "--template", "user", "--today", "2026-09-01"].iter().chain(args);
        coverlist_with(args, file.as_bytes())
    };
    assert!(check(&[]).exits(1).out.contains("Day or month first?"));
    check(&["--date-order", "day-first"]).exits(0);
    check(&["--date-order", "month-first"]).exits(0);
}

#[test]
fn the_delimiter_and_the_encoding_can_be_set() {
    let file = b"User ID;Insurance Status;Coverage Type\n1001;Yes;Caf\xE9, full\n";
    let check = |delimiter: &str| {
        let args =
            ["check", "-", "--template=user", "--json", "--encoding=windows-1252", "--delimiter", delimiter];
        coverlist_with(args, file)
    };
    for delimiter in [";", "semicolon"] {
        let verdict = check(delimiter).exits(0).json();
        assert_eq!((&verdict["file"]["delimiter"], &verdict["accepted"]), (&json!(";"), &json!(1)));
    }
    assert_eq!(check("tab").exits(1).json()["blocked"], true);
}

/// The two time zones are 26 hours apart, so their days always differ.
#[test]
fn today_is_the_day_in_the_machines_time_zone() {
    let west = jiff::tz::TimeZone::get("Etc/GMT+12").expect("a time zone");
    let day = || jiff::Timestamp::now().to_zoned(west.clone()).date();
    let has_ended = |end: jiff::civil::Date, zone: &str| {
        let list = format!("User ID,Insurance Status,Coverage End Date\n004231,Enrolled,{end}\n");
        let (_folder, path) = file("list.csv", list);
        let mut check = command(["check", path.to_str().expect("a plain path"), "--template", "user"]);
        let output = check.env("TZ", zone).output().expect("it runs");
        String::from_utf8_lossy(&output.stdout).contains("already_expired")
    };
    let today = day();
    let ended = (has_ended(today, "Etc/GMT+12"), has_ended(today, "Etc/GMT-14"));
    // It may have become midnight in between.
    let expected_west = if day() == today { false } else { ended.0 };
    assert_eq!(ended, (expected_west, true));
}

#[test]
fn output_to_a_pipe_is_plain_text_without_cells() {
    let file = "User ID,Insurance Status,\u{1b}[2JGrade\n004231-sentinel,Sentinel,9\n";
    let ran = coverlist_with(["check", "-", "--template", "user"], file.as_bytes()).exits(1);
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
    assert!(!ran.out.to_lowercase().contains("sentinel"), "{}", ran.out);
    assert!(ran.out.contains("Grade"), "{}", ran.out);
}

#[test]
fn a_reader_that_stops_early_is_not_an_error() {
    let rows: String = (0..50_000).map(|row| format!("{row:06}x,Maybe\n")).collect();
    let (_folder, path) = file("long.csv", format!("User ID,Insurance Status\n{rows}"));
    let mut child = command(["check", path.to_str().expect("a plain path"), "--template", "user", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    drop(child.stdout.take());
    let mut err = String::new();
    child.stderr.take().expect("it is piped").read_to_string(&mut err).expect("it is UTF-8");
    let code = child.wait().expect("the binary ends").code();
    assert_eq!((code, err.lines().count()), (Some(1), 1), "only the line about the templates: {err}");
}

#[test]
fn open_questions_are_printed() {
    let file = "Student ID,Insurance Status\n1001,In Force\n";
    let printed = coverlist_with(["check", "-", "--template", "user"], file.as_bytes()).exits(1).out;
    assert!(printed.contains("Open questions") && printed.contains("/columns/User ID"), "{printed}");
    assert!(!printed.contains("In Force"), "the output has no cell: {printed}");
    let confirmed = coverlist_with(["check", "-", "--template", "user", "--confirm"], file.as_bytes());
    let printed = confirmed.exits(0).out;
    assert!(!printed.contains("Open questions"), "{printed}");
}
