//! `coverlist serve` and `coverlist account`.

use crate::harness::{Binary, Ran, Session, coverlist, coverlist_on};
use coverlist_api::{Permission, paths};
use std::path::Path;
use tempfile::TempDir;

fn add(data: &Path, email: &str, more: &[&str], password: &str) -> Ran {
    let args = [&["account", "add", email, "--name", "Pat Ortiz", "--password-stdin"], more].concat();
    coverlist_on(data, &args, password)
}

#[test]
fn an_account_is_added_while_the_server_runs_and_signs_in() {
    let data = TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &[], &[]);
    let added = add(data.path(), " Pat@Example.org ", &["--role", "admin"], "seven purple kayaks\n");
    added.exits(0);
    let pat = Session::sign_in(server.address, "pat@example.org", "seven purple kayaks");
    let session = pat.view().expect("a session");
    assert_eq!((session.name.as_str(), session.district.as_str()), ("Pat Ortiz", "Our district"));
    assert_eq!(session.permissions, Permission::ALL);

    let again = add(data.path(), "pat@example.org", &["--role", "viewer"], "nine green umbrellas\n").exits(2);
    assert!(again.err.contains("Another account has this email address"), "{}", again.err);

    let changed = coverlist_on(
        data.path(),
        &["account", "password", "pat@example.org", "--password-stdin"],
        "four yellow canoes\n",
    );
    changed.exits(0);
    assert_eq!(pat.view(), None);
    Session::sign_in(server.address, "pat@example.org", "four yellow canoes");
}

#[test]
fn several_districts_live_in_one_data_directory() {
    let data = TempDir::new().expect("a directory");
    for district in ["North", "South"] {
        coverlist_on(data.path(), &["district", "add", district], "").exits(0);
    }
    for (email, district) in
        [("a@example.org", "North"), ("b@example.org", "South"), ("c@example.org", "North")]
    {
        let added =
            add(data.path(), email, &["--role", "viewer", "--district", district], "seven purple kayaks\n");
        added.exits(0);
    }
    let vague = add(data.path(), "d@example.org", &["--role", "viewer"], "seven purple kayaks\n").exits(2);
    assert!(vague.err.contains("North, South"), "{}", vague.err);
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
fn invalid_accounts_are_refused_with_a_reason() {
    let data = TempDir::new().expect("a directory");
    coverlist_on(data.path(), &["district", "add", "Oakwood"], "").exits(0);
    let cases = [
        (add(data.path(), "pat@example.org", &["--role", "admin"], "short\n"), "at least 12 characters"),
        (add(data.path(), "nobody", &["--role", "admin"], "seven purple kayaks\n"), "Use an email address"),
        (
            add(data.path(), "pat@example.org", &["--role", "king"], "seven purple kayaks\n"),
            "possible values: admin, viewer",
        ),
        (
            coverlist_on(
                data.path(),
                &["account", "password", "x@example.org", "--password-stdin"],
                "seven purple kayaks\n",
            ),
            "No account",
        ),
    ];
    for (ran, words) in cases {
        let said = ran.exits(2).err;
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn a_second_server_on_the_same_data_says_why_it_does_not_start() {
    let data = TempDir::new().expect("a directory");
    let _first = Binary::start(data.path(), &[], &[]);
    let said = coverlist_on(data.path(), &["serve", "--listen", "127.0.0.1:0"], "").exits(2).err;
    assert!(said.contains("Another coverlist server uses this data directory"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_server_stops_although_an_event_stream_is_open() {
    let data = TempDir::new().expect("a directory");
    let server = Binary::start(data.path(), &["--demo"], &[]);
    let admin = server.admin();
    let import = admin.stage("device", crate::harness::Csv::device().insures("A1").bytes());
    let watching = std::thread::spawn(move || admin.get(paths::import_progress(import.id)).status);
    assert!(server.terminate().success());
    // The server may have closed the stream, or refused it. Either is correct.
    let _ = watching.join();
}

#[test]
fn help_names_commands_and_options() {
    for (args, words) in [
        (&["--help"][..], "Serves the page and its API"),
        (&["serve", "--help"][..], "--listen <ADDRESS:PORT>"),
        (&["account", "add", "--help"][..], "--password-stdin"),
    ] {
        let said = coverlist(args).exits(0).out;
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn a_limit_that_no_table_can_hold_is_refused() {
    let data = TempDir::new().expect("a directory");
    // The data directory is a file, so a server that wrongly accepts the limit fails too.
    let file = data.path().join("file");
    std::fs::write(&file, "").expect("a file");
    for (option, most) in [("--max-bytes", 512 * 1024 * 1024), ("--max-rows", 4_194_303)] {
        let said = coverlist_on(&file, &["serve", option, &(most + 1).to_string()], "").exits(2).err;
        assert!(said.contains(option) && said.contains(&most.to_string()), "{said}");
    }
    Binary::start(data.path(), &["--max-bytes", "536870912", "--max-rows", "4194303"], &[]).kill();
}

#[test]
fn origins_with_and_without_tls_are_refused_together() {
    let data = TempDir::new().expect("a directory");
    let file = data.path().join("file");
    std::fs::write(&file, "").expect("a file");
    let origins = "https://coverlist.example.org,http://coverlist.example.org";
    let said = coverlist_on(&file, &["serve", "--public-origin", origins], "").exits(2).err;
    assert!(said.contains("--public-origin") && said.contains("or for none"), "{said}");
}
