//! Both logs of a district by the API.

use crate::harness::{App, Csv, Request, Session, coverlist_on, devices, every_page, roster};
use coverlist_api::{AccountChange, EventKind, LogEntry, LogName, LogsCheck, Page, Role, paths};
use coverlist_server::store::StoreError;

const ADMIN: i64 = 1;
const VIEWER: i64 = 2;

fn page(session: &Session, query: &str) -> Page<LogEntry> {
    session.get(format!("{}?{query}", paths::LOGS)).expect(200).json()
}

fn actions(session: &Session, query: &str) -> Vec<String> {
    page(session, query).rows.into_iter().map(|entry| entry.action).collect()
}

/// An admin loads devices, stages an import, disables a viewer who was signed in, and downloads the sheet.
fn app() -> (App, Session) {
    let app = App::start();
    let admin = app.admin();
    app.clock.pass_minutes(1);
    admin.load_devices(roster(&devices(1)));
    app.clock.pass_minutes(1);
    app.viewer();
    app.clock.pass_minutes(1);
    let import = admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    app.clock.pass_minutes(1);
    let disable = Request::new("POST", paths::account(VIEWER)).json(&AccountChange::Disable);
    admin.send(disable).expect(200);
    app.clock.pass_minutes(1);
    admin.get(paths::import_file(import.id)).expect(200);
    (app, admin)
}

#[test]
fn both_logs_are_one_list_with_the_newest_entry_first() {
    let (_app, admin) = app();
    let all = page(&admin, "").rows;
    let seen: Vec<_> = all.iter().map(|entry| (entry.log, entry.action.as_str(), entry.kind)).collect();
    assert_eq!(
        seen,
        [
            (LogName::Access, "downloaded", EventKind::Downloads),
            (LogName::Audit, "account_disabled", EventKind::Accounts),
            (LogName::Audit, "staged", EventKind::Imports),
            (LogName::Access, "signed_in", EventKind::SignIns),
            (LogName::Audit, "records_loaded", EventKind::Records),
            (LogName::Access, "signed_in", EventKind::SignIns),
        ]
    );
    let sentences: Vec<_> = all.iter().map(|entry| entry.event.message.as_str()).collect();
    assert_eq!(
        sentences[..3],
        ["Downloaded the sheet of import 1", "Disabled the account of Vic Viewer", "Staged import 1",]
    );
    let download = &all[0];
    assert_eq!(download.by.as_ref().map(|by| by.name.as_str()), Some("Pat Admin"));
    assert_eq!((download.address.as_deref(), download.import), (Some("127.0.0.1"), Some(1)));
    assert_eq!(all[1].address, None);
}

#[test]
fn pages_follow_each_other_without_a_gap() {
    let (_app, admin) = app();
    let all = actions(&admin, "");
    let paged = every_page(|cursor| {
        let part = page(&admin, &format!("limit=1{cursor}"));
        assert_eq!(part.rows.len(), 1);
        part
    });
    assert_eq!(paged.into_iter().map(|entry| entry.action).collect::<Vec<_>>(), all);
}

#[test]
fn entries_are_filtered_by_log_kind_person_and_day() {
    let (app, admin) = app();
    assert_eq!(actions(&admin, "log=audit"), ["account_disabled", "staged", "records_loaded"]);
    assert_eq!(actions(&admin, "log=access"), ["downloaded", "signed_in", "signed_in"]);
    assert_eq!(actions(&admin, "kind=sign_ins"), ["signed_in", "signed_in"]);
    assert_eq!(actions(&admin, &format!("by={VIEWER}")), ["signed_in"]);
    assert_eq!(actions(&admin, &format!("by={ADMIN}&kind=imports")), ["staged"]);
    assert_eq!(actions(&admin, "by=nobody"), [""; 0]);
    app.clock.pass_days(1);
    let admin = app.admin();
    let role = AccountChange::Role { role: Role::Admin };
    admin.send(Request::new("POST", paths::account(VIEWER)).json(&role)).expect(200);
    assert_eq!(actions(&admin, "from=2026-08-25"), ["role_changed", "signed_in"]);
    assert_eq!(actions(&admin, "log=audit&to=2026-08-24").len(), 3);
    assert_eq!(actions(&admin, "from=2026-08-26"), [""; 0]);
    for wrong in ["log=x", "kind=x", "by=x", "from=yesterday", "cursor=x", "limit=0"] {
        admin.get(format!("{}?{wrong}", paths::LOGS)).expect(400);
    }
}

