//! `coverlist account` while a server runs.

use crate::harness::{Binary, Csv, Ran, Response, Session, coverlist_on};
use coverlist_api::{ImportView, Permission, ProblemCode, paths};
use coverlist_server::store::{Database, audit};
use std::process::Command;
use tempfile::TempDir;

const PASSWORD: &str = "seven purple kayaks";
const ADMIN: &str = "r.ortiz@oakwood.example";
const OTHER: &str = "v.lind@oakwood.example";

/// A data directory with a district and two accounts, and a running server.
struct Oakwood {
    data: TempDir,
    server: Binary,
}

impl Oakwood {
    fn new() -> Self {
        let data = TempDir::new().expect("a directory");
        let oakwood = Self { server: Binary::start(data.path(), &[], &[]), data };
        oakwood.account(&["add", ADMIN, "--name", "R. Ortiz", "--role", "admin"]).exits(0);
        oakwood.account(&["add", OTHER, "--name", "V. Lind", "--role", "viewer"]).exits(0);
        oakwood
    }

    fn typing(&self, args: &[&str], password: &str) -> Ran {
        coverlist_on(self.data.path(), &[&["account"], args].concat(), &format!("{password}\n"))
    }

    fn account(&self, args: &[&str]) -> Ran {
        self.typing(args, PASSWORD)
    }

    fn sign_in(&self, email: &str) -> Session {
        Session::sign_in(self.server.address, email, PASSWORD)
    }

    fn try_sign_in(&self, email: &str, password: &str) -> Response {
        Session::try_sign_in(self.server.address, email, password).expect("an answer")
    }

    fn listed(&self) -> Vec<serde_json::Value> {
        let listed = self.account(&["list", "--json"]).exits(0).json();
        listed.as_array().expect("a list").clone()
    }

    fn actions(&self) -> Vec<String> {
        let database = Database::existing(self.data.path()).expect("a database");
        let read = database.read(|tx| {
            assert_eq!(audit::check(tx, 1, Vec::new(), |_| ())?.flaws, []);
            tx.query("SELECT action FROM audit ORDER BY id", &[], |row| row.get(0))
        });
        read.expect("entries")
    }
}

#[test]
fn accounts_are_listed_with_their_last_sign_in() {
    let oakwood = Oakwood::new();
    oakwood.sign_in(ADMIN);
    oakwood.account(&["disable", OTHER]).exits(0);
    let [admin, other] = &oakwood.listed()[..] else { panic!("two accounts") };
    assert_eq!(
        (&admin["email"], &admin["role"], &admin["disabled"]),
        (&ADMIN.into(), &"admin".into(), &false.into())
    );
    assert!(admin["last_sign_in"].as_str().is_some_and(|at| at.ends_with('Z')), "{admin}");
    assert_eq!((&other["disabled"], &other["last_sign_in"]), (&true.into(), &serde_json::Value::Null));
    let people = oakwood.account(&["list"]).exits(0).out;
    let lines: Vec<&str> = people.lines().collect();
    assert!(lines[0].starts_with("Email") && lines[0].contains("Last sign-in"), "{people}");
    assert!(
        lines[2].contains("V. Lind") && lines[2].contains("disabled") && lines[2].ends_with("never"),
        "{people}"
    );
}

#[test]
fn a_server_says_when_nobody_can_sign_in() {
    let Oakwood { data, server } = Oakwood::new();
    server.kill();
    let says_so = || Binary::start(data.path(), &[], &[]).kill_and_read().contains("Nobody can sign in yet");
    assert!(!says_so());
    for email in [ADMIN, OTHER] {
        coverlist_on(data.path(), &["account", "disable", email, "--force"], "").exits(0);
    }
    assert!(says_so());
}

#[test]
fn a_disabled_account_is_out_at_once_and_comes_back_when_enabled() {
    let oakwood = Oakwood::new();
    let session = oakwood.sign_in(OTHER);
    oakwood.account(&["disable", OTHER]).exits(0);
    assert_eq!(session.view(), None);
    // The server gives the same answer to a wrong password.
    oakwood.try_sign_in(OTHER, PASSWORD).problem(ProblemCode::WrongPassword);
    oakwood.account(&["enable", OTHER]).exits(0);
    assert_eq!(session.view(), None);
    oakwood.sign_in(OTHER);
    assert_eq!(oakwood.actions()[2..], ["account_disabled", "account_enabled"]);
}

#[test]
fn an_account_that_is_signed_out_may_sign_in_again() {
    let oakwood = Oakwood::new();
    let session = oakwood.sign_in(OTHER);
    let said = oakwood.account(&["sign-out", OTHER]).exits(0).out;
    assert!(said.contains("signed out everywhere"), "{said}");
    assert_eq!(session.view(), None);
    oakwood.sign_in(OTHER);
    assert_eq!(oakwood.actions()[2..], ["sessions_ended"]);
}

#[test]
fn a_new_role_applies_from_the_next_request() {
    let oakwood = Oakwood::new();
    let session = oakwood.sign_in(OTHER);
    let permissions = || session.view().expect("a session").permissions;
    assert_eq!(permissions(), [Permission::ViewReports]);
    oakwood.account(&["role", OTHER, "admin"]).exits(0);
    assert_eq!(permissions(), Permission::ALL);
    oakwood.account(&["role", OTHER, "viewer"]).exits(0);
    assert_eq!(permissions(), [Permission::ViewReports]);
    assert_eq!(oakwood.actions()[2..], ["role_changed", "role_changed"]);
}

