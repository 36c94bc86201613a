//! The engine changes cells of a validated file, and answers with the verdict on the changed file.

use coverlist_core::findings::Code;
use coverlist_core::record::{Date, Field, RecordKind};
use coverlist_core::sheet::Decisions;
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::{EditRefusal, Limits, RowStatus};
use coverlist_worker::{
    CellEdit, Engine, EngineAnswer, EngineFailure, Filter, Next, RowsRequest, SavedSources, Start, Summary,
    Which, Window,
};

const RUN: u32 = 7;

fn start(run: u32) -> Start {
    Start {
        run,
        templates: TemplateSet::builtin(),
        template: RecordKind::User.id().to_owned(),
        decisions: Decisions::default(),
        sources: SavedSources::default(),
        today: Date::constant(2026, 9, 1),
        limits: Limits::default(),
    }
}

fn validated(file: &str) -> (Engine, Summary) {
    let mut engine = Engine::default();
    assert_eq!(engine.start(start(RUN)), Next::Read);
    engine.push(file.as_bytes());
    engine.end(file.len() as u64);
    let summary = verdict(work_off(&mut engine));
    (engine, summary)
}

fn work_off(engine: &mut Engine) -> Vec<EngineAnswer> {
    let mut answers = Vec::new();
    while engine.is_busy() {
        answers.extend(engine.step(2));
    }
    answers
}

fn verdict(answers: impl IntoIterator<Item = EngineAnswer>) -> Summary {
    let mut summaries = answers.into_iter().filter_map(|answer| match answer {
        EngineAnswer::Verdict { summary, .. } => Some(*summary),
        _ => None,
    });
    summaries.next().expect("a verdict")
}

fn change(line: u32, field: Field, text: &str) -> CellEdit {
    CellEdit { run: RUN, line, field, text: Some(text.to_owned()) }
}

fn window(engine: &mut Engine, which: Which) -> Window {
    let filter = Filter { which, text: String::new() };
    assert_eq!(engine.rows(RowsRequest { run: RUN, number: 1, filter, from: 0, count: 60 }), Next::Step);
    match work_off(engine).as_slice() {
        [EngineAnswer::Window(window)] => window.clone(),
        other => panic!("one window, not {other:?}"),
    }
}

const FILE: &str = "User ID,Insurance Status,Policy Number\n\
                    004231,Maybe,P-1\n118204,No,P-2\n118377,Enrolled,P-3\n";

#[test]
fn a_changed_cell_gives_the_verdict_of_a_file_with_that_text() {
    let (mut engine, own) = validated(FILE);
    assert_eq!((own.accepted, own.rejected), (2, 1));
    assert_eq!(window(&mut engine, Which::Code(Code::StatusUnknown)).total, 1);
    let changes = [
        (2, Field::Status, "Yes", FILE.replace("Maybe", "Yes")),
        (3, Field::Key, "118377", FILE.replace("Maybe", "Yes").replace("118204", "118377")),
    ];
    for (line, field, text, file) in changes {
        let answer = engine.edit(&change(line, field, text));
        assert_eq!(verdict(answer), validated(&file).1, "{text}");
    }
    assert_eq!(window(&mut engine, Which::Code(Code::StatusUnknown)).total, 0);
    let conflicts = window(&mut engine, Which::Code(Code::KeyConflict));
    assert_eq!(conflicts.rows.iter().map(|row| row.cells[0].as_str()).collect::<Vec<_>>(), ["118377"; 2]);
    for (line, field) in [(2, Field::Status), (3, Field::Key)] {
        engine.edit(&CellEdit { run: RUN, line, field, text: None });
    }
    assert_eq!(window(&mut engine, Which::Status(RowStatus::Rejected)).rows[0].cells[1], "Maybe");
}

#[test]
fn the_sheet_has_the_changed_cells_and_its_provenance_counts_them() {
    let (mut engine, _) = validated(FILE);
    engine.edit(&change(2, Field::Status, "Yes"));
    assert_eq!(engine.sheet(RUN, "list.csv".to_owned()), Next::Step);
    // A change in between gives the sheet up.
    engine.edit(&change(3, Field::PolicyNumber, "P-9"));
    assert!(!engine.is_busy() && engine.take_sheet_bytes().is_empty());
    assert_eq!(engine.sheet(RUN, "list.csv".to_owned()), Next::Step);
    work_off(&mut engine);
    let sheet = String::from_utf8(engine.take_sheet_bytes()).expect("a sheet is UTF-8");
    assert_eq!(
        sheet.lines().collect::<Vec<_>>(),
        [
            "User ID,Insurance Status,Policy Number,Line",
            "004231,Enrolled,P-1,2",
            "118204,Not Enrolled,P-9,3",
            "118377,Enrolled,P-3,4"
        ]
    );
    let source = engine.start_hash().expect("a hash is due");
    engine.hash(source, FILE.as_bytes());
    let counted = engine.end_hash(source, true).into_iter().find_map(|answer| match answer {
        EngineAnswer::Sheet { provenance, .. } => Some(provenance.changed_cells),
        _ => None,
    });
    assert_eq!(counted, Some(2));
}

#[test]
fn a_cell_that_cannot_be_changed_is_refused_with_its_place() {
    let refused = |engine: &mut Engine, line, field| match engine.edit(&change(line, field, "x")) {
        Some(EngineAnswer::EditRefused { run: RUN, line: at, field: of, refusal }) => {
            assert_eq!((at, of), (line, field));
            refusal
        }
        other => panic!("a refusal, not {other:?}"),
    };
    let (mut engine, _) = validated(FILE);
    assert_eq!(refused(&mut engine, 1, Field::Key), EditRefusal::NoCell);
    assert_eq!(refused(&mut engine, 2, Field::CoverageEnd), EditRefusal::NoCell);
    let other_run = CellEdit { run: RUN + 1, ..change(2, Field::Key, "x") };
    assert_eq!(engine.edit(&other_run), None);
    engine.revalidate(start(RUN));
    assert_eq!(refused(&mut engine, 2, Field::Key), EditRefusal::NotChecked);
}

#[test]
fn edits_of_the_decisions_are_made_and_taken_back_with_them() {
    let (mut engine, own) = validated(FILE);
    let decided = |run, edits: &str| Start {
        decisions: serde_json::from_str(&format!(r#"{{"edits": [{edits}]}}"#)).expect("decisions"),
        ..start(run)
    };
    let edit = r#"{"field": "Insurance Status", "equal": "Maybe", "text": "Yes"}"#;
    assert_eq!(engine.revalidate(decided(8, edit)), Next::Step);
    assert_eq!(verdict(work_off(&mut engine)).accepted, 3);
    engine.edit(&CellEdit { run: 8, ..change(4, Field::Status, "Nobody knows") });
    assert_eq!(engine.revalidate(decided(9, "")), Next::Step);
    assert_eq!(verdict(work_off(&mut engine)), own);
    let wrong = r#"{"field": "Insurance Status", "line": 1, "text": "Yes"}"#;
    engine.revalidate(decided(10, wrong));
    let answers = work_off(&mut engine);
    let is_wrong = |answer: &EngineAnswer| match answer {
        EngineAnswer::Failed { run: 10, failure: EngineFailure::WrongDecision(fault) } => {
            fault.pointer == "/edits/0"
        }
        _ => false,
    };
    assert!(answers.iter().any(is_wrong), "{answers:?}");
    assert_eq!(engine.revalidate(start(11)), Next::Read, "the file is read again");
}
