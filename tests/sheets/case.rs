//! Loads the conformance suite of sheets, in the format that README.md describes. Crates include this file
//! with `#[path]`.
#![allow(dead_code, reason = "each crate uses a part of it")]

use coverlist_core::findings::Code;
use coverlist_core::record::{Date, RecordKind, Values};
use coverlist_core::sheet::{JudgedRow, JudgedSheet, SheetFault};
use coverlist_core::template::Template;
use coverlist_core::validate::RowStatus;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// A text, the question about it, and the expected answer.
pub struct SheetCase {
    pub name: String,
    pub folder: PathBuf,
    pub sheet: Vec<u8>,
    pub expected: Expected,
    pub template: Template,
}

/// The contents of `expected.json`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expected {
    /// The id of a built-in template, or the name of a document in the case's folder.
    pub template: String,
    pub today: Date,
    #[serde(flatten)]
    pub answer: Answer,
}

/// The rows of a sheet, or the reason why a text is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Rows(Vec<ExpectedRow>),
    Fault(SheetFault),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExpectedRow {
    pub line: u32,
    pub status: RowStatus,
    pub key: String,
    pub values: Values,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<(Code, Option<u16>)>,
}

impl Answer {
    /// The answer of a reader.
    pub fn of(read: Result<JudgedSheet, SheetFault>) -> Self {
        match read {
            Ok(sheet) => Self::Rows(sheet.rows.iter().map(ExpectedRow::of).collect()),
            Err(fault) => Self::Fault(fault),
        }
    }
}

impl ExpectedRow {
    pub fn of(judged: &JudgedRow) -> Self {
        Self {
            line: judged.row.line,
            status: judged.status,
            key: judged.row.key.clone(),
            values: judged.row.values.clone(),
            checks: judged.checks.clone(),
            findings: judged.findings.iter().map(|finding| (finding.code, finding.column)).collect(),
        }
    }
}

/// All cases, sorted by name.
pub fn sheet_cases() -> Vec<SheetCase> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut suites = here.ancestors().map(|folder| folder.join("tests/sheets"));
    let root = suites.find(|folder| folder.is_dir()).expect("the suite is in the workspace");
    let entries = fs::read_dir(&root).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    let mut folders: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.iter().map(|folder| case(folder)).collect()
}

fn case(folder: &Path) -> SheetCase {
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let expected: Expected = parsed(&read("expected.json"), folder);
    assert!(!read("why.md").is_empty(), "{} says why", folder.display());
    let builtin = RecordKind::ALL.into_iter().find(|kind| kind.id() == expected.template);
    SheetCase {
        name: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        folder: folder.to_owned(),
        sheet: read("sheet.csv"),
        template: builtin.map_or_else(|| parsed(&read(&expected.template), folder), Template::builtin),
        expected,
    }
}

fn parsed<T: DeserializeOwned>(json: &[u8], folder: &Path) -> T {
    serde_json::from_slice(json).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}