#[test]
fn a_removed_account_is_gone_and_its_name_stays_in_the_history() {
    let oakwood = Oakwood::new();
    oakwood.account(&["role", OTHER, "admin"]).exits(0);
    let leaver = oakwood.sign_in(OTHER);
    let import = leaver.stage("device", Csv::device().insures("A1").bytes());
    oakwood.account(&["remove", OTHER]).exits(0);
    assert_eq!(leaver.view(), None);
    oakwood.try_sign_in(OTHER, PASSWORD).problem(ProblemCode::WrongPassword);
    assert_eq!(oakwood.listed().len(), 1);
    let kept: ImportView = oakwood.sign_in(ADMIN).get(paths::import(import.id)).expect(200).json();
    assert_eq!((kept.staged_by.name.as_str(), kept.staged_by.email.as_str()), ("V. Lind", ""));
    for gone in [&["enable", OTHER][..], &["role", OTHER, "viewer"], &["password", OTHER], &["remove", OTHER]]
    {
        let ran = oakwood.account(gone).exits(2);
        assert!(ran.err.contains("No account has this email address"), "{}", ran.err);
    }
    // Another account may now use the address.
    oakwood.account(&["add", OTHER, "--name", "V. Lindqvist", "--role", "viewer"]).exits(0);
    assert_eq!(oakwood.sign_in(OTHER).view().expect("a session").name, "V. Lindqvist");
}

#[test]
fn the_last_account_with_manage_settings_is_kept_unless_forced() {
    let oakwood = Oakwood::new();
    for (args, insisted) in [
        (["role", ADMIN, "viewer"].as_slice(), ["role", ADMIN, "viewer", "--force"].as_slice()),
        (&["disable", ADMIN], &["disable", ADMIN, "--force"]),
        (&["remove", ADMIN], &["remove", ADMIN, "--force"]),
    ] {
        let refused = oakwood.account(args).exits(2);
        assert!(
            refused.err.contains("the last account of Our district with Manage Settings"),
            "{}",
            refused.err
        );
        assert!(!refused.err.contains(ADMIN), "{}", refused.err);
        oakwood.sign_in(ADMIN);
        oakwood.account(insisted).exits(0);
        if args[0] != "remove" {
            oakwood.account(&["enable", ADMIN]).exits(0);
            oakwood.account(&["role", ADMIN, "admin"]).exits(0);
        }
    }
    // A disabled account does not count, and may be removed.
    oakwood.account(&["role", OTHER, "admin"]).exits(0);
    oakwood.account(&["disable", OTHER, "--force"]).exits(0);
    oakwood.account(&["add", ADMIN, "--name", "R. Ortiz", "--role", "admin"]).exits(0);
    oakwood.account(&["disable", ADMIN]).exits(2);
    oakwood.account(&["remove", OTHER]).exits(0);
}

#[test]
fn weak_passwords_are_refused_with_words_and_nothing_is_changed() {
    let oakwood = Oakwood::new();
    for (weak, words) in [
        ("kayaks", "at least 12 characters"),
        ("password12345", "too easy to guess"),
        ("qwertyuiop123", "too easy to guess"),
        ("R.Ortiz@Oakwood.example", "can’t be the email address"),
        ("", "at least 12 characters"),
    ] {
        for args in [&["password", ADMIN][..], &["password", ADMIN, "--password-stdin"]] {
            let ran = oakwood.typing(args, weak).exits(2);
            assert!(ran.err.contains(words), "{weak}: {}", ran.err);
            assert!(weak.is_empty() || !ran.err.contains(weak), "{}", ran.err);
        }
    }
    oakwood.sign_in(ADMIN);
}

#[test]
fn a_password_is_the_same_however_its_letters_are_composed() {
    let oakwood = Oakwood::new();
    oakwood.typing(&["password", ADMIN], "gr\u{fc}ner Tee um halb f\u{fc}nf").exits(0);
    oakwood.try_sign_in(ADMIN, "gru\u{308}ner Tee um halb fu\u{308}nf").expect(201);
    oakwood.typing(&["password", ADMIN], "cafe\u{301} und sieben Kayaks").exits(0);
    oakwood.try_sign_in(ADMIN, "caf\u{e9} und sieben Kayaks").expect(201);
    oakwood.account(&["add", "jose\u{301}@oakwood.example", "--name", "José", "--role", "viewer"]).exits(0);
    oakwood.sign_in("jos\u{e9}@oakwood.example");
}

/// A terminal shows typed text unless the program turns that off.
#[cfg(unix)]
#[test]
fn a_typed_password_is_not_shown_and_must_be_typed_twice() {
    let oakwood = Oakwood::new();
    let change = |typed: &[(&str, &str)]| {
        // The shell turns the terminal's echo on, as it is for a person.
        let mut change = Command::new("sh");
        change.args(["-c", "stty echo; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_coverlist")]);
        change.args(["account", "password", ADMIN, "--data"]).arg(oakwood.data.path());
        let mut terminal = rexpect::session::spawn_command(change, Some(30_000)).expect("a terminal");
        let mut shown = String::new();
        for (prompt, line) in typed {
            shown += &terminal.exp_string(prompt).expect("it asks");
            terminal.send_line(line).expect("it is typed");
        }
        shown + &terminal.exp_eof().expect("it ends")
    };
    let first = "nine green umbrellas";
    let shown = change(&[("Password: ", "kayaks"), ("Password: ", first), ("again: ", first)]);
    assert!(shown.contains("at least 12 characters") && shown.contains("The password is changed"), "{shown}");
    assert!(!shown.contains("kayaks") && !shown.contains("umbrellas"), "{shown}");
    oakwood.try_sign_in(ADMIN, first).expect(201);
    let shown = change(&[("Password: ", "four yellow canoes"), ("again: ", "four yellow canoe")]);
    assert!(shown.contains("The two passwords differ") && !shown.contains("canoe"), "{shown}");
    oakwood.try_sign_in(ADMIN, first).expect(201);
}
