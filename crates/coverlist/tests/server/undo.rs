//! Undo: the changes of an import are reverted in one transaction, and the undo can be reverted, too.

use crate::harness::{App, Csv, Session, devices, roster};
use coverlist_api::{DeviceView, ImportView, Page, ProblemCode, RunView, paths};
use coverlist_core::lifecycle::{RunKind, RunState, State};
use coverlist_core::plan::{Reversal, ReversalCounts};
use coverlist_core::record::Field;
use coverlist_server::store::audit;

/// A server with three devices, and an import that has insured two of them.
fn processed() -> (App, Session, ImportView) {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    let file = Csv::device().insures("DEV000001X").insures("DEV000002X").insures("NOBODY").bytes();
    let import = admin.stage("device", file);
    let done = admin.process(import.id);
    (app, admin, done)
}

fn policies(admin: &Session) -> Vec<Option<String>> {
    let records: Page<DeviceView> = admin.get(paths::records("devices")).expect(200).json();
    records.rows.iter().map(|row| row.values.text(Field::PolicyNumber).map(str::to_owned)).collect()
}

fn change(admin: &Session, serial: &str, policy: &str) -> ImportView {
    let file = Csv::device().row(&format!("{serial},Yes,{policy},Full,460.00,2026-08-24,2027-06-30"));
    let import = admin.stage("device", file.bytes());
    admin.process(import.id)
}

#[test]
fn an_undone_import_has_changed_nothing_and_a_new_plan_is_what_the_first_was() {
    let (app, admin, import) = processed();
    let before = app.database.read(|tx| {
        tx.query("SELECT id, status, policy_number, custom, coverage_end FROM device_record", &[], |row| {
            Ok((row.get::<i64>(0)?, row.get::<Option<String>>(1)?, row.get::<Option<String>>(2)?))
        })
    });
    assert!(before.expect("records").iter().any(|record| record.2.is_some()));
    let seen = admin.reversal(&paths::import_undo(import.id));
    assert_eq!(seen.counts, ReversalCounts { reverted: 2, kept: 0 });
    let row = &seen.rows[0];
    assert_eq!((row.line, row.key.as_str(), row.outcome), (2, "DEV000001X", Reversal::Reverted));
    assert_eq!(row.record.label, "Chromebook, TAG-1");
    let policy = row.changes.iter().find(|change| change.field == Field::PolicyNumber).expect("a policy");
    assert_eq!((policy.old.as_deref(), policy.new.as_deref()), (Some("POL-DEV000001X"), None));
    assert_eq!(policies(&admin).len(), 3);

    let undone = admin.undo(import.id);
    assert_eq!((undone.state, undone.counts), (State::Undone, import.counts));
    let run = undone.run.expect("the undo");
    assert_eq!((run.kind, run.state, run.by.name.as_str()), (RunKind::Undo, RunState::Applied, "Pat Admin"));
    assert_eq!(run.reversal, Some(ReversalCounts { reverted: 2, kept: 0 }));
    assert_eq!(policies(&admin), [None, None, None]);
    assert_eq!(admin.report(import.id, "").counts, import.counts.expect("counts"), "the report stays");
    let again = admin
        .stage("device", Csv::device().insures("DEV000001X").insures("DEV000002X").insures("NOBODY").bytes());
    assert_eq!(Some(admin.plan(again.id, "").counts), import.counts);
    assert!(again.processed_before.is_none(), "nothing of the file is applied");
    let actions = app.database.read(|tx| audit::newest(tx, 1, 0, 3)).expect("the audit log");
    let actions: Vec<_> = actions.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["staged", "undone", "queued"]);
}

#[test]
fn a_record_whose_insurance_was_changed_since_is_kept_and_listed() {
    let (_app, admin, import) = processed();
    let newer = change(&admin, "DEV000002X", "NEWER");
    let seen = admin.reversal(&paths::import_undo(import.id));
    assert_eq!(seen.counts, ReversalCounts { reverted: 1, kept: 1 });
    let kept = &seen.rows[1];
    assert_eq!(kept.outcome, Reversal::Kept);
    assert_eq!(kept.edited.as_ref().map(|edit| edit.by.name.as_str()), Some("Pat Admin"));
    assert_eq!(seen.rows[0].edited, None);
    let since: Vec<_> = kept.changes.iter().map(|change| (change.field, change.new.as_deref())).collect();
    assert_eq!(since, [(Field::PolicyNumber, Some("NEWER"))], "what was changed since");
    for only in [Reversal::Reverted, Reversal::Kept] {
        let path = format!("{}?outcome={}", paths::import_undo(import.id), only.id());
        let part = admin.reversal(&path);
        assert_eq!(part.rows.iter().map(|row| row.outcome).collect::<Vec<_>>(), [only]);
        assert_eq!(part.counts, seen.counts, "of all records");
    }
    admin.undo(import.id);
    assert_eq!(policies(&admin), [None, Some("NEWER".to_owned()), None]);
    // It is still listed, and can be reverted once the newer import is undone.
    assert_eq!(
        admin.reversal(&paths::import_undo(import.id)).counts,
        ReversalCounts { reverted: 0, kept: 1 }
    );
    admin.undo(newer.id);
    assert_eq!(policies(&admin), [None, Some("POL-DEV000002X".to_owned()), None]);
    assert_eq!(admin.undo(import.id).state, State::Undone);
    assert_eq!(policies(&admin), [None, None, None]);
}

