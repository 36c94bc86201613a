//! A table that comes from the worksheet of a workbook.

use crate::sheet_convert::{questions, sheet};
use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::{HiddenRows, WorkbookFacts, Worksheet, read};
use coverlist_core::record::{Date, RecordKind};
use coverlist_core::sheet::{
    Converted, DecisionFault, DecisionRule, Decisions, Proposals, Source, SourceFile, Sources, Subject,
    Terms, Undecided, convert, convert_with_sources, resolve,
};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Limits, validate};

const LIST: &str = "User ID,Insurance Status,Coverage Type\n000042,Yes,Núñez\n000043,Yes,\n";

fn worksheet(name: &str, rows: u32, hidden_rows: u32) -> Worksheet {
    Worksheet { name: name.to_owned(), rows, hidden_rows, is_hidden: false }
}

/// A workbook whose worksheet _Fall_ has a hidden row.
fn hidden(decided: Option<HiddenRows>, code: Code) -> WorkbookFacts {
    WorkbookFacts {
        bytes: 5000,
        worksheets: vec![worksheet("Fall", 3, 1), worksheet("Notes", 0, 0)],
        read: Some(0),
        hidden_rows: decided,
        notes: vec![Finding::file(code).naming([3], 1)],
    }
}

/// A workbook without anything to tell.
fn plain() -> WorkbookFacts {
    WorkbookFacts {
        bytes: 5000,
        worksheets: vec![worksheet("Fall", 3, 0)],
        read: Some(0),
        ..WorkbookFacts::default()
    }
}

fn refused(code: Code) -> WorkbookFacts {
    WorkbookFacts { notes: vec![Finding::file(code)], ..WorkbookFacts::default() }
}

fn with<T>(csv: &str, workbook: &WorkbookFacts, run: impl FnOnce(&SourceFile<'_>, &Terms<'_>) -> T) -> T {
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    let (today, limits) = (Date::constant(2026, 9, 1), Limits::default());
    let terms = Terms { template: &template, templates: &templates, today, limits };
    let bytes = csv.as_bytes();
    run(&SourceFile { name: "list.xlsx", sha256: "source", bytes, workbook: Some(workbook) }, &terms)
}

fn decisions(json: &str) -> Decisions {
    serde_json::from_str(json).expect("decisions")
}

fn try_convert(
    csv: &str,
    workbook: &WorkbookFacts,
    decided: &str,
) -> Result<Converted, (String, DecisionRule)> {
    let converted = with(csv, workbook, |file, terms| {
        convert(file, terms, &decisions(decided), Proposals::Asked, |_| String::new())
    });
    converted.map_err(|DecisionFault { pointer, rule }| (pointer, rule))
}

fn converted(csv: &str, workbook: &WorkbookFacts, decided: &str) -> Converted {
    try_convert(csv, workbook, decided).unwrap_or_else(|(pointer, rule)| panic!("{pointer}: {}", rule.id()))
}

fn codes(converted: &Converted) -> Vec<Code> {
    converted.verdict.findings().map(|finding| finding.code).collect()
}

