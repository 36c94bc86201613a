//! The history of loads: a load is undone in one transaction, and the undo can be reverted, too.

use crate::harness::{App, Csv, Request, Session, devices, form, roster};
use coverlist_api::{
    DecisionsRequest, LoadChangesView, LoadOutcome, LoadReversalView, LoadView, Page, ProblemCode,
    RecordsLoaded, paths,
};
use coverlist_core::plan::RowDecision;
use coverlist_core::record::RecordKind;
use coverlist_core::roster::{LoadKind, LoadReversalCounts};
use coverlist_server::store::audit;
use serde_json::json;

const USERS: &str = "User ID,Name,Email,School\r\n\
    118204,Ana Ruiz,ana@oak.example,North\r\n\
    118205,Eva Chan,eva@oak.example,North\r\n\
    118206,Jo Park,jo@oak.example,South\r\n";
/// One user moves, and two are new.
const NEXT_YEAR: &str = "User ID,Name,Email,School\r\n\
    118204,Ana Ruiz,ana@oak.example,North\r\n\
    118205,Eva Chan,eva@oak.example,South\r\n\
    118207,Sam Doe,sam@oak.example,South\r\n\
    118208,Lu Vang,lu@oak.example,South\r\n";

/// A server with three users, and the load that moved one of them and added two.
fn loaded() -> (App, Session, i64) {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", USERS);
    let load = admin.load("users", NEXT_YEAR).load.expect("a load");
    (app, admin, load)
}

/// Every value of every record, in the order of the tables.
fn everything(app: &App) -> Vec<String> {
    let of_table = |table: &str| {
        app.database.read(|tx| {
            let columns = format!(
                "SELECT group_concat('quote(' || name || ')', '||'',''||') FROM pragma_table_info('{table}')"
            );
            let columns: String = tx.one(&columns, &[], |row| row.get(0))?;
            tx.query(&format!("SELECT {columns} FROM {table} ORDER BY district_id, id"), &[], |row| {
                row.get(0)
            })
        })
    };
    ["user_record", "device_record"].map(|table| of_table(table).expect("records")).concat()
}

fn history(admin: &Session) -> Vec<LoadView> {
    admin.get(paths::LOADS).expect(200).json::<Page<LoadView>>().rows
}

fn records_of(admin: &Session, load: i64) -> LoadChangesView {
    admin.get(paths::load(load)).expect(200).json()
}

/// The key of each record that would be kept, with the code of the reason.
fn kept(seen: &LoadReversalView) -> Vec<(String, String)> {
    let rows = seen.rows.iter().filter(|row| row.outcome == LoadOutcome::Kept);
    let kept = rows.map(|row| {
        let content = row.new.as_ref().or(row.old.as_ref()).expect("content");
        (content.key.clone(), row.reason.as_ref().expect("a reason").code.clone())
    });
    kept.collect()
}

const fn counts(removed: u32, restored: u32, kept: u32) -> LoadReversalCounts {
    LoadReversalCounts { removed, restored, kept }
}

/// Loads a list of users with a decision that changes a key.
fn change_key(admin: &Session, list: &str, from: &str, to: &str) -> RecordsLoaded {
    let decisions = json!({"conflicts": [{"key": to, "record": from, "decide": "change_key"}]}).to_string();
    let parts: [(&str, &str, &[u8]); 2] =
        [("decisions", "application/json", decisions.as_bytes()), ("file", "text/csv", list.as_bytes())];
    admin.send(form(paths::records("users"), &parts)).expect(200).json()
}

/// Undoes a load, and then says that what was done is what was shown.
fn undo(admin: &Session, load: i64) -> LoadView {
    revert(admin, &paths::load_undo(load))
}

fn redo(admin: &Session, load: i64) -> LoadView {
    revert(admin, &paths::load_redo(load))
}

