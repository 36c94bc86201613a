//! The access log records sign-ins and downloads, and `coverlist audit verify` detects changes to it.

use crate::harness::{App, Binary, Csv, PASSWORD, Session, coverlist_on, devices, roster};
use coverlist_api::paths;
use coverlist_server::store::access_log::{self, Entry, Event};
use coverlist_server::store::{AccountKey, Database, LogAction, StoreError};
use serde_json::{Value, json};

const ADMIN: &str = "admin@a.example.org";

fn entries(app: &App) -> Vec<Entry> {
    let newest = app.access.read(|tx| access_log::newest(tx, None, 0, 1000));
    let mut entries = newest.expect("entries");
    entries.reverse();
    entries
}

fn actions(app: &App) -> Vec<String> {
    entries(app).into_iter().map(|entry| entry.action).collect()
}

/// The exit code and the JSON output of `coverlist audit verify`.
fn verify(app: &App, more: &[&str]) -> (i32, Value) {
    let args = [&["audit", "verify", "--json"], more].concat();
    let ran = coverlist_on(app.data(), &args, "");
    (ran.code, ran.json())
}

/// The kinds of changes that the output reports for a log.
fn flaws(said: &Value, log: &str) -> Vec<String> {
    let logs = said["logs"].as_array().expect("logs");
    let logs = logs.iter().filter(|entry| entry["log"] == log);
    let flaws = logs.flat_map(|log| log["flaws"].as_array().expect("flaws"));
    flaws.map(|flaw| flaw["kind"].as_str().expect("a kind").to_owned()).collect()
}

/// Asserts that each flaw has a code and parameters, from which any language can render it.
fn assert_flaws_are_sentences(said: &Value) {
    for flaw in
        said["logs"].as_array().expect("logs").iter().flat_map(|log| log["flaws"].as_array()).flatten()
    {
        let code = format!("audit_{}", flaw["kind"].as_str().expect("a kind"));
        assert_eq!(flaw["code"], json!(code), "{flaw}");
        assert!(flaw["params"].is_object() && flaw["message"].is_string(), "{flaw}");
    }
}

/// Changes a database without the program, as an attacker would.
fn tamper(database: &Database, statements: &[&str]) {
    let done = database.write(|tx| {
        let triggers =
            tx.query("SELECT name FROM sqlite_schema WHERE type = 'trigger'", &[], |row| row.get(0))?;
        for trigger in triggers {
            let trigger: String = trigger;
            tx.execute(&format!("DROP TRIGGER {trigger}"), &[])?;
        }
        statements.iter().try_for_each(|sql| tx.execute(sql, &[]).map(drop))
    });
    done.expect("it is changed");
}

#[test]
fn sign_ins_sign_outs_and_downloads_are_in_it_with_address_and_account() {
    let app = App::start();
    let admin = app.admin();
    admin.load_devices(roster(&devices(1)));
    let import = admin.stage("device", Csv::device().insures("DEV000001X").bytes());
    admin.process(import.id);
    admin.get(paths::import_file(import.id)).expect(200);
    admin.get(paths::import_report_csv(import.id)).expect(200);
    admin.get(format!("{}.csv", paths::records("devices"))).expect(200);
    app.try_from([0, 0, 2], ADMIN, "a wrong password").expect(401);
    app.try_from([0, 0, 2], "sentinel@example.org", PASSWORD).expect(401);
    admin.get(paths::import_file(999)).expect(404);
    admin.delete(paths::SESSION).expect(204);
    app.admin().delete(paths::SESSIONS).expect(204);

    assert_eq!(
        actions(&app),
        [
            "signed_in",
            "downloaded",
            "downloaded",
            "downloaded",
            "sign_in_failed",
            "sign_in_failed",
            "signed_out",
            "signed_in",
            "signed_out_everywhere",
        ]
    );
    let entries = entries(&app);
    for entry in entries.iter().filter(|entry| entry.id != 6) {
        assert_eq!(entry.account, Some(AccountKey { district: 1, id: 1 }), "entry {}", entry.id);
    }
    assert_eq!(entries[0].address.as_deref(), Some("127.0.0.1"));
    assert_eq!(entries[4].address.as_deref(), Some("127.0.0.2"));
    let details: Vec<Value> =
        entries[1..4].iter().map(|entry| serde_json::from_str(&entry.detail).expect("JSON")).collect();
    assert_eq!(
        details,
        [
            json!({ "what": "file", "import": import.id }),
            json!({ "what": "report", "import": import.id }),
            json!({ "what": "records", "kind": "device" }),
        ]
    );
    assert_eq!(entries[5].account, None);
    for file in ["access.db", "access.db-wal"] {
        let bytes = std::fs::read(app.data().join(file)).unwrap_or_default();
        let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(!holds("sentinel@"), "{file} has a mistyped address");
    }
}

