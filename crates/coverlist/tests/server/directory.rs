//! Commands choose a data directory. Demo data and real data never share one.

use crate::harness::{Binary, Ran, Session, coverlist_on, file, write};
use coverlist_api::paths;
use coverlist_server::Cli;
use coverlist_server::store::Database;
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

const PASSWORD: &str = "seven purple kayaks";
/// An address that no machine has. A server that should be refused, but is not, fails at it.
const NOWHERE: &str = "192.0.2.1:1";

fn folder() -> TempDir {
    TempDir::new().expect("a directory")
}

/// Runs a command on a data directory.
fn on(data: &Path, args: &[&str]) -> Ran {
    coverlist_on(data, args, &format!("{PASSWORD}\n"))
}

/// All commands that use a database, except `serve` and `district add`. `list` is the path of a file of
/// users.
fn commands(list: &str) -> Vec<Vec<&str>> {
    vec![
        vec!["district", "list"],
        vec!["district", "rename", "Oakwood"],
        vec!["district", "time-zone", "America/Chicago"],
        vec!["account", "list"],
        vec!["account", "add", "pat@example.org", "--name", "Pat", "--role", "admin"],
        vec!["account", "disable", "admin@example.org"],
        vec!["account", "enable", "admin@example.org"],
        vec!["account", "role", "admin@example.org", "admin"],
        vec!["account", "password", "admin@example.org"],
        vec!["account", "remove", "admin@example.org"],
        vec!["records", "load", "users", list],
    ]
}

fn a_list() -> (TempDir, String) {
    let (folder, path) = file("users.csv", "User ID,Name\n004231,Ana\n");
    (folder, path.display().to_string())
}

#[test]
fn only_serve_and_district_add_make_a_database() {
    let (_list, list) = a_list();
    let folder = folder();
    let data = folder.path().join("nowhere");
    for command in commands(&list) {
        let ran = on(&data, &command).exits(2);
        let named = data.join("coverlist.db").display().to_string();
        assert!(ran.err.contains(&format!("There is no database at {named}")), "{command:?}: {}", ran.err);
        assert!(!data.exists(), "{command:?}");
    }
    on(&data, &["district", "add", "Oakwood"]).exits(0);
    assert!(data.join("coverlist.db").exists());
}

#[test]
fn every_command_says_which_database_it_used_and_json_stays_clean() {
    let (_list, list) = a_list();
    let folder = folder();
    let named = format!("Database: {}", folder.path().join("coverlist.db").display());
    let says = |args: &[&str]| {
        let ran = on(folder.path(), args).exits(0);
        assert!(ran.err.contains(&named), "{args:?}: {}", ran.err);
        ran
    };
    says(&["district", "add", "Oakwood"]);
    says(&["account", "add", "admin@example.org", "--name", "Pat", "--role", "admin"]);
    says(&["account", "role", "admin@example.org", "admin"]);
    for args in [
        &["district", "list", "--json"][..],
        &["account", "list", "--json"],
        &["records", "load", "users", &list, "--json"],
    ] {
        says(args).json();
    }
    let server = Binary::start(folder.path(), &[], &[]);
    assert!(server.kill_and_read().contains(&named));
}

#[test]
fn a_relative_directory_is_printed_as_an_absolute_path() {
    let folder = folder();
    let ran = Command::new(env!("CARGO_BIN_EXE_coverlist"))
        .args(["account", "list"])
        .current_dir(folder.path())
        .env_remove("COVERLIST_DATA")
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&ran.stderr).into_owned();
    let place = folder.path().canonicalize().expect("a path").join("coverlist-data/coverlist.db");
    assert!(ran.status.code() == Some(2) && said.contains(&place.display().to_string()), "{said}");
}

#[test]
fn only_the_demo_opens_the_demos_database() {
    let (_list, list) = a_list();
    let folder = folder();
    Binary::start(folder.path(), &["--demo"], &[]).kill();
    let mut refused = commands(&list);
    refused.push(vec!["serve", "--listen", NOWHERE]);
    refused.push(vec!["district", "add", "Oakwood"]);
    for command in refused {
        let ran = on(folder.path(), &command).exits(2);
        assert!(ran.err.contains("has the demo district"), "{command:?}: {}", ran.err);
    }
    Binary::start(folder.path(), &["--demo"], &[]).admin();
}

#[test]
fn the_demo_refuses_a_database_that_has_a_district() {
    let (by_command, by_server) = (folder(), folder());
    on(by_command.path(), &["district", "add", "Oakwood"]).exits(0);
    Binary::start(by_server.path(), &[], &[]).kill();
    for real in [&by_command, &by_server] {
        let ran = on(real.path(), &["serve", "--demo", "--listen", NOWHERE]).exits(2);
        assert!(ran.err.contains("has a real district"), "{}", ran.err);
        assert_eq!(on(real.path(), &["account", "list", "--json"]).exits(0).json(), Value::Array(Vec::new()));
    }
}