#[track_caller]
fn revert(admin: &Session, path: &str) -> LoadView {
    let seen = admin.load_reversal(path);
    let done: LoadView = admin.send(Session::reverting_load(path, &seen)).expect(200).json();
    assert_eq!(done.reversal, Some(seen.counts));
    let rows = records_of(admin, done.id).rows;
    assert_eq!(rows.len(), seen.rows.len());
    for (did, shown) in rows.iter().zip(&seen.rows) {
        assert_eq!((did.kind, did.id, &did.kept), (shown.kind, shown.id, &shown.reason));
        if shown.outcome != LoadOutcome::Kept {
            assert_eq!((&did.before, &did.after), (&shown.new, &shown.old));
            assert_eq!(shown.new, shown.now);
        }
    }
    done
}

#[test]
fn a_load_is_in_the_history_with_what_it_changed() {
    let (_app, admin, load) = loaded();
    admin.load("users", NEXT_YEAR);
    let all = history(&admin);
    assert_eq!(
        all.iter().map(|load| load.id).collect::<Vec<_>>(),
        [2, 1],
        "one that changes nothing is none"
    );
    let LoadChangesView { load: view, rows, next } = records_of(&admin, load);
    assert_eq!((view.kind, view.records, view.undone), (LoadKind::Load, RecordKind::User, false));
    assert_eq!((view.by.name.as_str(), view.list, next), ("Pat Admin", load, None));
    let numbers = view.loaded.map(|of| [of.added, of.changed, of.unchanged, of.refused, of.ignored]);
    assert_eq!(numbers, Some([2, 1, 1, 0, 0]));
    let moved = &rows[0];
    let school =
        |content: &Option<coverlist_api::ContentView>| content.as_ref()?.attributes.get("school").cloned();
    assert_eq!((school(&moved.before), school(&moved.after)), (Some("North".into()), Some("South".into())));
    let new: Vec<_> = rows.iter().filter(|row| row.before.is_none()).collect();
    let keys: Vec<_> = new.iter().map(|row| row.after.as_ref().map(|content| content.key.as_str())).collect();
    assert_eq!(keys, [Some("118207"), Some("118208")]);
    let page: LoadChangesView = admin.get(format!("{}?limit=2", paths::load(load))).expect(200).json();
    let rest = format!("{}?limit=2&cursor={}", paths::load(load), page.next.expect("another page"));
    assert_eq!(admin.get(rest).expect(200).json::<LoadChangesView>().rows, rows[2..]);
    let first: Page<LoadView> = admin.get(format!("{}?limit=1", paths::LOADS)).expect(200).json();
    let second = format!("{}?cursor={}", paths::LOADS, first.next.expect("another page"));
    assert_eq!(admin.get(second).expect(200).json::<Page<LoadView>>().rows, all[1..]);
    admin.get(paths::load(99)).problem(ProblemCode::NotFound);
    admin.get(format!("{}/x", paths::LOADS)).problem(ProblemCode::NotFound);
}

#[test]
fn an_undone_load_has_changed_no_byte_and_neither_has_a_redone_undo() {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", USERS);
    admin
        .load("devices", "Device Serial,Model,Assigned To\n5CD1,HP,118205\n5CD2,HP,Cart 3\n5CD3,HP,118204\n");
    let before = everything(&app);
    let list = "User ID,Name,Email,School\n0118205,Eva Chan,eva@oak.example,South\n118209,Al Ito,,North\n118204,,,West\n";
    let load = change_key(&admin, list, "118205", "0118205");
    assert_eq!((load.added, load.changed), (1, 2), "{load:?}");
    let load = load.load.expect("a load");
    let after = everything(&app);
    assert_ne!(after, before);
    let seen = admin.load_reversal(&paths::load_undo(load));
    assert_eq!(seen.counts, counts(1, 3, 0), "and the device of the user with another key");
    for _ in 0..3 {
        let undone = undo(&admin, load);
        assert_eq!((undone.kind, undone.list, undone.undone), (LoadKind::Undo, load, true));
        assert_eq!(everything(&app), before);
        let redone = redo(&admin, load);
        assert_eq!((redone.kind, redone.undone), (LoadKind::Redo, false));
        assert_eq!((redone.reversal, everything(&app)), (Some(counts(0, 4, 0)), after.clone()));
    }
    let kinds: Vec<_> = history(&admin).iter().map(|load| load.kind).collect();
    let reverted = [LoadKind::Redo, LoadKind::Undo].repeat(3);
    assert_eq!(kinds, [reverted, vec![LoadKind::Load; 3]].concat());
    let actions = app.database.read(|tx| audit::newest(tx, 1, 0, 2)).expect("the audit log");
    let actions: Vec<_> = actions.iter().map(|entry| entry.action.as_str()).collect();
    assert_eq!(actions, ["load_redone", "load_undone"]);
}

