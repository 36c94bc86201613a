//! Loads the cases of lists of users and devices, in the format that README.md describes. Crates include this
//! file with `#[path]`.
#![allow(dead_code, reason = "each crate uses a part of it")]

use serde_json::{Map, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// The members of `expected.json`, in order.
const MEMBERS: [&str; 13] = [
    "load",
    "confirm",
    "exit",
    "problem",
    "shape",
    "counts",
    "refused",
    "ignored",
    "questions",
    "notes",
    "columns",
    "records",
    "absent",
];

/// A list, what a person decides about it, and the expected result of loading it.
pub struct LoadCase {
    pub name: String,
    pub folder: PathBuf,
    /// The name of the list in the folder.
    pub file: &'static str,
    /// `users` or `devices`.
    pub noun: String,
    /// Whether all proposals without a rival are accepted.
    pub confirm: bool,
    pub expected: Map<String, Value>,
}

impl LoadCase {
    /// The path of a file of the case, if the case has it.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        Some(self.folder.join(name)).filter(|path| path.is_file())
    }

    /// The bytes of a file of the case, if the case has it.
    pub fn optional(&self, name: &str) -> Option<Vec<u8>> {
        self.path(name).map(|path| read(&path))
    }

    /// Writes the result as the expected one.
    pub fn expect(&self, result: &Map<String, Value>) {
        fs::write(self.folder.join("expected.json"), written(result)).expect("a file can be written");
    }
}

/// All cases, sorted by name.
pub fn load_cases() -> Vec<LoadCase> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut roots = here.ancestors().map(|folder| folder.join("tests/loads"));
    let root = roots.find(|folder| folder.is_dir()).expect("the cases are in the workspace");
    let entries = fs::read_dir(root).expect("a folder").filter_map(|entry| Some(entry.ok()?.path()));
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.into_iter().map(case).collect()
}

fn case(folder: PathBuf) -> LoadCase {
    assert!(!read(&folder.join("why.md")).is_empty(), "{} says why", folder.display());
    let expected = read(&folder.join("expected.json"));
    let expected: Map<String, Value> =
        serde_json::from_slice(&expected).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let file = ["file.csv", "file.xlsx", "file.zip"].into_iter().find(|name| folder.join(name).is_file());
    LoadCase {
        name: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        file: file.unwrap_or_else(|| panic!("{} has a list", folder.display())),
        noun: expected["load"].as_str().expect("users or devices").to_owned(),
        confirm: expected.get("confirm") == Some(&Value::Bool(true)),
        expected,
        folder,
    }
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The text of a result: one member on a line, and one line for each element of a long list.
fn written(result: &Map<String, Value>) -> String {
    assert!(result.keys().all(|key| MEMBERS.contains(&key.as_str())), "{:?}", result.keys());
    let value = |value: &Value| match value {
        Value::Array(all) if all.iter().any(|element| !element.is_string()) => {
            let lines: Vec<String> = all.iter().map(|element| format!("    {element}")).collect();
            format!("[\n{}\n  ]", lines.join(",\n"))
        }
        other => other.to_string(),
    };
    let members = MEMBERS.iter().filter_map(|name| Some((name, result.get(*name)?)));
    let members: Vec<String> = members.map(|(name, of)| format!("  \"{name}\": {}", value(of))).collect();
    format!("{{\n{}\n}}\n", members.join(",\n"))
}