#[test]
fn imports_of_the_same_record_are_undone_one_after_the_other() {
    let (_app, admin, import) = processed();
    let newer = change(&admin, "DEV000002X", "NEWER");
    let insured = policies(&admin);
    for id in [newer.id, import.id] {
        assert_eq!(admin.reversal(&paths::import_undo(id)).counts.kept, 0);
        admin.undo(id);
    }
    assert_eq!(policies(&admin), [None, None, None]);
    for id in [import.id, newer.id] {
        assert_eq!(admin.reversal(&paths::import_redo(id)).counts.kept, 0);
        admin.redo(id);
    }
    assert_eq!(policies(&admin), insured);
}

#[test]
fn a_record_that_got_other_values_after_an_undo_is_not_taken_for_the_same() {
    let (_app, admin, import) = processed();
    let newer = change(&admin, "DEV000001X", "NEWER");
    admin.undo(newer.id);
    admin.undo(import.id);
    change(&admin, "DEV000001X", "ELSE");
    let seen = admin.reversal(&paths::import_redo(newer.id));
    assert_eq!(seen.counts, ReversalCounts { reverted: 0, kept: 1 });
    admin.redo(newer.id);
    assert_eq!(policies(&admin)[0].as_deref(), Some("ELSE"));
}

#[test]
fn the_runs_of_an_import_are_its_history() {
    let (app, admin, import) = processed();
    admin.undo(import.id);
    admin.redo(import.id);
    let runs: Page<RunView> = app.viewer().get(paths::import_runs(import.id)).expect(200).json();
    let kinds: Vec<_> = runs.rows.iter().map(|run| (run.kind, run.state)).collect();
    let applied = [RunKind::Apply, RunKind::Undo, RunKind::Redo].map(|kind| (kind, RunState::Applied));
    assert_eq!(kinds, applied);
    assert_eq!(runs.rows[0].plan, import.counts);
    assert_eq!(runs.rows[2].reversal, Some(ReversalCounts { reverted: 2, kept: 0 }));
}

#[test]
fn an_undo_can_be_undone_and_done_again() {
    let (_app, admin, import) = processed();
    let insured = policies(&admin);
    for _ in 0..3 {
        assert_eq!(admin.undo(import.id).state, State::Undone);
        assert_eq!(policies(&admin), [None, None, None]);
        let redone = admin.redo(import.id);
        assert_eq!((redone.state, redone.run.map(|run| run.kind)), (State::Processed, Some(RunKind::Redo)));
        assert_eq!(policies(&admin), insured);
    }
    admin.undo(import.id);
    change(&admin, "DEV000001X", "ELSE");
    let seen = admin.reversal(&paths::import_redo(import.id));
    assert_eq!(seen.counts, ReversalCounts { reverted: 1, kept: 1 });
    admin.redo(import.id);
    assert_eq!(policies(&admin), [Some("ELSE".to_owned()), insured[1].clone(), None]);
}

#[test]
fn nothing_is_reverted_but_what_was_seen() {
    let (_app, admin, import) = processed();
    let path = paths::import_undo(import.id);
    let seen = admin.reversal(&path);
    change(&admin, "DEV000001X", "SINCE");
    let refused = admin.send(Session::reverting(&path, &seen)).problem(ProblemCode::PlanStale);
    assert_eq!(refused.reason, "plan_stale_reversal");
    admin.undo(import.id);
    admin.send(Session::reverting(&path, &seen)).problem(ProblemCode::PlanStale);
    assert_eq!(policies(&admin)[0].as_deref(), Some("SINCE"));
}

#[test]
fn only_a_processed_import_is_undone_and_only_an_undone_one_redone() {
    let (_app, admin, import) = processed();
    let refused = |path: String| admin.get(path).problem(ProblemCode::WrongState).reason;
    assert_eq!(refused(paths::import_redo(import.id)), "wrong_state_redo");
    let staged = admin.stage("device", Csv::device().insures("DEV000003X").bytes());
    assert_eq!(refused(paths::import_undo(staged.id)), "wrong_state_undo_early");
    admin.delete(paths::import(staged.id)).expect(200);
    assert_eq!(refused(paths::import_undo(staged.id)), "wrong_state_undo_deleted");
    admin.undo(import.id);
    assert_eq!(refused(paths::import_undo(import.id)), "wrong_state_undo_undone");
}

#[test]
fn the_plan_of_a_staged_import_is_another_one_after_an_undo() {
    let (_app, admin, import) = processed();
    let staged = admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    let plan = admin.plan(staged.id, "");
    assert_eq!(plan.counts.unchanged, 1);
    admin.undo(import.id);
    let stale = admin.send(Session::processing(staged.id, &plan)).problem(ProblemCode::PlanStale);
    assert_eq!(stale.plan.map(|plan| plan.counts.updated), Some(1));
}

#[test]
fn the_same_request_undoes_once() {
    let (app, admin, import) = processed();
    let path = paths::import_undo(import.id);
    let seen = admin.reversal(&path);
    let request = || Session::reverting(&path, &seen).header("idempotency-key", "once");
    let first: ImportView = admin.send(request()).expect(202).json();
    admin.until_settled(import.id);
    let again: ImportView = admin.send(request()).expect(202).json();
    assert_eq!(first.run.map(|run| run.id), again.run.map(|run| run.id));
    let runs = app.database.read(|tx| tx.one("SELECT count(*) FROM run", &[], |row| row.get::<i64>(0)));
    assert_eq!(runs.expect("runs"), 2);
}
