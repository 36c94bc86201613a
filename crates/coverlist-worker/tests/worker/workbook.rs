//! Drives the engine with a workbook, as the host does: its bytes, what is known of it, the CSV of its
//! worksheet, and what is known then.

use crate::start::start;
use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::{HiddenRows, WorkbookChoices, WorkbookFacts, Worksheet};
use coverlist_core::sheet::{DecisionRule, Decisions, Subject};
use coverlist_worker::{Engine, EngineAnswer, EngineFailure, Next, Summary};

const WORKBOOK: &[u8] = b"PK\x03\x04 the bytes of a workbook";
const CSV: &[u8] = b"User ID,Insurance Status\n004231,Enrolled\n118204,Enrolled\n";

fn facts(hidden_rows: Option<HiddenRows>, notes: Vec<Finding>) -> WorkbookFacts {
    let worksheet =
        |name: &str, hidden_rows| Worksheet { name: name.to_owned(), rows: 3, hidden_rows, is_hidden: false };
    WorkbookFacts {
        bytes: WORKBOOK.len() as u64,
        worksheets: vec![worksheet("Fall", 1), worksheet("Spring", 0)],
        read: Some(0),
        hidden_rows,
        notes,
    }
}

fn hidden_rows(decided: Option<HiddenRows>) -> WorkbookFacts {
    let code = match decided {
        None => Code::HiddenRowsUndecided,
        Some(_) => Code::HiddenRowsIncluded,
    };
    facts(decided, vec![Finding::file(code).naming([3], 1)])
}

/// Reads a workbook with this worksheet, and validates it.
fn read(engine: &mut Engine, csv: &[u8], known: WorkbookFacts) -> Vec<EngineAnswer> {
    engine.push_workbook(WORKBOOK);
    engine.set_workbook(WorkbookFacts { notes: Vec::new(), ..known.clone() });
    let mut answers: Vec<EngineAnswer> = csv.chunks(7).flat_map(|piece| engine.push(piece)).collect();
    engine.set_workbook(known);
    answers.extend(engine.end(WORKBOOK.len() as u64));
    while engine.is_busy() {
        answers.extend(engine.step(10));
    }
    answers
}

fn verdict(answers: &[EngineAnswer]) -> &Summary {
    let verdict = answers.iter().find_map(|answer| match answer {
        EngineAnswer::Verdict { summary, .. } => Some(summary),
        _ => None,
    });
    verdict.unwrap_or_else(|| panic!("no verdict in {answers:?}"))
}

fn has(summary: &Summary, code: Code) -> bool {
    summary.top_findings.iter().any(|finding| finding.code == code)
}

#[test]
fn hidden_rows_block_a_workbook_until_somebody_decides() {
    let mut engine = Engine::default();
    assert_eq!(engine.start(start(1, Decisions::default())), Next::Read);
    assert_eq!(engine.workbook_choices(), Some(WorkbookChoices::default()));
    let answers = read(&mut engine, CSV, hidden_rows(None));
    let summary = verdict(&answers);
    assert!(summary.blocked && has(summary, Code::HiddenRowsUndecided), "{summary:?}");
    assert!(has(summary, Code::WorksheetChosen));
    assert_eq!((summary.accepted, summary.with_findings), (2, 1), "the rows are checked");
    let asked = summary.questions.iter().find(|question| question.decision == "/hidden_rows");
    let about = Subject::HiddenRows { worksheet: "Fall".to_owned(), rows: 1 };
    assert_eq!(asked.map(|question| &question.about), Some(&about));

    let decided = Decisions { hidden_rows: Some(HiddenRows::Include), ..Decisions::default() };
    assert_eq!(engine.revalidate(start(2, decided)), Next::Read, "the worksheet is read otherwise");
    let answers = read(&mut engine, CSV, hidden_rows(Some(HiddenRows::Include)));
    let summary = verdict(&answers);
    assert!(!summary.blocked && has(summary, Code::HiddenRowsIncluded), "{summary:?}");
    assert!(summary.questions.is_empty());
}

