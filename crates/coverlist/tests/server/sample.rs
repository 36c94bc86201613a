//! Samples: some rows of a plan are applied first, and the rest stays staged.

use crate::harness::{App, Csv, Session, devices, roster};
use coverlist_api::{DeviceView, ImportView, Page, PlanQueryRequest, ProblemCode, RunView, paths};
use coverlist_core::lifecycle::{RunKind, RunState, State};
use coverlist_core::plan::{Counts, Effect, EffectCounts, Outcome, ReversalCounts, Sample};
use coverlist_core::record::Field;
use coverlist_server::store::imports;

/// A server with six devices, of which the first is insured, and a staged file: it renews the first, enrolls
/// the second to fourth, declines the fifth, names an unknown device, and has a rejected row.
fn staged() -> (App, Session, ImportView) {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(6)));
    let first = "DEV000001X,Yes,POL-1,Full,460.00,2025-08-24,2026-06-30";
    admin.process(admin.stage("device", Csv::device().row(first).bytes()).id);
    let import = admin.stage_without(1, "device", file());
    (app, admin, import)
}

/// The list that [`staged`] stages.
fn file() -> Vec<u8> {
    Csv::device()
        .row("DEV000001X,Yes,POL-1,Full,460.00,2025-08-24,2027-06-30")
        .insures("DEV000002X")
        .insures("NOBODY")
        .insures("DEV000003X")
        .row("DEV000004X,Perhaps,,,,,")
        .insures("DEV000005X")
        .row("DEV000006X,No,,,,,")
        .bytes()
}

fn ends(admin: &Session) -> Vec<Option<String>> {
    let records: Page<DeviceView> = admin.get(paths::records("devices")).expect(200).json();
    records.rows.iter().map(|row| row.values.text(Field::CoverageEnd).map(str::to_owned)).collect()
}

const BEFORE: [Option<&str>; 6] = [Some("2026-06-30"), None, None, None, None, None];

fn texts(ends: &[Option<&str>]) -> Vec<Option<String>> {
    ends.iter().map(|end| end.map(str::to_owned)).collect()
}

#[test]
fn a_plan_tells_what_its_changes_mean_for_coverage() {
    let (_app, admin, import) = staged();
    let plan = admin.plan(import.id, "");
    let effects = EffectCounts { newly_enrolled: 3, renewed: 1, ended: 0, changed: 1 };
    assert_eq!((plan.effects, plan.counts.updated), (effects, 5));
    let of_rows: Vec<_> = plan.rows.iter().map(|row| row.effect).collect();
    let (new, renewed, changed) = (Some(Effect::NewlyEnrolled), Some(Effect::Renewed), Some(Effect::Changed));
    assert_eq!(of_rows, [renewed, new, None, new, None, new, changed]);
    let query = PlanQueryRequest { effect: Some(Effect::Renewed), ..PlanQueryRequest::default() };
    let lines: Vec<_> = admin.search_plan(import.id, &query).rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [2]);

    admin.process(import.id);
    let file = Csv::device()
        .row("DEV000001X,Declined,,,,,")
        .row("DEV000002X,Yes,POL-DEV000002X,Basic,460.00,2026-08-24,2027-06-30");
    let plan = admin.plan(admin.stage("device", file.bytes()).id, "");
    assert_eq!(plan.effects, EffectCounts { ended: 1, changed: 1, ..EffectCounts::default() });
}

#[test]
fn the_first_rows_are_applied_and_the_rest_stays_staged() {
    let (_app, admin, import) = staged();
    let sampled = admin.sample(import.id, Sample::First(2));
    assert_eq!((sampled.state, sampled.applied, sampled.counts), (State::Staged, 2, None));
    let run = sampled.run.expect("the sample");
    assert_eq!(
        (run.kind, run.state, run.sample),
        (RunKind::Sample, RunState::Applied, Some(Sample::First(2)))
    );
    let first_two = [Some("2027-06-30"), Some("2027-06-30"), None, None, None, None];
    assert_eq!(ends(&admin), texts(&first_two));

    let plan = admin.plan(import.id, "");
    assert_eq!(plan.counts, Counts { updated: 3, skipped: 1, rejected: 1, ..Counts::default() });
    let lines: Vec<_> = plan.rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [4, 5, 6, 7, 8], "the rest");

    let report = admin.report(import.id, "");
    let counts = Counts { updated: 2, rejected: 1, not_processed: 4, ..Counts::default() };
    assert_eq!((report.counts, report.counts.total()), (counts, report.rows_in_file));
    let outcomes: Vec<_> = report.rows.iter().map(|row| row.outcome).collect();
    let (updated, waits) = (Outcome::Updated, Outcome::NotProcessed);
    assert_eq!(outcomes, [updated, updated, waits, waits, Outcome::Rejected, waits, waits]);
    assert_eq!(report.rows[0].changes.len(), 1, "its end date");
    assert_eq!(admin.report(import.id, "?outcome=not_processed").rows.len(), 4);

    let done = admin.process(import.id);
    let counts = Counts { updated: 5, skipped: 1, rejected: 1, ..Counts::default() };
    assert_eq!((done.state, done.applied, done.counts), (State::Processed, 5, Some(counts)));
    let report = admin.report(import.id, "");
    let outcomes: Vec<_> = report.rows.iter().map(|row| row.outcome).collect();
    assert_eq!(outcomes, [updated, updated, Outcome::Skipped, updated, Outcome::Rejected, updated, updated]);
    assert_eq!(report.counts, counts);
    assert_eq!(
        admin.reversal(&paths::import_undo(import.id)).counts,
        ReversalCounts { reverted: 5, kept: 0 }
    );
    admin.undo(import.id);
    assert_eq!(ends(&admin), texts(&BEFORE));
    let runs: Page<RunView> = admin.get(paths::import_runs(import.id)).expect(200).json();
    let kinds: Vec<_> = runs.rows.iter().map(|run| run.kind).collect();
    assert_eq!(kinds, [RunKind::Sample, RunKind::Apply, RunKind::Undo]);
}

