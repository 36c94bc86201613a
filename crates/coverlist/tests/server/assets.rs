//! The page's files over an update: pages of the previous build still find theirs for a day.

use crate::harness::{App, Options, Request, Response, wait_for};
use coverlist_api::{BUILD, paths};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const OLD: &str = "0a1b2c3d4e5f6789";
const NEW: &str = "fedcba9876543210";

/// The files of a build. Each of them says to which build it belongs.
fn page(build: &str) -> TempDir {
    let folder = TempDir::new().expect("a directory");
    let snippets = folder.path().join("snippets");
    fs::create_dir(&snippets).expect("a directory");
    let program = format!("coverlist-web-{build}.js");
    for name in ["index.html", "coverlist.js", &program, "coverlist-worker.js", "snippets/inline0.js"] {
        fs::write(folder.path().join(name), format!("{name} of {build}")).expect("a file");
    }
    folder
}

fn options(page: &TempDir) -> Options {
    Options { page: Some(page.path().to_owned()), ..Options::default() }
}

/// A server of the new build, in a data directory that a server of the old one has used.
fn updated() -> (App, [TempDir; 2]) {
    let pages = [page(OLD), page(NEW)];
    let app = App::with(options(&pages[0]));
    wait_until(|| kept(&app, OLD));
    let app = app.restart_with(options(&pages[1]));
    wait_until(|| kept(&app, NEW));
    (app, pages)
}

#[track_caller]
fn wait_until(is_done: impl Fn() -> bool) {
    wait_for("the files of the page", || is_done().then_some(()));
}

fn kept(app: &App, build: &str) -> bool {
    app.data().join("assets").join(build).is_dir()
}

fn get(app: &App, path: &str) -> Response {
    app.send(&Request::new("GET", path))
}

#[track_caller]
fn assert_is(app: &App, path: &str, text: &str) {
    let answer = get(app, path);
    assert_eq!((answer.status, answer.text()), (200, text.to_owned()), "{path}");
}

#[test]
fn every_answer_states_the_build_of_the_page() {
    let page = page(NEW);
    let app = App::with(options(&page));
    for path in ["/", paths::SITE, paths::TEMPLATES, "/api/v1/nothing", paths::ALIVE] {
        assert_eq!(get(&app, path).header(BUILD), Some(NEW), "{path}");
    }
}

#[test]
fn a_page_of_the_previous_build_finds_its_files() {
    let (app, _pages) = updated();
    let program = format!("coverlist-web-{OLD}.js");
    assert_is(&app, &format!("/{program}"), &format!("{program} of {OLD}"));
    for build in [OLD, NEW] {
        for name in ["coverlist-worker.js", "snippets/inline0.js"] {
            assert_is(&app, &format!("/assets/{build}/{name}"), &format!("{name} of {build}"));
        }
    }
    assert_is(&app, "/coverlist-worker.js", &format!("coverlist-worker.js of {NEW}"));
    let answer = get(&app, &format!("/assets/{OLD}/coverlist-worker.js"));
    assert_eq!(answer.header("content-type"), Some("text/javascript; charset=utf-8"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"), "elements of other sites load it");
}

#[test]
fn files_that_name_the_current_build_are_not_kept() {
    let (app, _pages) = updated();
    for name in ["index.html", "coverlist.js"] {
        get(&app, &format!("/assets/{OLD}/{name}")).expect(404);
    }
}

#[test]
fn files_of_the_previous_build_go_a_day_after_the_update() {
    let (app, pages) = updated();
    app.clock.pass_minutes(24 * 60 - 1);
    // The server removes the note about its own build after it has looked at the others.
    fs::write(note(&app, NEW), "").expect("a file");
    let app = app.restart_with(options(&pages[1]));
    wait_until(|| !note(&app, NEW).exists());
    assert_is(&app, &format!("/assets/{OLD}/coverlist-worker.js"), &format!("coverlist-worker.js of {OLD}"));
    app.clock.pass_minutes(1);
    let app = app.restart_with(options(&pages[1]));
    wait_until(|| !kept(&app, OLD));
    get(&app, &format!("/assets/{OLD}/coverlist-worker.js")).expect(404);
    get(&app, &format!("/coverlist-web-{OLD}.js")).expect(404);
    assert!(kept(&app, NEW));
}

#[test]
fn a_build_that_comes_back_is_kept_again() {
    let (app, [old, new]) = updated();
    app.clock.pass_minutes(12 * 60);
    let app = app.restart_with(options(&old));
    wait_until(|| note(&app, NEW).is_file() && !note(&app, OLD).exists());
    app.clock.pass_minutes(12 * 60);
    let app = app.restart_with(options(&new));
    wait_until(|| note(&app, OLD).is_file() && !note(&app, NEW).exists());
    assert!(kept(&app, OLD) && kept(&app, NEW));
}

/// The file that notes when the files of a build end.
fn note(app: &App, build: &str) -> PathBuf {
    app.data().join("assets").join(format!("{build}.end"))
}

#[test]
fn a_copy_that_was_interrupted_is_made_again() {
    let page = page(NEW);
    let data = TempDir::new().expect("a directory");
    let incomplete = data.path().join("assets/.incomplete");
    fs::create_dir_all(&incomplete).expect("a directory");
    fs::write(incomplete.join("coverlist-worker.js"), "half").expect("a file");
    let app = App::in_directory(data, options(&page));
    wait_until(|| kept(&app, NEW));
    let copy = app.data().join("assets").join(NEW).join("coverlist-worker.js");
    assert_eq!(fs::read_to_string(copy).expect("a copy"), format!("coverlist-worker.js of {NEW}"));
    assert!(!app.data().join("assets/.incomplete").exists());
    get(&app, "/assets/.incomplete/coverlist-worker.js").expect(404);
}

#[test]
fn nobody_reads_other_files_by_the_address_of_a_build() {
    let (app, _pages) = updated();
    for path in ["/assets/../coverlist.db.js", "/assets/%2e%2e/server.lock.js", "/assets//coverlist.db.js"] {
        assert_ne!(get(&app, path).status, 200, "{path}");
    }
    fs::write(app.data().join("secret.js"), "secret").expect("a file");
    for path in [format!("/assets/{OLD}/../../secret.js"), "/assets/../secret.js".to_owned()] {
        get(&app, &path).expect(404);
    }
}

#[test]
fn the_server_starts_where_the_files_cannot_be_kept() {
    let page = page(NEW);
    let data = TempDir::new().expect("a directory");
    fs::write(data.path().join("assets"), "no directory").expect("a file");
    let app = App::in_directory(data, options(&page));
    assert_is(&app, &format!("/assets/{NEW}/coverlist-worker.js"), &format!("coverlist-worker.js of {NEW}"));
}

#[cfg(unix)]
#[test]
fn only_the_servers_own_account_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let (app, _pages) = updated();
    let mode = |path: &Path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    let build = app.data().join("assets").join(NEW);
    for folder in [app.data().join("assets"), build.clone(), build.join("snippets")] {
        assert_eq!(mode(&folder), 0o700, "{folder:?}");
    }
    for file in [build.join("coverlist-worker.js"), build.join("snippets/inline0.js"), note(&app, OLD)] {
        assert_eq!(mode(&file), 0o600, "{file:?}");
    }
}
