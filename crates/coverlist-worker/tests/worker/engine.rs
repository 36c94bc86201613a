//! Drives the engine as its hosts do: bytes in slices, work in steps, rows in windows.
// Long because: it covers every way to drive one engine, with one set of functions.

use crate::start::TODAY;
use coverlist_core::findings::Code;
use coverlist_core::read::{Encoding, ReadChoices, read};
use coverlist_core::record::{Date, Field, RecordKind};
use coverlist_core::sheet::{DecisionFault, DecisionRule, Decisions};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, RowStatus, validate};
use coverlist_core::value::DateOrder;
use coverlist_worker::{
    DateReading, DownloadContent, Engine, EngineAnswer, EngineFailure, EngineRequest, FileFacts, Filter,
    Next, OrderReason, RowsRequest, Start, Summary, Which, Window,
};
use proptest::prelude::*;

const RUN: u32 = 7;

const MESSY: &str = "User ID,Insurance Status,Policy Number,Coverage Type,Coverage Amount,Coverage Start Date,Coverage End Date\r\n\
    004231,Enrolled,POL-1,Full,460.00,2026-09-10,2027-06-30\r\n\
    ,Enrolled,POL-2,Full,460.00,2026-09-10,2027-06-30\r\n\
    118204,Maybe,POL-3,Full,460.00,2026-09-10,2027-06-30\r\n\
    118377,No,,,,,\r\n\
    118378,Yes,POL-5,Núñez,a lot,2026-09-10,2027-06-30\r\n";

#[test]
fn a_template_that_is_not_in_the_set_is_refused() {
    let unknown =
        |run| Start { template: "teacher".to_owned(), ..start(run, RecordKind::User, Decisions::default()) };
    let refused = |run| Next::Fail { run, failure: EngineFailure::UnknownTemplate };
    let mut engine = Engine::default();
    assert_eq!(engine.start(unknown(3)), refused(3));
    assert!(!engine.is_reading() && !engine.is_busy());
    let (mut engine, _) =
        validated(MESSY.as_bytes(), 50, 5, start(RUN, RecordKind::User, Decisions::default()));
    assert_eq!(engine.revalidate(unknown(8)), refused(8));
    assert!(!engine.is_busy());
}

fn decisions(json: &str) -> Decisions {
    serde_json::from_str(json).expect("a decisions document")
}

fn start(run: u32, kind: RecordKind, decisions: Decisions) -> Start {
    Start { template: kind.id().to_owned(), ..crate::start::start(run, decisions) }
}

/// An engine that has read and validated `bytes`, and all of its answers.
fn validated(bytes: &[u8], slice: usize, step: u32, start: Start) -> (Engine, Vec<EngineAnswer>) {
    let mut engine = Engine::default();
    assert_eq!(engine.start(start), Next::Read);
    let mut answers = push_all(&mut engine, bytes, slice);
    answers.extend(work_off(&mut engine, step));
    (engine, answers)
}

fn push_all(engine: &mut Engine, bytes: &[u8], slice: usize) -> Vec<EngineAnswer> {
    let mut answers: Vec<EngineAnswer> = bytes.chunks(slice).flat_map(|bytes| engine.push(bytes)).collect();
    answers.extend(engine.end(bytes.len() as u64));
    answers
}

fn work_off(engine: &mut Engine, step: u32) -> Vec<EngineAnswer> {
    let mut answers = Vec::new();
    while engine.is_busy() {
        answers.extend(engine.step(step));
    }
    answers
}

fn summary(answers: &[EngineAnswer]) -> &Summary {
    let verdicts: Vec<_> = answers
        .iter()
        .filter_map(|answer| match answer {
            EngineAnswer::Verdict { summary, .. } => Some(summary),
            _ => None,
        })
        .collect();
    assert_eq!(verdicts.len(), 1, "one verdict");
    verdicts[0]
}

fn window(engine: &mut Engine, filter: Filter, from: u32, count: u32) -> Window {
    let request = RowsRequest { run: RUN, number: 1, filter, from, count };
    assert_eq!(engine.rows(request), Next::Step);
    let answers = work_off(engine, 2);
    match answers.as_slice() {
        [EngineAnswer::Window(window)] => window.clone(),
        other => panic!("one window, not {other:?}"),
    }
}