#[test]
fn a_draw_shows_its_rows_before_it_applies_them() {
    let (_app, admin, import) = staged();
    let sample = Sample::Draw(3);
    let query = PlanQueryRequest { sample: Some(sample), ..PlanQueryRequest::default() };
    let shown: Vec<_> = admin.search_plan(import.id, &query).rows.iter().map(|row| row.line).collect();
    assert_eq!(shown, [2, 5, 8], "one of each kind of change");
    admin.sample(import.id, sample);
    let applied: Vec<_> =
        admin.report(import.id, "?outcome=updated").rows.iter().map(|row| row.line).collect();
    assert_eq!(applied, shown);
    assert_eq!(admin.sample(import.id, Sample::Draw(1)).applied, 4, "one more");
}

#[test]
fn a_sample_is_undone_and_its_rows_are_staged_again() {
    let (_app, admin, import) = staged();
    let plan = admin.plan(import.id, "").counts;
    admin.sample(import.id, Sample::First(3));
    let undone = admin.undo(import.id);
    assert_eq!((undone.state, undone.applied), (State::Staged, 0));
    assert_eq!(undone.run.expect("the undo").kind, RunKind::UndoSample);
    assert_eq!(ends(&admin), texts(&BEFORE));
    assert_eq!(admin.plan(import.id, "").counts, plan);
    for path in
        [paths::import_undo(import.id), paths::import_redo(import.id), paths::import_report(import.id)]
    {
        admin.get(path).problem(ProblemCode::WrongState);
    }
    assert_eq!(admin.process(import.id).counts, Some(plan));
    admin.get(paths::import_redo(import.id)).problem(ProblemCode::WrongState);
    admin.delete(paths::import(import.id)).problem(ProblemCode::WrongState);
}

#[test]
fn what_samples_left_can_be_given_up() {
    let (_app, admin, import) = staged();
    admin.sample(import.id, Sample::First(2));
    let redo = admin.get(paths::import_redo(import.id)).problem(ProblemCode::WrongState);
    assert!(redo.detail.contains("no undo to revert"), "{}", redo.detail);
    let closed: ImportView = admin.delete(paths::import(import.id)).expect(200).json();
    let counts = Counts { updated: 2, rejected: 1, not_processed: 4, ..Counts::default() };
    assert_eq!((closed.state, closed.counts), (State::Processed, Some(counts)));
    assert!(admin.open().is_none());
    let report = admin.report(import.id, "");
    assert_eq!((report.counts, report.rows.len()), (counts, 7));
    for (query, rows) in [("?outcome=not_processed", 4), ("", 5)] {
        let rest = admin.get(paths::import_report_csv(import.id) + query).expect(200);
        assert_eq!(String::from_utf8_lossy(&rest.body).lines().count(), 1 + rows);
    }
    assert_eq!(admin.undo(import.id).state, State::Undone);
    assert_eq!(ends(&admin), texts(&BEFORE));
    assert_eq!(admin.redo(import.id).applied, 2);
    let again = admin.stage_without(1, "device", file());
    assert!(again.processed_before.is_none(), "four of its rows were never processed");
}

#[test]
fn a_sampled_record_that_was_changed_since_is_kept_and_stays_applied() {
    let (app, admin, import) = staged();
    admin.sample(import.id, Sample::First(2));
    let edited = app.database.write(|tx| {
        let sql =
            "UPDATE device_record SET policy_number = 'OTHER', version = -1 WHERE serial = 'DEV000001X'";
        tx.execute(sql, &[])?;
        imports::records_changed(tx, 1)
    });
    edited.expect("a record is changed");
    let undone = admin.undo(import.id);
    assert_eq!((undone.state, undone.applied), (State::Staged, 1));
    let lines: Vec<_> = admin.plan(import.id, "").rows.iter().map(|row| row.line).collect();
    assert_eq!(lines, [3, 4, 5, 6, 7, 8], "line 2 is not applied over the newer change");
}

#[test]
fn a_sample_has_at_least_one_row_and_no_more_than_the_plan_changes() {
    let (_app, admin, import) = staged();
    let plan = admin.plan(import.id, "");
    for sample in [Sample::First(0), Sample::First(6), Sample::Draw(0), Sample::Draw(u32::MAX)] {
        admin.send(Session::sampling(import.id, &plan, sample)).problem(ProblemCode::BadRequest);
    }
    assert!(admin.import(import.id).run.is_none());
    admin.sample(import.id, Sample::First(1));
    admin.send(Session::sampling(import.id, &plan, Sample::First(1))).problem(ProblemCode::PlanStale);
}