#[test]
fn many_failed_sign_ins_do_not_fill_the_disk() {
    let app = App::start();
    for _ in 0..300 {
        app.try_from([0, 0, 2], ADMIN, "a wrong password");
    }
    app.admin();
    let entries = entries(&app);
    assert!(entries.len() < 20, "{}", entries.len());
    let sum = entries.iter().find(|entry| entry.action == "sign_ins_not_listed").expect("a sum");
    let sum: Value = serde_json::from_str(&sum.detail).expect("JSON");
    let failed = entries.iter().filter(|entry| entry.action == "sign_in_failed").count() as u64;
    assert_eq!(sum["refused"].as_u64().expect("a number") + failed, 300);
}

#[test]
fn both_logs_are_listed_by_time() {
    let app = App::start();
    let admin = app.admin();
    app.clock.pass_minutes(1);
    admin.stage("device", Csv::device().insures("A1").bytes());
    app.clock.pass_minutes(1);
    app.try_from([0, 0, 2], ADMIN, "a wrong password").expect(401);
    let list =
        |args: &[&str]| coverlist_on(app.data(), &[&["audit", "list"], args].concat(), "").exits(0).out;
    let lines: Vec<Value> =
        list(&["--json"]).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let said: Vec<_> = lines.iter().map(|line| (&line["log"], &line["action"], &line["account"])).collect();
    assert_eq!(
        said,
        [
            (&json!("access"), &json!("signed_in"), &json!(ADMIN)),
            (&json!("audit"), &json!("staged"), &json!(ADMIN)),
            (&json!("access"), &json!("sign_in_failed"), &json!(ADMIN)),
        ]
    );
    assert_eq!(lines[0]["at"], "2026-08-24T12:00:00Z");
    assert_eq!(lines[2]["address"], "127.0.0.2");
    let people = list(&["--last", "1"]);
    assert!(people.lines().count() == 1 && people.contains("sign_in_failed"), "{people}");
    assert_eq!(list(&["--log", "audit", "--district", "Our district"]).lines().count(), 1);
    assert_eq!(list(&["--since", "2026-08-25"]), "");
}

#[test]
fn untouched_logs_are_whole_and_contain_the_published_heads() {
    let app = App::start();
    app.admin().stage("device", Csv::device().insures("A1").bytes());
    let (code, said) = verify(&app, &[]);
    assert_eq!((code, &said["whole"]), (0, &json!(true)), "{said}");
    let heads: Vec<String> =
        said["logs"].as_array().expect("logs").iter().map(|log| log["head"].to_string()).collect();
    let old: Vec<&str> =
        heads.iter().map(|head| head.trim_matches('"')).filter(|head| !head.is_empty()).collect();
    assert_eq!(old.len(), 2, "an audit log and the access log");
    app.viewer();
    for head in &old {
        assert_eq!(verify(&app, &["--head", head]).0, 0, "{head} is still in a log");
    }
    let unknown = "0".repeat(64);
    let (code, said) = verify(&app, &["--head", &unknown]);
    assert_eq!((code, &said["heads_not_found"]), (1, &json!([unknown])));
    coverlist_on(app.data(), &["audit", "verify", "--head", "x"], "").exits(2);
}