#[test]
fn days_are_those_of_the_district() {
    let (app, _) = app();
    // 12:00 UTC is 23:00 in Nouméa, and an hour later the next day begins.
    let write = |tx: &coverlist_server::store::Tx<'_>| {
        tx.execute("UPDATE district SET time_zone = 'Pacific/Noumea' WHERE id = 1", &[])
    };
    app.database.write(write).expect("it is written");
    app.clock.pass_minutes(60);
    let admin = app.admin();
    assert_eq!(actions(&admin, "from=2026-08-25"), ["signed_in"]);
    assert_eq!(actions(&admin, "to=2026-08-24").len(), 6);
}

#[test]
fn a_download_has_every_entry_and_is_one_itself() {
    let (_app, admin) = app();
    let sheet = admin.get(format!("{}?log=audit", paths::LOGS_CSV)).expect(200);
    assert!(sheet.header("content-disposition").is_some_and(|name| name.contains("logs.csv")));
    let text = sheet.text();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 4, "{text}");
    assert_eq!(lines[0], r#""Time","Name","Email","Address","Event","Log","Entry","Action""#);
    assert!(
        lines[1].contains(r#""Pat Admin","admin@a.example.org","","Disabled the account of Vic Viewer""#),
        "{text}"
    );
    assert_eq!(page(&admin, "limit=1").rows[0].event.message, "Downloaded the logs");
}

#[test]
fn a_removed_account_keeps_its_name_in_the_logs() {
    let (app, admin) = app();
    coverlist_on(app.data(), &["account", "remove", "viewer@a.example.org"], "").exits(0);
    let [removed, ..] = &page(&admin, "log=audit").rows[..] else { panic!("an entry") };
    assert_eq!(removed.event.message, "Removed the account of Vic Viewer");
    let signed_in = page(&admin, &format!("by={VIEWER}")).rows.remove(0);
    let by = signed_in.by.map(|by| (by.name, by.email));
    assert_eq!(by, Some(("Vic Viewer".to_owned(), String::new())));
}

#[test]
fn another_district_has_its_own_entries() {
    let (app, _) = app();
    let entries = page(&app.stranger(), "").rows;
    assert_eq!(entries.iter().map(|entry| entry.action.as_str()).collect::<Vec<_>>(), ["signed_in"]);
}

#[test]
fn the_check_finds_an_entry_that_somebody_has_changed() {
    let (app, admin) = app();
    let check = || admin.get(paths::LOGS_CHECK).expect(200).json::<LogsCheck>();
    let LogsCheck { at, logs } = check();
    assert_eq!(at, "2026-08-24T12:05:00Z");
    let [audit, access] = &logs[..] else { panic!("two logs") };
    assert_eq!((audit.log, audit.entries, audit.flaws.as_slice()), (LogName::Audit, 3, &[][..]));
    assert_eq!((access.log, access.entries, access.flaws.as_slice()), (LogName::Access, 3, &[][..]));
    let tamper = |tx: &coverlist_server::store::Tx<'_>| -> Result<(), StoreError> {
        tx.execute("DROP TRIGGER audit_is_never_changed", &[])?;
        tx.execute("UPDATE audit SET action = 'deleted' WHERE action = 'staged'", &[])?;
        Ok(())
    };
    app.database.write(tamper).expect("it is written");
    app.clock.pass_minutes(9);
    assert_eq!(check(), LogsCheck { at, logs }, "ten minutes have not passed");
    app.clock.pass_minutes(1);
    let flaws: Vec<_> = check().logs[0].flaws.iter().map(|flaw| flaw.message.clone()).collect();
    assert_eq!(flaws, ["Entry 2, or the one before it, was changed."]);
}