#[test]
fn hidden_rows_block_the_file_until_they_are_decided() {
    let asked = converted(LIST, &hidden(None, Code::HiddenRowsUndecided), "{}");
    assert_eq!(codes(&asked), [Code::HiddenRowsUndecided]);
    assert!(asked.verdict.blocked && asked.sheet.is_none());
    let about = Subject::HiddenRows { worksheet: "Fall".to_owned(), rows: 1 };
    assert_eq!(questions(&asked), [("/hidden_rows", &about)]);
    for (decided, word, code) in [
        (HiddenRows::Include, "include", Code::HiddenRowsIncluded),
        (HiddenRows::LeaveOut, "leave-out", Code::HiddenRowsLeftOut),
    ] {
        let json = format!(r#"{{"hidden_rows": "{word}"}}"#);
        let answered = converted(LIST, &hidden(Some(decided), code), &json);
        assert_eq!((codes(&answered), questions(&answered)), (vec![code], Vec::new()));
        assert!(sheet(&answered).contains("000042,Enrolled,Núñez,2\r\n"));
        assert_eq!(answered.decisions, decisions(&json));
    }
}

#[test]
fn a_confirmation_does_not_decide_about_hidden_rows() {
    let asked = with(LIST, &hidden(None, Code::HiddenRowsUndecided), |file, terms| {
        convert(file, terms, &Decisions::default(), Proposals::Confirmed, |_| String::new())
    })
    .expect("the decisions fit");
    assert_eq!(asked.decisions.hidden_rows, None);
    assert_eq!(questions(&asked)[0].0, "/hidden_rows");
}

#[test]
fn a_worksheet_must_be_one_of_the_workbook() {
    let fault = Err(("/worksheet".to_owned(), DecisionRule::NotInFile));
    let result = |workbook: &WorkbookFacts, name: &str| {
        try_convert(LIST, workbook, &format!(r#"{{"worksheet": "{name}"}}"#)).map(|_| ())
    };
    assert_eq!(result(&plain(), "Fall"), Ok(()));
    assert_eq!(result(&plain(), "Spring"), fault);
    assert_eq!(result(&refused(Code::WorkbookPassword), "Spring"), Ok(()), "its worksheets are unknown");
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    let own = decisions(r#"{"worksheet": "Fall"}"#);
    let text = read(LIST.as_bytes(), &own.read(), &templates.headers());
    let of_text = resolve(&text, &template, &templates, &own, Undecided::Blocks);
    assert_eq!(of_text.map(|_| ()).map_err(|fault| (fault.pointer, fault.rule)), fault, "a text has none");
}

#[test]
fn other_worksheets_with_rows_are_reported() {
    let several = |hidden| {
        let mut workbook = plain();
        workbook.worksheets.push(Worksheet { is_hidden: hidden, ..worksheet("Spring", 9, 0) });
        workbook.worksheets.push(worksheet("Blank", 0, 0));
        codes(&converted(LIST, &workbook, "{}"))
    };
    assert_eq!((several(false), several(true)), (vec![Code::WorksheetChosen], vec![]));
}

#[test]
fn a_refused_workbook_has_its_reason_alone() {
    for code in [Code::WorkbookPassword, Code::WorkbookDamaged, Code::WorkbookTooManyRows] {
        // The reader may have written some rows before it found the damage.
        for csv in ["", LIST] {
            let blocked = converted(csv, &refused(code), "{}");
            assert_eq!((codes(&blocked), questions(&blocked)), (vec![code], Vec::new()));
            assert!(blocked.sheet.is_none() && blocked.verdict.blocked);
        }
    }
}

#[test]
fn provenance_names_the_workbook_and_its_worksheet() {
    let source =
        |workbook: &WorkbookFacts| converted(LIST, workbook, "{}").sheet.expect("a sheet").provenance.source;
    let named = source(&plain());
    assert_eq!((named.bytes, named.worksheet.as_deref()), (5000, Some("Fall")));
    let long = WorkbookFacts { worksheets: vec![worksheet(&"long".repeat(99), 3, 0)], ..plain() };
    let name = source(&long).worksheet.expect("a name");
    assert!(name.ends_with('…') && name.chars().count() <= 201, "{name}");
}

#[test]
fn nobody_decides_how_the_csv_of_a_worksheet_is_read() {
    let decided = r#"{"encoding": "windows-1252", "delimiter": ";", "dialect": "apostrophes"}"#;
    let read_alike = converted(LIST, &plain(), decided);
    assert_eq!(sheet(&read_alike), sheet(&converted(LIST, &plain(), "{}")));
    assert_eq!(read_alike.decisions, Decisions::default());
    let own = decisions(decided);
    let templates = TemplateSet::builtin();
    let mut table = read(LIST.as_bytes(), &own.read(), &templates.headers());
    assert_eq!(own.of_person(&table), own, "a person decides how a text is read");
    table.set_workbook(plain());
    assert_eq!(own.of_person(&table), Decisions::default());
}

#[test]
fn a_source_keeps_nothing_of_a_workbook() {
    let decided = r#"{"worksheet": "Fall", "hidden_rows": "include", "words": {"Insurance Status": {"Si": "Enrolled"}}}"#;
    let workbook = hidden(Some(HiddenRows::Include), Code::HiddenRowsIncluded);
    let source = Source::of("Insurer", &converted(LIST, &workbook, decided)).expect("a source");
    let Decisions { worksheet, hidden_rows, encoding, delimiter, dialect, .. } = &source.decisions;
    assert_eq!((worksheet, hidden_rows), (&None, &None));
    assert_eq!((encoding, delimiter, dialect), (&None, &None, &None));
    assert!(!source.decisions.words.is_empty());
}

#[test]
fn the_source_of_a_text_file_applies_to_a_workbook_of_the_same_form() {
    let source = Source {
        name: "Insurer".to_owned(),
        version: 1,
        template: "user".to_owned(),
        headers: ["User ID", "Insurance Status", "Coverage Type"].map(str::to_owned).to_vec(),
        decisions: decisions(r#"{"encoding": "windows-1252", "words": {"status": {"Si": "Enrolled"}}}"#),
    };
    let sourced = with(&LIST.replace("Yes", "Si"), &plain(), |file, terms| {
        let sources = Sources::ByHeaders(std::slice::from_ref(&source));
        convert_with_sources(file, terms, &Decisions::default(), sources, Proposals::Asked, |_| String::new())
    })
    .expect("the decisions fit");
    assert!(sheet(&sourced).contains("000042,Enrolled,Núñez,2\r\n"), "{}", sheet(&sourced));
    assert_eq!(sourced.decisions.encoding, None);
}

#[test]
fn notes_may_be_about_lines_below_the_table() {
    let notes = vec![
        Finding::file(Code::WorksheetFarCells).naming([u32::MAX], 1),
        Finding::file(Code::WorksheetComments).naming([2, 1_048_576], 2),
    ];
    let workbook = WorkbookFacts { notes: notes.clone(), ..plain() };
    let noted = converted(LIST, &workbook, "{}");
    assert_eq!(noted.verdict.findings().collect::<Vec<_>>(), notes);
    assert!(sheet(&noted).contains("000042,"));
}

#[test]
fn a_verdict_of_a_workbook_is_that_of_its_csv() {
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    let csv = "User ID,Insurance Status\n1001,Perhaps\n1002,Yes\n1002,No\n";
    let verdict = |workbook: Option<WorkbookFacts>| {
        let mut table = read(csv.as_bytes(), &Decisions::default().read(), &templates.headers());
        workbook.into_iter().for_each(|workbook| table.set_workbook(workbook));
        let (choices, today) = (Default::default(), Date::constant(2026, 9, 1));
        let verdict = validate(&table, &template, &templates, &choices, today, Limits::default());
        verdict.findings().collect::<Vec<_>>()
    };
    assert_eq!(verdict(Some(plain())), verdict(None));
}
