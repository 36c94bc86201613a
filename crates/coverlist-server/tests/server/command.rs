//! The command line: serve and account.

use crate::harness::{Binary, Session};
use coverlist_api::{Permission, paths};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

pub(super) fn coverlist(data: &Path, args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_coverlist"))
        .args(args)
        .arg("--data")
        .arg(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // It may have ended without reading it.
    let _ = child.stdin.take().expect("its input").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

fn add(data: &Path, email: &str, more: &[&str], password: &str) -> Output {
    let args = [&["account", "add", email, "--name", "Pat Ortiz", "--password-stdin"], more].concat();
    coverlist(data, &args, password)
}

#[test]
fn an_account_is_added_while_the_server_runs_and_signs_in() {
    let data = TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &[], &[]);
    let added = add(data.path(), " Pat@Example.org ", &["--role", "admin"], "seven purple kayaks\n");
    assert!(added.status.success(), "{added:?}");
    let pat = Session::sign_in(server.address, "pat@example.org", "seven purple kayaks");
    let session = pat.view().expect("a session");
    assert_eq!((session.name.as_str(), session.district.as_str()), ("Pat Ortiz", "Our district"));
    assert_eq!(session.permissions, Permission::ALL);

    let again = add(data.path(), "pat@example.org", &["--role", "viewer"], "nine green umbrellas\n");
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("exists already"));

    let changed = coverlist(
        data.path(),
        &["account", "password", "pat@example.org", "--password-stdin"],
        "four yellow canoes\n",
    );
    assert!(changed.status.success(), "{changed:?}");
    assert_eq!(pat.view(), None);
    Session::sign_in(server.address, "pat@example.org", "four yellow canoes");
}

#[test]
fn several_districts_live_in_one_data_directory() {
    let data = TempDir::new().expect("a directory");
    for district in ["North", "South"] {
        assert!(coverlist(data.path(), &["district", "add", district], "").status.success());
    }
    for (email, district) in
        [("a@example.org", "North"), ("b@example.org", "South"), ("c@example.org", "North")]
    {
        let added =
            add(data.path(), email, &["--role", "viewer", "--district", district], "seven purple kayaks\n");
        assert!(added.status.success(), "{added:?}");
    }
    let vague = add(data.path(), "d@example.org", &["--role", "viewer"], "seven purple kayaks\n");
    let said = String::from_utf8_lossy(&vague.stderr).into_owned();
    assert!(!vague.status.success() && said.contains("North, South"), "{said}");
    let server = Binary::start(data.path(), &[], &[]);
    let district = |email| {
        Session::sign_in(server.address, email, "seven purple kayaks").view().expect("a session").district
    };
    assert_eq!(
        [district("a@example.org"), district("b@example.org"), district("c@example.org")],
        ["North", "South", "North"]
    );
}

#[test]
fn what_is_no_account_is_refused_with_words() {
    let data = TempDir::new().expect("a directory");
    assert!(coverlist(data.path(), &["district", "add", "Oakwood"], "").status.success());
    let cases = [
        (add(data.path(), "pat@example.org", &["--role", "admin"], "short\n"), "at least 12 characters"),
        (add(data.path(), "nobody", &["--role", "admin"], "seven purple kayaks\n"), "e-mail address"),
        (
            add(data.path(), "pat@example.org", &["--role", "king"], "seven purple kayaks\n"),
            "possible values: admin, viewer",
        ),
        (
            coverlist(
                data.path(),
                &["account", "password", "x@example.org", "--password-stdin"],
                "seven purple kayaks\n",
            ),
            "no account",
        ),
    ];
    for (output, words) in cases {
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && said.contains(words), "{said}");
    }
}

#[test]
fn a_second_server_on_the_same_data_says_why_it_does_not_start() {
    let data = TempDir::new().expect("a directory");
    let _first = Binary::start(data.path(), &[], &[]);
    let second = coverlist(data.path(), &["serve", "--listen", "127.0.0.1:0"], "");
    assert_eq!(second.status.code(), Some(2));
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert!(said.contains("another coverlist server is using this data directory"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_server_that_is_asked_to_stop_stops_although_a_browser_still_watches() {
    let data = TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &["--demo"], &[]);
    let admin = server.admin();
    let import = admin.stage("device", crate::harness::Csv::device().insures("A1").bytes());
    let watching = std::thread::spawn(move || admin.get(paths::import_progress(import.id)).status);
    assert!(server.terminate().success());
    // It had begun to watch, or came too late; either way it was let go.
    let _ = watching.join();
}

#[test]
fn help_says_how_to_go_on() {
    let data = TempDir::new().expect("a directory");
    for (args, words) in [
        (&["--help"][..], "Serves the page and its API"),
        (&["serve", "--help"][..], "--listen <ADDRESS:PORT>"),
        (&["account", "add", "--help"][..], "--password-stdin"),
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_coverlist"))
            .args(args)
            .current_dir(&data)
            .output()
            .expect("help");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.contains(words), "{said}");
    }
}

#[test]
fn a_limit_that_no_table_can_hold_is_refused() {
    let data = TempDir::new().expect("a directory");
    // No directory, so that a server that takes the limit ends all the same.
    let file = data.path().join("file");
    std::fs::write(&file, "").expect("a file");
    for (option, most) in [("--max-bytes", 512 * 1024 * 1024), ("--max-rows", 4_194_303)] {
        let refused = coverlist(&file, &["serve", option, &(most + 1).to_string()], "");
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(2), "{said}");
        assert!(said.contains(option) && said.contains(&most.to_string()), "{said}");
    }
    Binary::start(data.path(), &["--max-bytes", "536870912", "--max-rows", "4194303"], &[]).kill();
}

#[test]
fn origins_with_and_without_tls_do_not_go_together() {
    let data = TempDir::new().expect("a directory");
    let file = data.path().join("file");
    std::fs::write(&file, "").expect("a file");
    let origins = "https://coverlist.example.org,http://coverlist.example.org";
    let refused = coverlist(&file, &["serve", "--public-origin", origins], "");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2), "{said}");
    assert!(said.contains("--public-origin") && said.contains("either all"), "{said}");
}
