//! A person downloads rows of a validated file.

use crate::start::TODAY;
use coverlist_core::findings::Code;
use coverlist_core::record::{Field, RecordKind};
use coverlist_core::sheet::{Content, Decisions};
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::{Limits, RowStatus};
use coverlist_worker::{DownloadContent, Engine, EngineAnswer, Filter, Next, SavedSources, Start, Which};

const RUN: u32 = 3;

const FILE: &str = "Family,User ID,Insurance Status,Reason\r\n\
    Ruiz,004231,Enrolled,old\r\n\
    =Lee,118204,Maybe,\r\n\
    Okafor,118377,No,,further,cells\r\n\
    ,,,\r\n";

fn validated(file: &str, decisions: &str) -> Engine {
    let mut engine = Engine::default();
    let start = Start {
        run: RUN,
        templates: TemplateSet::builtin(),
        template: RecordKind::User.id().to_owned(),
        decisions: serde_json::from_str::<Decisions>(decisions).expect("decisions"),
        sources: SavedSources::default(),
        today: TODAY,
        limits: Limits::default(),
    };
    assert_eq!(engine.start(start), Next::Read);
    engine.push(file.as_bytes());
    engine.end(file.len() as u64);
    while engine.is_busy() {
        engine.step(100);
    }
    engine
}

/// The CSV of a download, without its byte order mark, and the columns that the answer names.
fn download(engine: &mut Engine, content: DownloadContent, step: u32) -> (String, Vec<Content>) {
    assert_eq!(engine.download(RUN, content), Next::Step);
    let (mut bytes, mut columns) = (Vec::new(), None);
    while engine.is_busy() {
        let answers = engine.step(step);
        bytes.extend(engine.take_download_bytes());
        columns = columns.or(answers.into_iter().find_map(|answer| match answer {
            EngineAnswer::Download { run: RUN, columns } => Some(columns),
            _ => None,
        }));
    }
    let csv = String::from_utf8(bytes).expect("UTF-8");
    (csv.strip_prefix('\u{FEFF}').expect("a byte order mark").to_owned(), columns.expect("an answer"))
}

fn rows(which: Which, text: &str) -> DownloadContent {
    let reasons = [(Code::StatusUnknown, "Unknown status".to_owned())].into();
    let filter = Filter { which, text: text.to_owned() };
    DownloadContent::Rows { filter, reasons, missing: "No such user".to_owned() }
}

#[test]
fn rows_with_findings_have_all_columns_of_the_file_their_lines_and_their_reasons() {
    let mut engine = validated(FILE, "{}");
    let expected = "\"Line\",\"Reason\",\"Family\",\"User ID\",\"Insurance Status\",\"Reason\"\r\n\
        \"3\",\"Insurance Status: Unknown status\",\"'=Lee\",\"118204\",\"Maybe\",\"\"\r\n\
        \"4\",\"row_long\",\"Okafor\",\"118377\",\"No\",\"\",\"further\",\"cells\"\r\n";
    for step in [1, 2, 100] {
        let (csv, columns) = download(&mut engine, rows(Which::WithFindings, ""), step);
        assert_eq!(csv, expected);
        let texts = vec![Content::Text; 5];
        assert_eq!(columns, [&[Content::Integer][..], &texts].concat());
    }
}

#[test]
fn the_rows_of_a_sheet_have_one_line_and_one_reason() {
    let sheet = "User ID,Insurance Status,Line,Reason\r\n004231,Maybe,7,\r\n118204,Yes,9,\r\n";
    let (csv, _) = download(&mut validated(sheet, "{}"), rows(Which::WithFindings, ""), 10);
    let header = csv.lines().next().expect("a header");
    assert_eq!(header, "\"Line\",\"Reason\",\"User ID\",\"Insurance Status\"");
}

#[test]
fn rows_are_selected_as_the_table_selects_them() {
    let mut engine = validated(FILE, "{}");
    let lines = |csv: &str| -> Vec<String> {
        csv.lines().skip(1).map(|row| row.split('"').nth(1).expect("a line").to_owned()).collect()
    };
    for (which, text, expected) in [
        (Which::Status(RowStatus::Accepted), "", vec!["2"]),
        (Which::All, "lee", vec!["3"]),
        (Which::All, "nobody", vec![]),
        (Which::All, "", vec!["2", "3", "4", "5"]),
    ] {
        for step in [1, 100] {
            assert_eq!(
                lines(&download(&mut engine, rows(which, text), step).0),
                expected,
                "{which:?} {text}"
            );
        }
    }
}

#[test]
fn the_sheet_has_the_corrections_and_tells_what_its_columns_hold() {
    let edit = r#"{"edits": [{"line": 3, "field": "Insurance Status", "text": "Enrolled"}]}"#;
    let mut engine = validated(FILE, edit);
    let (csv, columns) = download(&mut engine, DownloadContent::Sheet, 1);
    let expected = "\"User ID\",\"Insurance Status\",\"Line\",\"Reason\"\r\n\
        \"004231\",\"Enrolled\",\"2\",\"\"\r\n\
        \"118204\",\"Enrolled\",\"3\",\"\"\r\n\
        \"\",\"\",\"4\",\"row_long\"\r\n";
    assert_eq!(csv, expected);
    let [Content::Text, Content::Choice(words), Content::Integer, Content::Text] = &columns[..] else {
        panic!("{columns:?}")
    };
    assert_eq!(words[0], "Enrolled");
}

#[test]
fn a_file_without_a_usable_header_has_rows_but_no_sheet() {
    let mut engine = validated("Name;Note\nRuiz;x\n", "{}");
    assert_eq!(engine.download(RUN, DownloadContent::Sheet), Next::Nothing);
    assert_eq!(engine.download(RUN + 1, rows(Which::All, "")), Next::Nothing);
    let (csv, _) = download(&mut engine, rows(Which::All, ""), 1);
    assert!(csv.starts_with("\"Line\",\"Reason\""), "{csv}");
}

#[test]
fn a_sheet_to_stage_and_a_download_are_written_beside_each_other() {
    let mut engine = validated(FILE, "{}");
    assert_eq!(engine.sheet(RUN, "list.csv".to_owned()), Next::Step);
    let (csv, _) = download(&mut engine, rows(Which::WithFindings, ""), 1);
    assert_eq!(csv.lines().count(), 3);
}

#[test]
fn cells_that_contain_a_text_are_counted_in_rows_that_are_split() {
    let engine = validated(FILE, "{}");
    let count = |field, find: &str| match engine.count(RUN, field, find.to_owned()) {
        Some(EngineAnswer::Counted { cells, .. }) => cells,
        other => panic!("{other:?}"),
    };
    assert_eq!(count(Field::Key, "118"), 1, "the second one is in a row that is too long");
    assert_eq!(count(Field::Key, ""), 0);
    assert_eq!(count(Field::PolicyNumber, "1"), 0);
    assert_eq!(engine.count(RUN + 1, Field::Key, "1".to_owned()), None);
}