#[test]
fn devices_that_named_new_users_before_stay_as_they_are() {
    let app = App::start();
    let admin = app.admin();
    admin.load("devices", "Device Serial,Assigned To\n5CD1,118204\n");
    let before = everything(&app);
    let load = admin.load("users", USERS).load.expect("a load");
    assert_eq!(undo(&admin, load).reversal, Some(counts(3, 0, 0)));
    assert_eq!(everything(&app), before);
}

#[test]
fn a_record_that_another_load_changed_is_kept_until_that_one_is_undone() {
    let (app, admin, load) = loaded();
    let first = everything(&app);
    let newer = admin.load("users", "User ID,Grade\n118205,07\n118207,08\n").load.expect("a load");
    let path = paths::load_undo(load);
    let seen = admin.load_reversal(&path);
    assert_eq!(seen.counts, counts(1, 0, 2));
    assert_eq!(
        kept(&seen),
        [("118205".into(), "kept_changed".into()), ("118207".into(), "kept_changed".into())]
    );
    let grade = |row: &coverlist_api::LoadReversalRow| row.now.as_ref()?.attributes.get("grade").cloned();
    assert_eq!(grade(&seen.rows[0]).as_deref(), Some("07"), "what the record is now");
    undo(&admin, load);
    assert_eq!(admin.load_reversal(&path).counts, counts(0, 0, 2), "they can still be reverted");
    admin.send(Session::reverting_load(&path, &admin.load_reversal(&path))).problem(ProblemCode::WrongState);
    // The newer one is undone, then what was kept, and all of it is done again in the order of the lists.
    undo(&admin, newer);
    assert_eq!(undo(&admin, load).reversal, Some(counts(1, 1, 0)));
    assert_eq!(admin.load_reversal(&paths::load_redo(newer)).counts, counts(0, 0, 2));
    assert_eq!(redo(&admin, load).reversal, Some(counts(0, 3, 0)));
    assert_eq!(everything(&app), first);
    assert_eq!(redo(&admin, newer).reversal, Some(counts(0, 2, 0)));
}

#[test]
fn insurance_keeps_a_new_record_and_is_kept_by_a_changed_one() {
    let (app, admin, load) = loaded();
    let file = Csv::user().insures("118205").insures("118207").bytes();
    let import = admin.stage("user", file).id;
    admin.process(import);
    let seen = admin.load_reversal(&paths::load_undo(load));
    assert_eq!((seen.counts, kept(&seen)), (counts(1, 1, 1), vec![("118207".into(), "kept_insured".into())]));
    undo(&admin, load);
    let eva = &admin.search_users("118205")[0];
    assert_eq!(eva.school, "North");
    assert!(eva.values.text(coverlist_core::record::Field::PolicyNumber).is_some(), "insurance stays");
    admin.undo(import);
    let seen = admin.load_reversal(&paths::load_undo(load));
    assert_eq!(kept(&seen), [("118207".into(), "kept_in_import".into())], "a report names the record");
    // A redo of the import finds the record.
    admin.redo(import);
    assert_eq!(admin.report(import, "").counts.updated, 2);
    drop(app);
}

