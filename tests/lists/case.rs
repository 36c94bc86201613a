//! Loads the lists that have answers, in the format that README.md describes. Crates include this file with
//! `#[path]`.
#![allow(dead_code, reason = "each crate uses a part of it")]

use coverlist_core::record::RecordKind;
use std::fs;
use std::path::{Path, PathBuf};

/// A list, what a person decides about it, and the sheet that it becomes.
pub struct ListCase {
    pub name: String,
    pub folder: PathBuf,
    pub kind: RecordKind,
    /// The path of the list.
    pub list: PathBuf,
    /// The decisions document: what a person decides in addition to the proposals.
    pub decisions: String,
    pub sheet: Vec<u8>,
    /// The number of presses that a person needs.
    pub presses: usize,
}

/// All lists with answers, in the order of `presses.txt`.
pub fn list_cases() -> Vec<ListCase> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut tests = here.ancestors().map(|folder| folder.join("tests"));
    let tests = tests.find(|tests| tests.join("lists").is_dir()).expect("the lists are in the workspace");
    let table = String::from_utf8(read(&tests.join("lists/presses.txt"))).expect("it is UTF-8");
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let cases: Vec<ListCase> = lines.map(|line| case(&tests, line)).collect();
    let folders = fs::read_dir(tests.join("lists")).expect("a folder").filter_map(Result::ok);
    let folders = folders.filter(|entry| entry.path().is_dir()).count();
    assert_eq!(cases.len(), folders, "each folder has its line in presses.txt");
    cases
}

fn case(tests: &Path, line: &str) -> ListCase {
    let [name, template, presses] = line.split(", ").collect::<Vec<_>>()[..] else { panic!("{line}") };
    let folder = tests.join("lists").join(name);
    let own = folder.join("list.csv");
    let list = if own.is_file() { own } else { tests.join("corpus").join(name).join("input.csv") };
    ListCase {
        name: name.to_owned(),
        kind: RecordKind::ALL.into_iter().find(|kind| kind.id() == template).expect("a template"),
        list,
        decisions: String::from_utf8(read(&folder.join("decisions.json"))).expect("it is UTF-8"),
        sheet: read(&folder.join("sheet.csv")),
        presses: presses.parse().expect("a number"),
        folder,
    }
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
