//! A test can hold the server in the middle of a transaction.

use crate::harness::{Binary, Csv, PauseDirectory, Session, devices, roster};
use coverlist_api::paths;
use coverlist_core::lifecycle::State;
use coverlist_server::PausePoint;
use tempfile::TempDir;

#[test]
fn a_server_that_is_killed_before_it_commits_has_applied_nothing_and_applies_all_when_it_starts_again() {
    let (data, pauses) = (TempDir::new().expect("a directory"), PauseDirectory::new());
    pauses.hold(PausePoint::ProcessingBeforeCommit);
    let directory = pauses.path().to_str().expect("a path");
    let server = Binary::start(data.path(), &["--demo", "--pause-directory", directory], &[]);
    let admin = server.admin();
    admin.load_devices(roster(&devices(3)));
    let import = admin.stage("device", Csv::device().insures("DEV000001X").insures("DEV000003X").bytes());
    admin.send(Session::processing(import.id, &admin.plan(import.id, "?limit=1"))).expect(202);
    pauses.until_reached(PausePoint::ProcessingBeforeCommit);

    // Until the commit, others read the previous state.
    assert_eq!(admin.import(import.id).state, State::Queued);
    assert!(!admin.get(paths::records("devices")).text().contains("POL-DEV"));
    server.kill();

    let server = Binary::start(data.path(), &["--demo"], &[]);
    let admin = server.admin();
    assert_eq!(admin.until_settled(import.id).state, State::Processed);
    assert_eq!(admin.report(import.id, "").counts.updated, 2);
}

#[test]
fn only_a_demo_can_be_paused() {
    let output = crate::harness::coverlist(["serve", "--pause-directory", "."]);
    assert!(output.exits(2).err.contains("--demo"));
}
