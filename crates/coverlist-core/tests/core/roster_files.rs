//! Reading lists of records in tests.

use coverlist_core::record::{Date, MatchKey, RecordKind};
use coverlist_core::roster::{Roster, read};
use coverlist_core::sheet::{Decisions, Proposals, SourceFile, Sources, Terms};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use coverlist_messages::{English, render, roster_ignored, roster_refusal};

/// A list, and how it is read.
pub struct List<'a> {
    pub kind: RecordKind,
    pub file: &'a [u8],
    pub decisions: Decisions,
    pub proposals: Proposals,
    /// The keys of the district's records.
    pub known: &'a [&'a str],
}

/// A list whose proposals are confirmed, for a district without records.
pub fn list(kind: RecordKind, file: &str) -> List<'_> {
    let decisions = Decisions::default();
    List { kind, file: file.as_bytes(), decisions, proposals: Proposals::Confirmed, known: &[] }
}

/// Reads a list.
pub fn listed(list: &List<'_>) -> Roster {
    let (template, templates) = (Template::builtin_records(list.kind), TemplateSet::builtin_records());
    let today = Date::constant(2026, 9, 1);
    let terms = Terms { template: &template, templates: &templates, today, limits: Limits::default() };
    let source = SourceFile { name: "list.csv", sha256: "", bytes: list.file, workbook: None };
    let known: Vec<MatchKey> = list.known.iter().map(|key| MatchKey::new(list.kind, key)).collect();
    let knows = |key: &MatchKey| known.contains(key);
    read(&source, &terms, &list.decisions, Sources::ByHeaders(&[]), list.proposals, knows)
        .unwrap_or_else(|fault| panic!("{fault:?}"))
}

/// Reads a list whose proposals are confirmed, for a district without records.
pub fn taken(kind: RecordKind, file: &str) -> Roster {
    listed(&list(kind, file))
}

/// The line of each refused row, and the reason.
pub fn refused(roster: &Roster) -> Vec<(u32, String)> {
    let (template, templates) = (Template::builtin_records(roster.kind), TemplateSet::builtin_records());
    let reason = |refusal| render(&English, &roster_refusal(refusal, &template, &templates));
    roster.refused.iter().map(|row| (row.line, reason(&row.refusal))).collect()
}

/// The line of each ignored row, and the reason.
pub fn ignored(roster: &Roster) -> Vec<(u32, String)> {
    let (template, templates) = (Template::builtin_records(roster.kind), TemplateSet::builtin_records());
    let reason = |reason| render(&English, &roster_ignored(reason, &template, &templates));
    roster.ignored.iter().map(|row| (row.line, reason(&row.reason))).collect()
}

/// Expects these lines, each with a part of the reason.
#[track_caller]
pub fn assert_rows(rows: &[(u32, String)], expected: &[(u32, &str)]) {
    let lines: Vec<u32> = rows.iter().map(|row| row.0).collect();
    assert_eq!(lines, expected.iter().map(|row| row.0).collect::<Vec<_>>(), "{rows:?}");
    for ((line, reason), (_, words)) in rows.iter().zip(expected) {
        assert!(reason.contains(words), "line {line}: {reason}");
    }
}