#[test]
fn a_record_that_a_plan_accepted_is_kept() {
    let (_app, admin, load) = loaded();
    let import = admin.stage("user", Csv::user().row("0118207,Yes,,,,,").row("118208,Yes,,,,,").bytes());
    let record = admin.search_users("118207")[0].id;
    let decisions = vec![RowDecision::Accept { line: 2, record }];
    let request = DecisionsRequest { generation: import.generation, decisions };
    admin.send(Request::new("POST", paths::import_decisions(import.id)).json(&request)).expect(200);
    let plan = admin.plan(import.id, "");
    assert_eq!(plan.counts.updated, 2);
    let seen = admin.load_reversal(&paths::load_undo(load));
    assert_eq!(
        (seen.counts, kept(&seen)),
        (counts(1, 1, 1), vec![("118207".into(), "kept_in_import".into())])
    );
    undo(&admin, load);
    let now = admin.plan(import.id, "");
    assert_eq!(
        (now.counts.updated, now.counts.skipped),
        (1, 1),
        "the plan is about the records that are there"
    );
    assert!(now.generation > plan.generation);
    admin.send(Session::processing(import.id, &plan)).problem(ProblemCode::PlanStale);
}

#[test]
fn a_key_that_another_record_has_now_is_not_given_back() {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", USERS);
    admin.load("devices", "Device Serial,Assigned To\n5CD1,118205\n");
    let list = "User ID,Name,Email\n0118205,Eva Chan,eva@oak.example\n";
    let load = change_key(&admin, list, "118205", "0118205").load.expect("a load");
    let other =
        admin.load("users", "User ID,Name,Email\n118205,Max Ode,max@oak.example\n").load.expect("a load");
    let seen = admin.load_reversal(&paths::load_undo(load));
    let expected = [("0118205".into(), "kept_key_taken".into()), ("5CD1".into(), "kept_user_kept".into())];
    assert_eq!((seen.counts, kept(&seen)), (counts(0, 0, 2), expected.to_vec()));
    admin.send(Session::reverting_load(&paths::load_undo(load), &seen)).problem(ProblemCode::WrongState);
    undo(&admin, other);
    assert_eq!(undo(&admin, load).reversal, Some(counts(0, 2, 0)));
    assert_eq!(admin.devices("").rows[0].assigned_to, "118205");
    // The record with the key does not come back while another one has it.
    let seen = admin.load_reversal(&paths::load_redo(other));
    assert_eq!(kept(&seen), [("118205".into(), "kept_key_taken".into())]);
}

#[test]
fn ids_of_removed_records_are_never_used_again() {
    let (_app, admin, load) = loaded();
    let ids = |keys: [&str; 2]| keys.map(|key| admin.search_users(key)[0].id);
    let first = ids(["118207", "118208"]);
    undo(&admin, load);
    admin.load("users", "User ID,Name\n300,Noa Berg\n301,Ida Falk\n");
    assert!(ids(["300", "301"]).iter().min() > first.iter().max());
    redo(&admin, load);
    assert_eq!(ids(["118207", "118208"]), first, "a record that comes back has its id");
}

#[test]
fn a_record_that_is_gone_is_kept_away() {
    let (_app, admin, load) = loaded();
    let newer = admin.load("users", "User ID,Grade\n118207,08\n").load.expect("a load");
    undo(&admin, newer);
    undo(&admin, load);
    let seen = admin.load_reversal(&paths::load_redo(newer));
    assert_eq!(kept(&seen), [("118207".into(), "kept_gone".into())]);
    assert!(seen.rows[0].now.is_none());
}

#[test]
fn nothing_is_reverted_but_what_was_seen() {
    let (app, admin, load) = loaded();
    let path = paths::load_undo(load);
    let seen = admin.load_reversal(&path);
    admin.load("users", "User ID,Grade\n118207,08\n");
    let before = everything(&app);
    let refused = admin.send(Session::reverting_load(&path, &seen)).problem(ProblemCode::PlanStale);
    let now = refused.reversal.expect("what it would do now");
    assert_eq!((now.counts, now.rows.len()), (counts(1, 1, 1), 3));
    assert_eq!((everything(&app), history(&admin).len()), (before, 3), "nothing is done");
    admin.send(Session::reverting_load(&path, &now)).expect(200);
}