#[test]
fn changed_and_missing_entries_are_found_in_both_logs() {
    let cases: [(&str, &[&str]); 3] = [
        ("UPDATE {log} SET action = 'x' WHERE id = 2", &["changed"]),
        ("DELETE FROM {log} WHERE id = 2", &["missing"]),
        ("DELETE FROM {log} WHERE id >= 3", &["truncated"]),
    ];
    for (sql, expected) in cases {
        for (log, table) in [("audit", "audit"), ("access", "access_log")] {
            let app = App::start();
            let admin = app.admin();
            for _ in 0..3 {
                let import = admin.stage("device", Csv::device().insures("A1").bytes());
                admin.get(paths::import_file(import.id)).expect(200);
                admin.delete(paths::import(import.id)).expect(200);
            }
            // Stopping the server publishes the heads.
            let app = app.restart_after(|_| ());
            let database = if log == "audit" { &app.database } else { &app.access };
            tamper(database, &[&sql.replace("{log}", table)]);
            let (code, said) = verify(&app, &[]);
            assert_eq!(
                (code, flaws(&said, log)),
                (1, expected.iter().map(|kind| (*kind).to_owned()).collect()),
                "{log}: {sql}: {said}"
            );
            assert_flaws_are_sentences(&said);
            let other = if log == "audit" { "access" } else { "audit" };
            assert!(flaws(&said, other).is_empty(), "{said}");
        }
    }
}

#[test]
fn a_rewritten_chain_is_found() {
    let app = App::start();
    app.try_from([0, 0, 66], ADMIN, PASSWORD).expect(201);
    let app = app.restart_after(|_| ());
    tamper(&app.access, &["DELETE FROM access_log"]);
    let event = Event { account: None, address: None, action: LogAction::SignedIn, detail: json!({}) };
    for _ in 0..3 {
        app.access.write(|tx| access_log::append(tx, &event, 0)).expect("it is written");
    }
    let (code, said) = verify(&app, &[]);
    assert_eq!((code, flaws(&said, "access")), (1, vec!["rewritten".to_owned()]), "{said}");
    assert_eq!(verify(&app, &["--restored", "2026-08-24"]).0, 0, "unless a backup was put back");
}

#[test]
fn a_missing_access_log_is_found() {
    let app = App::start();
    app.admin();
    let data = app.stop();
    for file in ["access.db", "access.db-wal", "access.db-shm"] {
        // SQLite keeps the last two files only while the database is in use.
        let _ = std::fs::remove_file(data.path().join(file));
    }
    let said = coverlist_on(data.path(), &["audit", "verify"], "").exits(1).out;
    assert!(said.contains("the log had 1 entry, and it has 0 now."), "{said}");
}

#[test]
fn nothing_replaces_an_entry() {
    let app = App::start();
    app.admin().stage("device", Csv::device().insures("A1").bytes());
    let app = app.restart_after(|_| ());
    let refused = |database: &Database, sql: &str| {
        let done = database.write(|tx| tx.execute(sql, &[]));
        assert!(matches!(done, Err(StoreError::Corrupt(_))), "{sql}: {done:?}");
    };
    for verb in ["INSERT OR REPLACE INTO", "REPLACE INTO"] {
        refused(&app.database, &format!("{verb} audit SELECT * FROM audit"));
        refused(&app.database, &format!("{verb} log_head SELECT * FROM log_head"));
        refused(&app.access, &format!("{verb} access_log SELECT * FROM access_log"));
        refused(&app.access, &format!("{verb} log_head SELECT * FROM log_head"));
    }
    for table in ["access_log", "log_head"] {
        refused(&app.access, &format!("DELETE FROM {table}"));
        refused(&app.access, &format!("UPDATE {table} SET hash = 'x'"));
    }
    assert_eq!(verify(&app, &[]).0, 0);
}

#[test]
fn a_download_goes_on_if_it_cannot_be_logged() {
    let app = App::start();
    let admin = app.admin();
    let import = admin.stage("device", Csv::device().insures("A1").bytes());
    let another = Database::open_access(app.data()).expect("the same one");
    another
        .write(|_| {
            admin.get(paths::import_file(import.id)).expect(200);
            Ok(())
        })
        .expect("it is written");
    assert_eq!(actions(&app), ["signed_in"]);
}

#[test]
fn the_server_publishes_the_heads_when_it_starts_and_stops() {
    let data = tempfile::TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &[], &[]);
    Session::try_sign_in(server.address, "nobody@example.org", PASSWORD).expect("an answer").expect(401);
    let log = server.terminate_and_read();
    let heads: Vec<&str> = log.lines().filter(|line| line.contains("a log ends here")).collect();
    let of = |name: &str| heads.iter().filter(|line| line.contains(&format!("log=\"{name}\""))).count();
    assert_eq!((of("audit"), of("access")), (2, 2), "{log}");
    let last = heads.last().expect("a head");
    let head = last.split("head=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("its hash");
    coverlist_on(data.path(), &["audit", "verify", "--head", head], "").exits(0);
}