fn facts_in(answers: &[EngineAnswer]) -> &FileFacts {
    let facts = answers.iter().rev().find_map(|answer| match answer {
        EngineAnswer::Facts { facts, .. } => Some(facts),
        _ => None,
    });
    facts.expect("a file that is read has facts")
}

fn lines(window: &Window) -> Vec<u32> {
    window.rows.iter().map(|row| row.line).collect()
}

fn only(which: Which) -> Filter {
    Filter { which, text: String::new() }
}

#[test]
fn it_says_header_and_facts_before_the_verdict_and_all_under_its_run() {
    let (_, answers) = validated(MESSY.as_bytes(), 16, 1, start(RUN, RecordKind::User, Decisions::default()));
    let kinds: Vec<&str> = answers
        .iter()
        .map(|answer| match answer {
            EngineAnswer::Facts { .. } => "facts",
            EngineAnswer::Header { .. } => "header",
            EngineAnswer::Verdict { .. } => "verdict",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["header", "facts", "verdict"]);
    assert!(answers.iter().all(|answer| answer.run() == Some(RUN)));
}

#[test]
fn the_header_of_a_long_file_is_said_long_before_its_end() {
    let row = "004231,Enrolled,POL-1,Full,460.00,2026-09-10,2027-06-30\n";
    let file = MESSY.replace("\r\n", "\n") + &row.repeat(20_000);
    let mut engine = Engine::default();
    engine.start(start(RUN, RecordKind::User, Decisions::default()));
    let said = engine.push(&file.as_bytes()[..1 << 17]);
    assert!(said.iter().any(|answer| matches!(answer, EngineAnswer::Header { .. })), "{said:?}");
}

#[test]
fn its_summary_is_the_core_s_verdict() {
    let (_, answers) = validated(MESSY.as_bytes(), 5, 1, start(RUN, RecordKind::User, Decisions::default()));
    let summary = summary(&answers);
    assert_eq!((summary.rows, summary.accepted, summary.rejected, summary.set_aside), (5, 2, 3, 0));
    assert_eq!(summary.with_findings, 3);
    assert!(summary.checked && !summary.blocked);
    let codes: Vec<Code> = summary.tally.iter().map(|line| line.code).collect();
    assert_eq!(codes, [Code::KeyBlank, Code::StatusUnknown, Code::AmountUnreadable]);
    assert_eq!(summary.columns[1].field, Some(Field::Status));
}

#[test]
fn rows_are_shown_by_finding_by_status_and_by_text() {
    let (mut engine, _) =
        validated(MESSY.as_bytes(), 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    let engine = &mut engine;
    assert_eq!(lines(&window(engine, Filter::default(), 0, 50)), [3, 4, 6]);
    assert_eq!(lines(&window(engine, only(Which::Code(Code::StatusUnknown)), 0, 50)), [4]);
    assert_eq!(lines(&window(engine, only(Which::Status(RowStatus::Accepted)), 0, 50)), [2, 5]);
    assert_eq!(lines(&window(engine, only(Which::All), 0, 50)), [2, 3, 4, 5, 6]);
    let find = |text: &str| Filter { which: Which::All, text: text.to_owned() };
    assert_eq!(lines(&window(engine, find("pol-3"), 0, 50)), [4]);
    assert_eq!(lines(&window(engine, find(" NÚÑEZ "), 0, 50)), [6]);
    assert_eq!(lines(&window(engine, find("5"), 0, 50)), [5, 6], "line 5, and the cell POL-5");
}

#[test]
fn a_text_is_found_in_cells_with_quotes() {
    let file = "User ID,Insurance Status,Policy Number\n1001,Yes,\"POL\"-7\n1002,Yes,\"a \"\"b\"\" C\"\n1003,\"Yes\",c\n";
    let (mut engine, _) =
        validated(file.as_bytes(), 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    let mut found = |text: &str| {
        let filter = Filter { which: Which::All, text: text.to_owned() };
        lines(&window(&mut engine, filter, 0, 50))
    };
    assert_eq!(found("pol-7"), [2]);
    assert_eq!((found("b\" c"), found("\"b"), found("bc")), (vec![3], vec![3], vec![]));
    assert_eq!((found("yes"), found("s,p"), found("\"y")), (vec![2, 3, 4], vec![], vec![]));
}

#[test]
fn a_window_has_its_part_of_the_rows_and_says_how_many_there_are() {
    let (mut engine, _) =
        validated(MESSY.as_bytes(), 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    let part = window(&mut engine, only(Which::All), 1, 2);
    assert_eq!((part.total, part.from, lines(&part)), (5, 1, vec![3, 4]));
    let beyond = window(&mut engine, only(Which::All), 99, 2);
    assert_eq!((beyond.total, beyond.from, lines(&beyond)), (5, 5, vec![]));
    let row = &part.rows[1];
    assert_eq!((row.row_status, row.cells[1].as_str(), row.cells.len()), (RowStatus::Rejected, "Maybe", 7));
    assert_eq!(row.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [Code::StatusUnknown]);
}

#[test]
fn rows_beyond_the_limit_are_not_checked_and_dates_that_are_asked_about_are() {
    let limits = Limits { max_rows: 1, ..Limits::default() };
    let start = |limits| Start { limits, ..start(RUN, RecordKind::User, Decisions::default()) };
    let file = "User ID,Insurance Status,Coverage End Date\n1001,Yes,08/09/2030\n1002,Yes,10/09/2030\n";
    let (_, answers) = validated(file.as_bytes(), 64, 9, start(limits));
    assert!(summary(&answers).blocked && !summary(&answers).checked);
    let (_, answers) = validated(file.as_bytes(), 64, 9, start(Limits::default()));
    assert!(summary(&answers).blocked && summary(&answers).checked);
}

#[test]
fn of_a_thousand_columns_and_long_cells_a_part_is_shown_the_template_s_columns_among_it() {
    let others: String = (0..1_000).map(|at| format!("Other {at},")).collect();
    let cells = format!("{},", "x".repeat(5_000)).repeat(1_000);
    let file = format!("{others}User ID,Insurance Status\n{cells}004231,Yes\n");
    let (mut engine, answers) =
        validated(file.as_bytes(), 65_536, 9, start(RUN, RecordKind::User, Decisions::default()));
    let columns = &summary(&answers).columns;
    assert!(columns.len() < 100);
    let last = &columns[columns.len() - 2..];
    assert_eq!(
        last.iter().map(|column| column.field).collect::<Vec<_>>(),
        [Some(Field::Key), Some(Field::Status)]
    );

    let row = &window(&mut engine, only(Which::All), 0, 50).rows[0];
    assert_eq!(row.cells.len(), columns.len());
    assert_eq!(row.cells[columns.len() - 2], "004231");
    assert!(row.cells.iter().all(|cell| cell.chars().count() <= 301));
}

#[test]
fn another_template_or_a_rename_needs_no_second_reading() {
    let file = "Student ID,Insurance Status\n004231,Yes\n";
    let (mut engine, answers) =
        validated(file.as_bytes(), 64, 9, start(RUN, RecordKind::Device, Decisions::default()));
    assert!(summary(&answers).blocked && !summary(&answers).checked);

    let decisions = decisions(r#"{"columns": {"User ID": "Student ID"}}"#);
    assert_eq!(engine.revalidate(start(8, RecordKind::User, decisions)), Next::Step);
    let answers = work_off(&mut engine, 9);
    assert!(answers.iter().all(|answer| answer.run() == Some(8)));
    assert_eq!((summary(&answers).blocked, summary(&answers).accepted), (false, 1));
}

#[test]
fn a_decision_that_does_not_fit_the_file_is_refused_by_name_and_can_be_taken_back() {
    let file = "User ID,Insurance Status,Plan\n1001,Yes,Full\n".as_bytes();
    let wrong = || decisions(r#"{"columns": {"Coverage Type": 4}}"#);
    let pointer = "/columns/Coverage Type".to_owned();
    let failure = EngineFailure::WrongDecision(DecisionFault { pointer, rule: DecisionRule::NotInFile });
    for slice in [7, 64] {
        let mut engine = Engine::default();
        engine.start(start(RUN, RecordKind::User, wrong()));
        let answers = push_all(&mut engine, file, slice);
        assert_eq!(answers, [EngineAnswer::Failed { run: RUN, failure: failure.clone() }]);
        assert!(!engine.is_reading() && !engine.is_busy());
        assert_eq!(engine.revalidate(start(8, RecordKind::User, Decisions::default())), Next::Read);
    }

    let (mut engine, _) = validated(file, 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    assert_eq!(engine.revalidate(start(8, RecordKind::User, wrong())), Next::Fail { run: 8, failure });
    assert!(!engine.is_busy());
    assert_eq!(engine.revalidate(start(9, RecordKind::User, Decisions::default())), Next::Read);
    let answers = push_all(&mut engine, file, 64);
    assert!(
        answers.iter().any(|answer| matches!(answer, EngineAnswer::Header { run: 9, .. })),
        "{answers:?}"
    );
}

#[test]
fn a_similar_header_of_an_optional_column_blocks_until_it_is_decided() {
    let file = "User ID,Insurance Status,Coverage Typ\n1001,Yes,Full\n".as_bytes();
    let (mut engine, answers) = validated(file, 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    assert!(summary(&answers).blocked);
    for (run, decided, field) in [(8, "3", Some(Field::CoverageType)), (9, "null", None)] {
        let decisions = decisions(&format!(r#"{{"columns": {{"Coverage Type": {decided}}}}}"#));
        assert_eq!(engine.revalidate(start(run, RecordKind::User, decisions)), Next::Step);
        let answers = work_off(&mut engine, 9);
        let summary = summary(&answers);
        assert_eq!((summary.blocked, summary.columns[2].field), (false, field), "{decided}");
    }
}

#[test]
fn the_day_of_the_last_ask_counts() {
    let file = "User ID,Insurance Status,Coverage End Date\n004231,Enrolled,2026-09-01\n";
    let (mut engine, answers) =
        validated(file.as_bytes(), 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    assert!(summary(&answers).tally.is_empty());
    let tomorrow = Date::constant(2026, 9, 2);
    engine.revalidate(Start { today: tomorrow, ..start(8, RecordKind::User, Decisions::default()) });
    let answers = work_off(&mut engine, 9);
    assert_eq!(summary(&answers).tally[0].code, Code::AlreadyExpired);
}

#[test]
fn another_encoding_reads_the_file_again() {
    let file = b"User ID,Insurance Status,Coverage Type\n004231,Yes,N\xfa\xf1ez\n";
    let (mut engine, answers) = validated(file, 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    let facts = facts_in(&answers);
    assert_eq!(facts.facts.encoding, Encoding::Windows1252);
    assert_eq!(facts.samples[0].readings[0], (Encoding::Windows1252, "Núñez".to_owned()));

    let decisions = decisions(r#"{"encoding": "utf-8"}"#);
    assert_eq!(engine.revalidate(start(8, RecordKind::User, decisions)), Next::Read);
    let answers = push_all(&mut engine, file, 10);
    let facts = facts_in(&answers);
    assert_eq!(facts.facts.encoding, Encoding::Utf8);
    assert!(facts.samples[0].readings[0].1.contains('\u{FFFD}'));
}

#[test]
fn a_sample_shows_how_it_would_read_in_the_other_encoding() {
    let (_, answers) = validated(MESSY.as_bytes(), 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    let facts = facts_in(&answers);
    let sample = &facts.samples[0];
    assert_eq!((sample.line, sample.column), (6, 4));
    let readings = [(Encoding::Utf8, "Núñez".to_owned()), (Encoding::Windows1252, "NÃºÃ±ez".to_owned())];
    assert_eq!(sample.readings, readings);
}

/// The readings of the first sample, for any size of slices.
fn readings(file: &[u8], encoding: Option<Encoding>, slice: usize) -> Vec<(Encoding, String)> {
    let decisions = Decisions { encoding, ..Decisions::default() };
    let (_, answers) = validated(file, slice, 9, start(RUN, RecordKind::User, decisions));
    facts_in(&answers).samples.last().map(|sample| sample.readings.clone()).unwrap_or_default()
}

#[test]
fn bytes_that_are_no_characters_show_what_they_are_in_the_other_encoding() {
    let head = "User ID,Insurance Status,Coverage Type\n";
    let damaged = (Encoding::Utf8, "N\u{FFFD}\u{FFFD}ez".to_owned());
    let right = (Encoding::Windows1252, "Núñez".to_owned());
    // The first sequence outside ASCII is valid UTF-8, or a person chose UTF-8.
    let mixed = [head.as_bytes(), "1001,Yes,é\n".as_bytes(), b"1002,Yes,N\xfa\xf1ez\n"].concat();
    for slice in [1, 7, 1 << 16] {
        assert_eq!(readings(&mixed, None, slice), [damaged.clone(), right.clone()]);
    }
    // Other encodings with one byte for each character are as likely as Windows-1252.
    let others = [(Encoding::MacRoman, "N˙Òez".to_owned()), (Encoding::Cp437, "N·±ez".to_owned())];
    let in_windows_1252: Vec<_> = [right.clone(), damaged.clone()].into_iter().chain(others).collect();
    let rows = "004231,No,\"a \"\"b\"\"\n c\"\n".repeat(20_000);
    let far = [head.as_bytes(), rows.as_bytes(), b"1002,Yes,N\xfa\xf1ez\n"].concat();
    for slice in [1_001, 1 << 20] {
        assert_eq!(readings(&far, Some(Encoding::Utf8), slice), [damaged.clone(), right.clone()]);
        assert_eq!(readings(&far, None, slice), in_windows_1252);
    }
    let marked = ["\u{FEFF}".as_bytes(), &mixed].concat();
    assert_eq!(readings(&marked, None, 5), [damaged, right]);
    assert_eq!(readings(&marked, Some(Encoding::Windows1252), 5), in_windows_1252);
}

#[test]
fn a_sample_shows_the_encodings_that_may_be_right() {
    let head = b"User ID,Insurance Status,Coverage Type\n1001,Yes,".as_slice();
    for (cell, recognized, right) in [
        (&b"Garc\x92a\n"[..], Encoding::Windows1252, (Encoding::MacRoman, "García".to_owned())),
        (b"Mu\x96oz Jos\x8E\n", Encoding::MacRoman, (Encoding::MacRoman, "Muñoz José".to_owned())),
        (b"Mu\xA4oz Pe\xA4a\n", Encoding::Cp437, (Encoding::Cp437, "Muñoz Peña".to_owned())),
        ("MuÃ±oz\n".as_bytes(), Encoding::Utf8Twice, (Encoding::Utf8Twice, "Muñoz".to_owned())),
    ] {
        let file = [head, cell].concat();
        for read in [None, Some(Encoding::Utf8)] {
            let readings = readings(&file, read, 7);
            assert_eq!(readings[0].0, read.unwrap_or(recognized), "{readings:?}");
            let is_in_doubt = read.is_some() && recognized == Encoding::Windows1252;
            assert_eq!(readings.contains(&right), !is_in_doubt, "{readings:?}");
        }
    }
}

#[test]
fn a_file_in_utf_16_can_be_seen_and_chosen_as_such_whatever_it_is_read_as() {
    let file = "\u{FEFF}User ID,Insurance Status,Coverage Type\r\n1001,Yes,Núñez\r\n";
    let little: Vec<u8> = file.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = file.encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (file, encoding) in [(little, Encoding::Utf16Le), (big, Encoding::Utf16Be)] {
        let itself = (encoding, "Núñez".to_owned());
        for read in [None, Some(Encoding::Utf8), Some(Encoding::Windows1252)] {
            let readings = readings(&file, read, 9);
            let others = if read == Some(Encoding::Windows1252) { 4 } else { 2 };
            assert_eq!(readings.len(), 1 + others, "{readings:?}");
            assert!(readings.contains(&itself), "{readings:?}");
            let wrong = readings.iter().filter(|reading| **reading != itself);
            assert!(wrong.clone().all(|(_, text)| text.contains('·')), "{readings:?}");
        }
    }
}

#[test]
fn dates_that_nothing_proves_are_asked_about_with_the_first_such_cell() {
    let file = "User ID,Insurance Status,Coverage End Date\n1001,Yes,2027-01-31\n1002,Yes,08/09/2027\n";
    let (mut engine, answers) =
        validated(file.as_bytes(), 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    let questions = &summary(&answers).date_questions;
    assert_eq!(questions.len(), 1);
    assert_eq!((questions[0].field, questions[0].line), (Field::CoverageEnd, 3));
    assert_eq!((questions[0].text.as_str(), questions[0].code), ("08/09/2027", Code::DateOrderUnknown));

    let decisions = decisions(r#"{"date_order": {"Coverage End Date": "day-first"}}"#);
    engine.revalidate(start(8, RecordKind::User, decisions));
    let answers = work_off(&mut engine, 1);
    assert!(summary(&answers).date_questions.is_empty());
    assert_eq!(summary(&answers).accepted, 2);
    let orders = &summary(&answers).date_orders;
    assert_eq!((orders[0].order, orders[0].reason), (DateOrder::DayFirst, OrderReason::Chosen));
}

#[test]
fn the_order_of_dates_is_said_with_the_line_that_proves_it_and_the_first_cell() {
    let file = "User ID,Insurance Status,Coverage End Date\n1001,Yes,6/7/2027\n1002,Yes,6/30/2027\n";
    let (_, answers) = validated(file.as_bytes(), 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    let expected = DateReading {
        field: Field::CoverageEnd,
        order: DateOrder::MonthFirst,
        reason: OrderReason::Line(3),
        text: "6/7/2027".to_owned(),
    };
    assert_eq!(summary(&answers).date_orders, [expected]);
}

#[test]
fn rows_that_a_finding_about_their_column_names_are_shown_with_it() {
    let file = "User ID,Insurance Status,Policy Number\n1001,Yes,P1\n1002,Yes,NULL\n1003,Yes,P3\n";
    let (mut engine, _) =
        validated(file.as_bytes(), 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    let window = window(&mut engine, only(Which::Code(Code::CellNothing)), 0, 50);
    let shown: Vec<_> = window.rows.iter().map(|row| (row.line, row.findings[0].code)).collect();
    assert_eq!(shown, [(3, Code::CellNothing)]);
}

#[test]
fn canceled_work_says_nothing_more_and_can_begin_again() {
    let mut engine = Engine::default();
    engine.start(start(RUN, RecordKind::User, Decisions::default()));
    engine.push(MESSY.as_bytes());
    engine.cancel(RUN - 1);
    assert!(engine.is_reading(), "another run's cancel is not for this one");
    engine.cancel(RUN);
    assert!(!engine.is_reading() && !engine.is_busy());
    assert!(engine.push(MESSY.as_bytes()).is_empty() && engine.end(0).is_empty());
    assert_eq!(engine.progress(), None);

    let next = engine.revalidate(start(8, RecordKind::User, Decisions::default()));
    assert_eq!(next, Next::Read, "what was read is gone");
}

#[test]
fn a_newer_file_replaces_an_older_one_in_the_middle_of_its_work() {
    let (mut engine, _) =
        validated(MESSY.as_bytes(), 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    engine.start(start(8, RecordKind::User, Decisions::default()));
    let late = RowsRequest { run: RUN, number: 1, filter: Filter::default(), from: 0, count: 10 };
    assert_eq!(engine.rows(late), Next::Nothing);
    let answers = push_all(&mut engine, b"User ID,Insurance Status\n1,Yes\n", 3);
    assert!(answers.iter().all(|answer| answer.run() == Some(8)));
}

#[test]
fn a_file_that_cannot_be_read_ends_the_work() {
    let mut engine = Engine::default();
    assert_eq!(engine.fail(EngineFailure::FileUnreadable), None);
    engine.start(start(RUN, RecordKind::User, Decisions::default()));
    let failed = EngineAnswer::Failed { run: RUN, failure: EngineFailure::FileUnreadable };
    assert_eq!(engine.fail(EngineFailure::FileUnreadable), Some(failed));
    assert!(!engine.is_reading() && !engine.is_busy());
}

#[test]
fn a_workbook_has_a_verdict_without_a_header() {
    let (_, answers) =
        validated(b"PK\x03\x04xl/workbook.xml", 8, 9, start(RUN, RecordKind::User, Decisions::default()));
    let summary = summary(&answers);
    assert!(summary.blocked && !summary.checked && summary.header.is_none());
    assert!(!summary.top_findings.is_empty());
    assert!(answers.iter().any(|answer| matches!(answer, EngineAnswer::Facts { .. })));
}

#[test]
fn every_ask_survives_the_journey() {
    let decisions = decisions(
        r#"{"columns": {"User ID": 1, "Coverage Type": "Plan", "Policy Number": null}, "delimiter": ";",
            "encoding": "utf-16be", "date_order": "month-first"}"#,
    );
    let filter = Filter { which: Which::Code(Code::KeyBlank), text: "x".to_owned() };
    let requests = [
        EngineRequest::Start(Box::new(start(RUN, RecordKind::User, decisions.clone()))),
        EngineRequest::Revalidate(Box::new(start(8, RecordKind::Device, decisions))),
        EngineRequest::Rows(RowsRequest { run: RUN, number: 1, filter: filter.clone(), from: 40, count: 20 }),
        EngineRequest::Download { run: RUN, content: DownloadContent::Sheet },
        EngineRequest::Download {
            run: RUN,
            content: DownloadContent::Rows {
                filter,
                reasons: [(Code::KeyBlank, "No ID".to_owned())].into(),
                missing: "None".to_owned(),
            },
        },
        EngineRequest::Cancel { run: RUN },
    ];
    for request in requests {
        let json = serde_json::to_string(&request).expect("a request is JSON");
        assert_eq!(serde_json::from_str::<EngineRequest>(&json).expect("it reads back"), request);
    }
}

#[test]
fn every_answer_survives_the_journey() {
    let (mut engine, mut answers) =
        validated(MESSY.as_bytes(), 64, 9, start(RUN, RecordKind::User, Decisions::default()));
    answers.push(EngineAnswer::Window(window(&mut engine, Filter::default(), 0, 50)));
    answers.extend(engine.progress());
    for answer in answers {
        let json = serde_json::to_string(&answer).expect("an answer is JSON");
        assert_eq!(serde_json::from_str::<EngineAnswer>(&json).expect("it reads back"), answer);
    }
}

proptest! {
    /// The sizes of slices and steps do not matter: the summary is always the core's verdict.
    #[test]
    fn any_slicing_gives_the_same_verdict(
        cells in prop::collection::vec("[0-9]{0,6}|Yes|No|\"a\nb\"|N\u{fa}\u{f1}ez|,|\r\n|\n", 0..60),
        slice in 1_usize..40,
        step in 1_u32..9,
    ) {
        let file = format!("User ID,Insurance Status,Coverage Type\n{}", cells.join(","));
        let (mut engine, answers) = validated(file.as_bytes(), slice, step, start(RUN, RecordKind::User, Decisions::default()));
        let table = read(file.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers());
        let template = Template::builtin(RecordKind::User);
        let verdict = validate(&table, &template, &TemplateSet::builtin(), &Choices::default(), TODAY, Limits::default());
        let summary = summary(&answers);
        prop_assert_eq!(
            (summary.rows, summary.accepted, summary.rejected, summary.set_aside, summary.blocked),
            (verdict.rows, verdict.accepted, verdict.rejected, verdict.set_aside, verdict.blocked)
        );
        let rows = window(&mut engine, only(Which::All), 0, 200).rows;
        let of_rows = rows.into_iter().flat_map(|row| row.findings);
        let shown: Vec<_> = of_rows.filter(|finding| finding.line.is_some()).collect();
        let header = verdict.header.as_ref().map(|header| header.line);
        let expected: Vec<_> = verdict
            .findings()
            .filter(|finding| finding.line.is_some() && finding.line != header)
            .collect();
        prop_assert_eq!(shown, expected);
    }
}

#[test]
fn a_window_names_the_nearest_rows_with_findings_around_it() {
    let row = |place: u32| {
        let status = if [2, 7, 30].contains(&place) { "Perhaps" } else { "Enrolled" };
        format!("{},{status},Fall {}\n", 118_000 + place, place % 2)
    };
    let file = format!("User ID,Insurance Status,Coverage Type\n{}", (0..40).map(row).collect::<String>());
    let (mut engine, _) =
        validated(file.as_bytes(), 999, 9, start(RUN, RecordKind::User, Decisions::default()));
    let mut around = |filter: Filter, from, count| {
        let Window { marked_before, marked_after, .. } = window(&mut engine, filter, from, count);
        (marked_before, marked_after)
    };
    assert_eq!(around(only(Which::All), 4, 2), (Some(2), Some(7)));
    assert_eq!(around(only(Which::All), 0, 20), (None, Some(30)));
    assert_eq!(around(only(Which::All), 31, 9), (Some(30), None));
    assert_eq!(around(only(Which::WithFindings), 1, 1), (Some(0), Some(2)));
    let even = Filter { which: Which::All, text: "Fall 0".to_owned() };
    assert_eq!(around(even, 5, 4), (Some(1), Some(15)), "row 7 does not pass the filter");
}
