//! A load that would give most records the names of other people asks first.

use crate::harness::{App, Ran, Request, Session, coverlist, write};
use coverlist_api::{ProblemCode, RecordsLoaded, paths};
use serde_json::json;
use std::path::Path;

const GIVEN: [&str; 12] = ["Ana", "Ben", "Cy", "Dee", "Eva", "Flo", "Gus", "Hal", "Ida", "Jo", "Kim", "Lee"];

/// A list of people with their addresses. The names are moved by some rows, as when one column was sorted.
fn people(count: usize, moved: usize, by: usize) -> String {
    let row = |place: usize| {
        let name = GIVEN[if place < moved { (place + by) % GIVEN.len() } else { place }];
        format!("1182{place:02},{name} Berg{},n{place}@oak.example\n", name.len())
    };
    format!("User ID,Name,Email\n{}", (0..count).map(row).collect::<String>())
}

fn loading(list: &str, query: &str) -> Request {
    Request::new("POST", paths::records("users") + query).body("text/csv", list)
}

fn names(admin: &Session) -> Vec<String> {
    admin.users("").rows.into_iter().map(|user| user.name).collect()
}

#[test]
fn a_list_with_most_names_moved_is_loaded_once_somebody_agrees_to_their_number() {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", people(12, 0, 0));
    let (before, moved) = (names(&admin), people(12, 7, 1));
    let shown: RecordsLoaded = admin.send(loading(&moved, "?preview=true")).expect(200).json();
    assert_eq!((shown.other_names, shown.asks_about_names, shown.changed), (7, true, 7));
    for query in ["", "?other_names=6", "?other_names=8"] {
        let refused = admin.send(loading(&moved, query)).problem(ProblemCode::NamesDiffer);
        assert_eq!(refused.other_names, Some(7));
        assert!(refused.detail.contains("Of 12 known records in the list, 7 would"), "{}", refused.detail);
        assert!(!refused.detail.contains("Berg"));
    }
    assert_eq!(names(&admin), before, "nothing is loaded");
    admin.send(loading(&moved, "?other_names=some")).problem(ProblemCode::BadRequest);
    let done: RecordsLoaded = admin.send(loading(&moved, "?other_names=7")).expect(200).json();
    assert_eq!((done.applied, done.changed), (true, 7));
    assert_ne!(names(&admin), before);
}

#[test]
fn half_of_the_names_few_records_and_other_spellings_are_no_question() {
    let app = App::start();
    let admin = app.admin();
    admin.load("users", people(12, 0, 0));
    let half: RecordsLoaded = admin.send(loading(&people(12, 6, 1), "?preview=true")).expect(200).json();
    assert_eq!((half.other_names, half.asks_about_names), (6, false));
    let few: RecordsLoaded = admin.send(loading(&people(9, 9, 1), "?preview=true")).expect(200).json();
    assert_eq!((few.other_names, few.asks_about_names), (9, false));
    let spelled = people(12, 0, 0).replace(" Berg", " M. BERG");
    let loaded = admin.load("users", spelled);
    assert_eq!((loaded.changed, loaded.other_names), (12, 0));
}

#[test]
fn the_command_asks_too() {
    let folder = tempfile::tempdir().expect("a directory can be made");
    let data = folder.path().join("data").display().to_string();
    coverlist(["district", "add", "Oakwood", "--data", &data]).exits(0);
    let load = |list: &str, more: &[&str]| -> Ran {
        let path = write(folder.path() as &Path, "people.csv", list).display().to_string();
        coverlist([&["records", "load", "users", &path, "--data", &data], more].concat())
    };
    load(&people(12, 0, 0), &[]).exits(0);
    let moved = people(12, 12, 1);
    let shown = load(&moved, &["--preview"]).exits(0);
    assert!(shown.out.contains("of these, other names"), "{}", shown.out);
    let asked = load(&moved, &[]).exits(1);
    assert!(asked.out.is_empty() && asked.err.contains("12 would get the name"), "{}", asked.err);
    assert!(asked.err.contains("--other-names 12"), "{}", asked.err);
    load(&moved, &["--other-names", "11"]).exits(1);
    let done = load(&moved, &["--other-names", "12", "--json"]).exits(0).json();
    assert_eq!((&done["changed"], &done["other_names"]), (&json!(12), &json!(12)));
}
