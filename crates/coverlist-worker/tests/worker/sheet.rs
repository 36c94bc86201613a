//! The engine writes the sheet of a validated file, with its provenance.

use coverlist_core::sheet::{ConvertedSheet, Proposals, Provenance, SourceFile, Terms, convert};
use coverlist_worker::{Engine, EngineAnswer, Filter, Next, RowsRequest, SavedSources, Start};
use sha2::{Digest, Sha256};

use super::case::{self, Case};

const RUN: u32 = 1;
const NAME: &str = "list.csv";

fn start(case: &Case) -> Start {
    Start {
        run: RUN,
        templates: case.templates(),
        template: case.template_id().to_owned(),
        decisions: case.question.decisions.clone(),
        sources: SavedSources::default(),
        today: case.question.today,
        limits: case.question.limits,
    }
}

/// An engine that has read and validated a file.
fn validated(case: &Case) -> Engine {
    let mut engine = Engine::default();
    read(&mut engine, case);
    while engine.is_busy() {
        engine.step(1_000);
    }
    engine
}

fn read(engine: &mut Engine, case: &Case) {
    assert_eq!(engine.start(start(case)), Next::Read);
    engine.push(&case.input);
    engine.end(case.input.len() as u64);
}

/// Hashes the file, as a host does when the engine has no other work.
fn hash(engine: &mut Engine, file: &[u8]) -> Vec<EngineAnswer> {
    let source = engine.start_hash().expect("a hash is due");
    engine.hash(source, file);
    engine.end_hash(source, true)
}

/// The answers of the remaining work, and the bytes of the sheet.
fn work_off(engine: &mut Engine, step: u32) -> (Vec<EngineAnswer>, Vec<u8>) {
    let (mut answers, mut sheet) = (Vec::new(), Vec::new());
    while engine.is_busy() {
        answers.extend(engine.step(step));
        sheet.extend(engine.take_sheet_bytes());
    }
    (answers, sheet)
}

fn provenances(answers: Vec<EngineAnswer>) -> Vec<Provenance> {
    let of_sheet = |answer| match answer {
        EngineAnswer::Sheet { run: RUN, provenance } => Some(*provenance),
        _ => None,
    };
    answers.into_iter().filter_map(of_sheet).collect()
}

fn sha256(bytes: &[u8]) -> String {
    base16ct::lower::encode_string(&Sha256::digest(bytes))
}

/// The sheet to which the core converts a file. `None` when a question is open.
fn converted(case: &Case) -> Option<ConvertedSheet> {
    let templates = case.templates();
    let template = templates.get(case.template_id())?;
    let source = SourceFile { name: NAME, sha256: &sha256(&case.input), bytes: &case.input, workbook: None };
    let (today, limits) = (case.question.today, case.question.limits);
    let terms = Terms { template, templates: &templates, today, limits };
    let converted = convert(&source, &terms, &case.question.decisions, Proposals::Asked, sha256);
    let converted = converted.expect("no decision is wrong");
    converted.sheet.filter(|_| converted.questions.is_empty())
}

/// A file of the corpus without open questions.
fn clear_case() -> Case {
    let is_clear = |case: &Case| converted(case).is_some_and(|sheet| sheet.provenance.rows.accepted > 2);
    case::cases().into_iter().find(is_clear).expect("the corpus has a clear file")
}

#[test]
fn the_sheet_is_the_one_that_the_core_converts_the_file_to() {
    let mut compared = 0;
    for case in case::cases() {
        let Some(expected) = converted(&case) else { continue };
        for step in [2, 1_000] {
            let mut engine = validated(&case);
            hash(&mut engine, &case.input);
            assert_eq!(engine.sheet(RUN, NAME.to_owned()), Next::Step, "{}", case.name);
            let (answers, bytes) = work_off(&mut engine, step);
            assert_eq!(String::from_utf8(bytes), String::from_utf8(expected.bytes.clone()), "{}", case.name);
            assert_eq!(provenances(answers), std::slice::from_ref(&expected.provenance), "{}", case.name);
        }
        compared += 1;
    }
    assert!(compared > 50, "only {compared} files were compared");
}

#[test]
fn a_sheet_waits_for_the_hash_of_the_file() {
    let case = clear_case();
    let mut engine = validated(&case);
    engine.sheet(RUN, NAME.to_owned());
    let (answers, bytes) = work_off(&mut engine, 1_000);
    assert_eq!((answers, bytes.is_empty()), (Vec::new(), false));
    let provenances = provenances(hash(&mut engine, &case.input));
    assert_eq!(provenances, [converted(&case).expect("a sheet").provenance]);
}

#[test]
fn a_sheet_that_is_requested_early_comes_after_the_verdict() {
    let case = clear_case();
    let mut engine = Engine::default();
    assert_eq!(engine.sheet(RUN, NAME.to_owned()), Next::Nothing, "there is no file");
    read(&mut engine, &case);
    assert_eq!(engine.sheet(RUN + 1, NAME.to_owned()), Next::Nothing, "that is another run");
    assert_eq!(engine.sheet(RUN, NAME.to_owned()), Next::Nothing);
    let (answers, bytes) = work_off(&mut engine, 5);
    assert!(matches!(answers[..], [EngineAnswer::Verdict { .. }]), "{answers:?}");
    assert_eq!(bytes, converted(&case).expect("a sheet").bytes);
    assert_eq!(provenances(hash(&mut engine, &case.input)).len(), 1);
}

#[test]
fn a_window_is_shown_while_a_sheet_is_written() {
    let case = clear_case();
    let mut engine = validated(&case);
    engine.sheet(RUN, NAME.to_owned());
    engine.step(1);
    let mut bytes = engine.take_sheet_bytes();
    let request = RowsRequest { run: RUN, number: 1, filter: Filter::default(), from: 0, count: 9 };
    assert_eq!(engine.rows(request), Next::Step);
    assert_eq!(engine.sheet(RUN, NAME.to_owned()), Next::Nothing, "it is being written");
    let (answers, rest) = work_off(&mut engine, 1);
    bytes.extend(rest);
    assert!(matches!(answers[..], [EngineAnswer::Window(_)]), "{answers:?}");
    assert_eq!(bytes, converted(&case).expect("a sheet").bytes);
}

#[test]
fn other_settings_drop_a_sheet() {
    let case = clear_case();
    let mut engine = validated(&case);
    hash(&mut engine, &case.input);
    engine.sheet(RUN, NAME.to_owned());
    engine.step(1);
    assert_eq!(engine.revalidate(Start { run: RUN + 1, ..start(&case) }), Next::Step);
    let (answers, bytes) = work_off(&mut engine, 1_000);
    assert!(matches!(answers.last(), Some(EngineAnswer::Source { .. })), "{answers:?}");
    assert_eq!(provenances(answers), []);
    assert!(bytes.is_empty());
}