#[test]
fn a_load_is_undone_and_an_undo_redone_once() {
    let (_app, admin, load) = loaded();
    let refused = |path: String| admin.get(path).problem(ProblemCode::WrongState).reason;
    assert_eq!(refused(paths::load_redo(load)), "wrong_state_load_redo");
    let seen = admin.load_reversal(&paths::load_undo(load));
    let undone = undo(&admin, load);
    assert_eq!(refused(paths::load_undo(load)), "wrong_state_load_undo");
    assert_eq!(refused(paths::load_undo(undone.id)), "wrong_state_load_list");
    let again = admin.send(Session::reverting_load(&paths::load_undo(load), &seen));
    assert_eq!(again.problem(ProblemCode::WrongState).reason, "wrong_state_load_undo");
    admin.get(paths::load_undo(99)).problem(ProblemCode::NotFound);
}

#[test]
fn the_same_request_undoes_once() {
    let (app, admin, load) = loaded();
    let path = paths::load_undo(load);
    let seen = admin.load_reversal(&path);
    let request = || Session::reverting_load(&path, &seen).header("idempotency-key", "once");
    let first: LoadView = admin.send(request()).expect(200).json();
    let undone = everything(&app);
    redo(&admin, load);
    assert_eq!(admin.send(request()).expect(200).json::<LoadView>(), first);
    assert_ne!(everything(&app), undone, "the repeated request does nothing");
}

#[test]
fn a_write_that_fails_leaves_nothing_half_done() {
    let (app, admin, load) = loaded();
    let before = (everything(&app), history(&admin));
    let while_failing = |event: &str, work: &dyn Fn()| {
        let trigger = format!(
            "CREATE TRIGGER fails BEFORE {event} ON user_record BEGIN SELECT raise(ABORT, 'a write fails'); END"
        );
        app.database.write(|tx| tx.execute(&trigger, &[])).expect("a trigger");
        work();
        app.database.write(|tx| tx.execute("DROP TRIGGER fails", &[])).expect("gone");
        assert_eq!((everything(&app), history(&admin)), before, "{event}");
    };
    let (path, list) = (paths::load_undo(load), "User ID,School\n118204,West\n300,West\n");
    let seen = admin.load_reversal(&path);
    for event in ["UPDATE", "DELETE"] {
        let undoes =
            || drop(admin.send(Session::reverting_load(&path, &seen)).problem(ProblemCode::Internal));
        while_failing(event, &undoes);
    }
    for event in ["INSERT", "UPDATE"] {
        while_failing(event, &|| {
            drop(admin.send(Session::loading("users", list)).problem(ProblemCode::Internal))
        });
    }
    undo(&admin, load);
}

#[test]
fn lists_of_devices_are_undone_too() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(3)));
    let before = everything(&app);
    let load = admin.load("devices", "Device Serial,Model\ndev000001x,HP\nNEW1,HP\n").load.expect("a load");
    let after = everything(&app);
    assert_eq!(undo(&admin, load).reversal, Some(counts(1, 1, 0)));
    assert_eq!(everything(&app), before);
    redo(&admin, load);
    assert_eq!(everything(&app), after);
}

#[test]
fn a_queued_run_of_an_import_is_carried_out_only_if_it_still_does_what_was_seen() {
    let (_app, admin, load) = loaded();
    let file = Csv::user().insures("118207").insures("118204").bytes();
    let import = admin.stage("user", file).id;
    let plan = admin.plan(import, "");
    assert_eq!(plan.counts.updated, 2);
    undo(&admin, load);
    admin.send(Session::processing(import, &plan)).problem(ProblemCode::PlanStale);
    let done = admin.process(import);
    assert_eq!(done.counts.map(|counts| (counts.updated, counts.skipped)), Some((1, 1)));
}
