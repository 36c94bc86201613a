//! Loads the corpus, in the format that README.md describes. Crates include this file with `#[path]`.
#![allow(dead_code, reason = "each crate uses a part of it")]

use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::{Delimiter, Encoding, Facts, FileKind, LineEnds, Table, read};
use coverlist_core::record::Date;
use coverlist_core::sheet::{Decisions, Undecided, resolve};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, Verdict, validate};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// A file, the question about it, and the expected answer.
pub struct Case {
    pub name: String,
    pub folder: PathBuf,
    pub input: Vec<u8>,
    pub question: Question,
    pub answer: Answer,
    /// The template of a document in the case's folder.
    own_template: Option<Template>,
}

/// The input of validation, apart from the file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The id of a built-in template, or the name of a document in the case's folder.
    pub template: String,
    pub today: Date,
    #[serde(default)]
    pub decisions: Decisions,
    #[serde(default)]
    pub limits: Limits,
}

/// The expected result of validation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub file: FileFacts,
    pub rows: u32,
    pub accepted: u32,
    pub rejected: u32,
    pub set_aside: u32,
    pub blocked: bool,
    pub findings: Vec<Place>,
}

/// How the bytes are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileFacts {
    pub kind: FileKind,
    pub encoding: Encoding,
    pub bom: bool,
    pub delimiter: Delimiter,
    pub line_ends: LineEnds,
}

/// A finding, as `expected.json` has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub code: Code,
    pub line: Option<u32>,
    pub column: Option<u16>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<u32>,
}

impl Case {
    /// The template of the folder's document; `None` when the case has a built-in template.
    pub fn own_template(&self) -> Option<&Template> {
        self.own_template.as_ref()
    }

    /// The id of the template.
    pub fn template_id(&self) -> &str {
        self.own_template().map_or(&self.question.template, |own| &own.id)
    }

    /// The file, read as a person decided.
    pub fn table(&self) -> Table {
        read(&self.input, &self.question.decisions.read(), &self.templates().headers())
    }

    /// The decisions about the file, in the form that validation takes.
    pub fn choices(&self, table: &Table) -> Choices {
        let (templates, decisions) = (self.templates(), &self.question.decisions);
        let template = templates.get(self.template_id()).expect("the set has the template");
        resolve(table, template, &templates, decisions, Undecided::Blocks)
            .unwrap_or_else(|fault| panic!("{}: {fault}", self.name))
    }

    /// The verdict on the file with the repairs and edits that a person decided.
    pub fn verdict(&self) -> Verdict {
        let (templates, Question { today, limits, .. }) = (self.templates(), &self.question);
        let template = templates.get(self.template_id()).expect("the set has the template");
        let mut table = self.table();
        let choices = self.choices(&table);
        let verdict = validate(&table, template, &templates, &choices, *today, *limits);
        self.corrected(&mut table, verdict)
    }

    /// The verdict on a validated table after the repairs and edits that a person decided.
    pub fn corrected(&self, table: &mut Table, mut verdict: Verdict) -> Verdict {
        let corrected = self.question.decisions.correct(table, &mut verdict);
        corrected.unwrap_or_else(|fault| panic!("{}: {fault}", self.name));
        verdict
    }

    /// The built-in templates, and the case's own.
    pub fn templates(&self) -> TemplateSet {
        let builtin = TemplateSet::builtin();
        let all = builtin.iter().chain(self.own_template()).cloned().collect();
        TemplateSet::new(all).unwrap_or_else(|error| panic!("{}: {error}", self.name))
    }
}

impl Answer {
    /// The answer that a verdict gives.
    pub fn of(verdict: &Verdict) -> Self {
        Self {
            file: FileFacts::of(&verdict.facts),
            rows: verdict.rows,
            accepted: verdict.accepted,
            rejected: verdict.rejected,
            set_aside: verdict.set_aside,
            blocked: verdict.blocked,
            findings: verdict.findings().map(|finding| Place::of(&finding)).collect(),
        }
    }
}

impl FileFacts {
    pub fn of(facts: &Facts) -> Self {
        Self {
            kind: facts.kind,
            encoding: facts.encoding,
            bom: facts.bom,
            delimiter: facts.delimiter,
            line_ends: facts.line_ends,
        }
    }
}

impl Place {
    pub fn of(finding: &Finding) -> Self {
        Self { code: finding.code, line: finding.line, column: finding.column, lines: finding.lines.clone() }
    }
}

/// All cases, sorted by name.
pub fn cases() -> Vec<Case> {
    let root = root();
    let entries = fs::read_dir(&root).unwrap_or_else(|error| panic!("{}: {error}", root.display()));
    let mut folders: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders.iter().map(|folder| case(folder)).collect()
}

/// The folder `tests/corpus`.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut corpora = here.ancestors().map(|folder| folder.join("tests/corpus"));
    corpora.find(|folder| folder.is_dir()).expect("the corpus is in the workspace")
}

fn case(folder: &Path) -> Case {
    let read = |name: &str| {
        let path = folder.join(name);
        fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let expected = read("expected.json");
    let question: Question = parsed(&expected, folder);
    let has_own = question.template.ends_with(".json");
    assert!(!read("why.md").is_empty(), "{} says why", folder.display());
    Case {
        name: folder.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        folder: folder.to_owned(),
        input: read("input.csv"),
        own_template: has_own.then(|| parsed(&read(&question.template), folder)),
        question,
        answer: parsed(&expected, folder),
    }
}

fn parsed<T: DeserializeOwned>(json: &[u8], folder: &Path) -> T {
    serde_json::from_slice(json).unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}