#[test]
fn another_worksheet_is_read_from_the_beginning_and_an_unknown_one_is_a_fault() {
    let mut engine = Engine::default();
    engine.start(start(1, Decisions::default()));
    read(&mut engine, CSV, facts(None, Vec::new()));
    let named = |name: &str| Decisions { worksheet: Some(name.to_owned()), ..Decisions::default() };
    assert_eq!(engine.revalidate(start(2, named("Spring"))), Next::Read);
    assert_eq!(engine.workbook_choices().and_then(|choices| choices.worksheet).as_deref(), Some("Spring"));
    let known = WorkbookFacts { read: Some(1), ..facts(None, Vec::new()) };
    assert!(!verdict(&read(&mut engine, CSV, known)).blocked);

    assert_eq!(engine.revalidate(start(3, named("Summer"))), Next::Read);
    let answers = read(&mut engine, CSV, facts(None, Vec::new()));
    let Some(EngineAnswer::Failed { failure: EngineFailure::WrongDecision(fault), .. }) = answers.first()
    else {
        panic!("{answers:?}")
    };
    assert_eq!((fault.pointer.as_str(), fault.rule), ("/worksheet", DecisionRule::NotInFile));
}

#[test]
fn a_workbook_that_cannot_be_read_has_the_reason() {
    let mut engine = Engine::default();
    engine.start(start(1, Decisions::default()));
    let refused = WorkbookFacts {
        read: None,
        worksheets: Vec::new(),
        ..facts(None, vec![Finding::file(Code::WorkbookPassword)])
    };
    let answers = read(&mut engine, b"", refused.clone());
    let summary = verdict(&answers);
    assert!(
        summary.blocked && has(summary, Code::WorkbookPassword) && summary.tally.len() == 1,
        "{summary:?}"
    );

    // It can also turn out to be damaged after some rows.
    engine.start(start(2, Decisions::default()));
    engine.push_workbook(WORKBOOK);
    engine.set_workbook(facts(None, Vec::new()));
    engine.push(CSV);
    engine.set_workbook(WorkbookFacts { notes: vec![Finding::file(Code::WorkbookDamaged)], ..refused });
    let mut answers = engine.end(WORKBOOK.len() as u64);
    while engine.is_busy() {
        answers.extend(engine.step(10));
    }
    let summary = verdict(&answers);
    assert!(summary.blocked && has(summary, Code::WorkbookDamaged) && summary.accepted == 0, "{summary:?}");
}

#[test]
fn a_file_that_is_no_workbook_is_read_as_it_is() {
    let mut engine = Engine::default();
    engine.start(start(1, Decisions::default()));
    engine.push_workbook(WORKBOOK);
    engine.restart();
    let mut answers = engine.push(WORKBOOK);
    answers.extend(engine.end(WORKBOOK.len() as u64));
    while engine.is_busy() {
        answers.extend(engine.step(10));
    }
    assert!(has(verdict(&answers), Code::FileArchive));
}

#[test]
fn size_and_hash_are_those_of_the_workbook() {
    let hashed = |bytes: &[u8]| {
        let mut engine = Engine::default();
        engine.start(start(1, Decisions::default()));
        engine.sheet(1, "list.xlsx".to_owned());
        read(&mut engine, CSV, facts(None, Vec::new()));
        let source = engine.start_hash().expect("the hash is due");
        engine.hash(source, bytes);
        engine.end_hash(source, true)
    };
    let answers = hashed(WORKBOOK);
    let provenance = answers.iter().find_map(|answer| match answer {
        EngineAnswer::Sheet { provenance, .. } => Some(provenance),
        _ => None,
    });
    let source = &provenance.unwrap_or_else(|| panic!("no sheet in {answers:?}")).source;
    assert_eq!((source.bytes, source.worksheet.as_deref()), (WORKBOOK.len() as u64, Some("Fall")));
    let changed = hashed(CSV);
    assert!(
        matches!(changed[..], [EngineAnswer::Failed { failure: EngineFailure::FileChanged, .. }, ..]),
        "{changed:?}"
    );
}

#[test]
fn a_workbook_that_arrives_in_part_fails() {
    let mut engine = Engine::default();
    engine.start(start(1, Decisions::default()));
    engine.push_workbook(&WORKBOOK[..10]);
    engine.set_workbook(facts(None, Vec::new()));
    engine.push(CSV);
    let answers = engine.end(WORKBOOK.len() as u64);
    let [EngineAnswer::Failed { failure, .. }] = &answers[..] else { panic!("{answers:?}") };
    assert_eq!(*failure, EngineFailure::OtherSize { read: 10, size: WORKBOOK.len() as u64 });
}
