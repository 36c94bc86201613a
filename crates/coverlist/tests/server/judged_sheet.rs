//! The server judges a sheet by itself, whatever its provenance says, and keeps its bytes from others.

use crate::harness::{App, Csv, Options, PauseDirectory, Staging, form_of, hash, wait_for};
use coverlist_api::{FindingView, ImportView, Page, ProblemCode, paths};
use coverlist_server::PausePoint;
use serde_json::json;
use std::collections::BTreeSet;
use std::os::unix::fs::MetadataExt;

#[test]
fn a_provenance_decides_about_no_row() {
    let app = App::start();
    let admin = app.admin();
    let sheet = Staging::new("device", Csv::device().insures("A1").row("B2,Perhaps,,,,,").bytes()).sheet();
    let mut provenance = sheet.provenance;
    provenance.rows.accepted = 2;
    provenance.rows.rejected = 0;
    provenance.findings.clear();
    admin.send(form_of(&provenance, None, &sheet.bytes)).problem(ProblemCode::FileBlocked);
    let import: ImportView = admin.send(form_of(&provenance, Some("1"), &sheet.bytes)).expect(201).json();
    assert_eq!((import.accepted, import.rejected), (1, 1));
}

#[test]
fn a_provenance_of_another_form_is_refused_with_its_place() {
    let app = App::start();
    let admin = app.admin();
    let sheet = Staging::new("device", Csv::device().insures("A1").bytes()).sheet();
    let good = serde_json::to_value(&sheet.provenance).expect("JSON");
    for (pointer, member, value) in [
        ("", "cells", json!(["SENTINEL"])),
        ("/source", "sha256", json!("SENTINEL")),
        ("/source", "bytes", json!("SENTINEL")),
        ("/rows", "ignored", json!(-1)),
        ("/template", "version", json!("SENTINEL")),
    ] {
        let mut provenance = good.clone();
        provenance.pointer_mut(pointer).expect("a place")[member] = value;
        let problem = admin.send(form_of(&provenance, None, &sheet.bytes)).problem(ProblemCode::BadRequest);
        assert!(problem.pointer.as_deref().is_some_and(|at| at.starts_with(pointer)), "{problem:?}");
        assert!(!problem.detail.contains("SENTINEL"), "{}", problem.detail);
        assert_eq!(admin.open(), None);
    }
}

#[test]
fn rows_that_repeat_or_contradict_each_other_are_judged_by_the_server() {
    let app = App::start();
    let admin = app.admin();
    let text = "Device Serial,Insurance Status,Line\r\nA1,Enrolled,2\r\nB2,Enrolled,9\r\n\
                a1,Enrolled,5\r\nB2,Declined,4\r\nC3,Declined,3\r\n";
    let mut provenance = Staging::new("device", Csv::device().insures("A1").bytes()).sheet().provenance;
    provenance.sheet.sha256 = hash(text.as_bytes());
    let import: ImportView = admin.send(form_of(&provenance, Some("2"), text.as_bytes())).expect(201).json();
    assert_eq!((import.rows, import.accepted, import.rejected, import.set_aside), (4, 2, 2, 1));
    let findings: Page<FindingView> = admin.get(paths::import_findings(import.id)).expect(200).json();
    let found: Vec<_> =
        findings.rows.iter().map(|finding| (finding.line, finding.code.id(), &*finding.lines)).collect();
    let expected: [(_, _, &[u32]); 3] =
        [(Some(4), "key_conflict", &[9]), (Some(5), "key_repeated", &[2]), (Some(9), "key_conflict", &[4])];
    assert_eq!(found, expected);
    let lines: Vec<_> = admin.plan(import.id, "").rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2, 3, 4, 9]);
    admin.process(import.id);
    let sheet = admin.get(paths::import_report_csv(import.id) + "?outcome=rejected").expect(200).text();
    let lines: Vec<_> = sheet.lines().skip(1).filter_map(|row| row.split("\",\"").nth(2)).collect();
    assert_eq!(lines, ["9", "4"], "the order of the sheet: {sheet}");
}

/// The temporary files of this process, with their permissions and their number of names.
fn temporary_files() -> Vec<(u32, u64)> {
    let open = std::fs::read_dir("/proc/self/fd").expect("the open files");
    let facts = open.filter_map(|entry| {
        let path = entry.ok()?.path();
        let target = std::fs::read_link(&path).ok()?;
        let is_unnamed = target.to_string_lossy().ends_with("(deleted)");
        let facts = std::fs::metadata(&path).ok()?;
        (is_unnamed && facts.is_file()).then(|| (facts.mode() & 0o777, facts.nlink()))
    });
    facts.collect()
}

#[test]
fn no_other_process_can_open_the_temporary_file_of_a_sheet() {
    let pauses = PauseDirectory::new();
    let app = App::with(Options { pauses: pauses.pauses(), ..Options::default() });
    let admin = app.admin();
    let names = || {
        let names =
            std::fs::read_dir(app.data()).expect("the data").map(|entry| entry.expect("a file").path());
        names.collect::<BTreeSet<_>>()
    };
    let before = names();
    pauses.hold(PausePoint::StagingBeforeStore);
    std::thread::scope(|scope| {
        let staging = scope.spawn(|| admin.stage("device", Csv::device().insures("A1").bytes()));
        pauses.until_reached(PausePoint::StagingBeforeStore);
        assert_eq!(temporary_files(), [(0o600, 0)]);
        assert_eq!(names(), before);
        pauses.release(PausePoint::StagingBeforeStore);
        staging.join().expect("an import");
    });
    wait_for("the file to be closed", || temporary_files().is_empty().then_some(()));
}