#[test]
fn a_database_of_another_version_is_refused_with_a_way_out() {
    let (_list, list) = a_list();
    let folder = folder();
    on(folder.path(), &["district", "add", "Oakwood"]).exits(0);
    let database = Database::existing(folder.path()).expect("it is there");
    database
        .write(|tx| tx.execute("UPDATE migration SET sha256 = 'of another text'", &[]))
        .expect("it is written");
    let mut refused = commands(&list);
    refused.push(vec!["serve", "--listen", NOWHERE]);
    refused.push(vec!["serve", "--demo", "--listen", NOWHERE]);
    refused.push(vec!["district", "add", "Elm"]);
    for command in refused {
        let ran = on(folder.path(), &command).exits(2);
        assert!(
            ran.err.contains("Another version of coverlist created this database"),
            "{command:?}: {}",
            ran.err
        );
        assert!(ran.err.contains("name another directory with --data"), "{command:?}: {}", ran.err);
    }
}

#[test]
fn demo_and_district_have_their_own_directories_and_git_ignores_both() {
    let data = |args: &[&str]| {
        let serve = Cli::command_line().mut_subcommand("serve", |serve| {
            serve.mut_arg("data", |data| data.env(clap::builder::Resettable::Reset))
        });
        let matches = serve.try_get_matches_from([&["coverlist", "serve"], args].concat()).expect("it fits");
        let serve = matches.subcommand_matches("serve").expect("serve");
        serve.get_one::<PathBuf>("data").expect("a directory").display().to_string()
    };
    assert_eq!(data(&[]), "coverlist-data");
    assert_eq!(data(&["--demo"]), "coverlist-demo");
    assert_eq!(data(&["--demo", "--data", "elsewhere"]), "elsewhere");
    let ignored = include_str!("../../../../.gitignore");
    assert!(
        ["coverlist-data/", "coverlist-demo/"].iter().all(|name| ignored.lines().any(|line| line == *name))
    );
}

#[cfg(unix)]
#[test]
fn the_commands_in_the_readme_work() {
    let folder = folder();
    write(folder.path(), "users.csv", "User ID,Name\n004231,Ana Núñez\n");
    write(folder.path(), "devices.csv", "Device Serial,Model\n5CD1234ABC,Chromebook\n");
    let readme = include_str!("../../../../README.md");
    let section = readme.split("## Run it for a district").nth(1).expect("the section");
    let script = section.split("```").nth(1).expect("its commands");
    // `exec` replaces the shell with the server, so the test can stop it.
    let script = script.replace("\ncoverlist serve", "\nexec coverlist serve");
    let program = Path::new(env!("CARGO_BIN_EXE_coverlist")).parent().expect("a directory");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").expect("a path"));
    let mut child = Command::new("sh")
        .args(["-e", "-c", &script])
        .current_dir(folder.path())
        .env_remove("COVERLIST_DATA")
        .envs([("PATH", path.as_str()), ("COVERLIST_LISTEN", "127.0.0.1:0")])
        .env("HOME", folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a shell");
    writeln!(child.stdin.take().expect("input"), "{PASSWORD}").expect("the password is read");
    let lines = BufReader::new(child.stdout.take().expect("output")).lines().map_while(Result::ok);
    let address =
        lines.filter_map(|line| line.strip_prefix("Coverlist is ready at http://")?.parse().ok()).next();
    let seen = std::panic::catch_unwind(|| {
        let admin =
            Session::sign_in(address.expect("the server is ready"), "r.ortiz@oakwood.example", PASSWORD);
        let session = admin.view().expect("a session");
        let count = |noun| {
            admin.get(paths::records(noun)).expect(200).json::<Value>()["rows"].as_array().map(Vec::len)
        };
        (session.district, session.time_zone, count("users"), count("devices"))
    });
    child.kill().expect("it can be ended");
    child.wait().expect("it ends");
    let expected = ("Oakwood Unified".to_owned(), "America/Chicago".to_owned(), Some(1), Some(1));
    assert_eq!(seen.expect("the server is used"), expected);
    let made: Vec<_> = std::fs::read_dir(folder.path()).expect("a directory").flatten().collect();
    assert_eq!(made.len(), 3, "two lists and one data directory: {made:?}");
}

#[test]
fn a_misspelled_district_is_refused_and_the_known_ones_are_listed() {
    let (_list, list) = a_list();
    let folder = folder();
    for name in ["Oakwood", "Elm Street"] {
        on(folder.path(), &["district", "add", name]).exits(0);
    }
    let add = ["account", "add", "pat@example.org", "--name", "Pat", "--role", "admin"];
    for command in [&add[..], &["records", "load", "users", &list], &["account", "list"]] {
        let ran = on(folder.path(), &[command, &["--district", "Oakwod"]].concat()).exits(2);
        assert!(ran.err.contains("“Oakwod”") && ran.err.contains("Oakwood, Elm Street"), "{}", ran.err);
    }
    let vague = on(folder.path(), &add).exits(2);
    assert!(vague.err.contains("--district: Oakwood, Elm Street"), "{}", vague.err);
    let listed = on(folder.path(), &["district", "list", "--json"]).exits(0).json();
    let names: Vec<_> = listed.as_array().into_iter().flatten().map(|district| &district["name"]).collect();
    assert_eq!(names, ["Oakwood", "Elm Street"]);
}
