//! Properties of sheets: what is written is read back, the reader decides as validation does, and converting
//! a sheet changes nothing.

use super::case::{Case, cases};
use super::validate_columns;
use super::validate_properties::cells;
use coverlist_core::findings::{Code, Severity};
use coverlist_core::read::{Table, read};
use coverlist_core::record::{Date, RecordKind, Row};
use coverlist_core::sheet::{JudgedSheet, SheetRows, SheetStyle, SheetWriter, read_sheet};
use coverlist_core::template::{LINE_HEADER, Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, RowStatus, Verdict, validate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const TODAY: Date = Date::constant(2026, 9, 1);

/// The rules for a file, apart from the choices.
struct Rules<'a> {
    template: &'a Template,
    templates: &'a TemplateSet,
    today: Date,
    limits: Limits,
}

impl Rules<'_> {
    fn validate(&self, bytes: &[u8], choices: &Choices) -> (Table, Verdict) {
        let table = read(bytes, &choices.read, &self.templates.headers());
        let verdict = validate(&table, self.template, self.templates, choices, self.today, self.limits);
        (table, verdict)
    }

    fn read(&self, sheet: &[u8]) -> JudgedSheet {
        let text = String::from_utf8_lossy(sheet);
        read_sheet(sheet, self.template, self.today).unwrap_or_else(|fault| panic!("{fault}:\n{text}"))
    }
}

/// The sheet of a file, in parts of this many rows; `None` when something blocks the file that no row can be
/// rejected for.
fn written(table: &Table, verdict: &Verdict, style: SheetStyle, step: u32) -> Option<(Vec<u8>, SheetRows)> {
    let blocks = |code: Code| code.severity() == Severity::Blocks;
    if verdict.findings().any(|finding| blocks(finding.code) && !finding.code.is_of_date_order()) {
        return None;
    }
    let mut writer = SheetWriter::new(table, verdict, style)?;
    let mut sheet = Vec::new();
    while let Some(rows) = writer.next_rows(table, verdict, step) {
        sheet.extend(rows);
    }
    Some((sheet, writer.rows()))
}

/// Asserts all properties of the sheet of a file. Returns whether there is one.
fn assert_sheet(bytes: &[u8], choices: &Choices, rules: &Rules<'_>) -> bool {
    let (table, verdict) = rules.validate(bytes, choices);
    let Some((sheet, rows)) = written(&table, &verdict, SheetStyle::Plain, 1_000) else { return false };
    let judged = rules.read(&sheet);
    assert_parity(&table, &verdict, &judged, rows);
    assert_eq!(written(&table, &verdict, SheetStyle::Plain, 1), Some((sheet.clone(), rows)));

    let download = written(&table, &verdict, SheetStyle::Download, 7).expect("the file has a sheet").0;
    assert!(download.starts_with("\u{FEFF}\"".as_bytes()));
    assert_eq!(rules.read(&download), judged, "the download for Excel is the same sheet");
    for source in [&sheet, &download] {
        let (table, verdict) = rules.validate(source, &Choices::default());
        let again = written(&table, &verdict, SheetStyle::Plain, 1_000);
        let again = again.unwrap_or_else(|| panic!("blocked: {:?}", verdict.tally())).0;
        let (again, sheet) = (String::from_utf8_lossy(&again), String::from_utf8_lossy(&sheet));
        assert_eq!(again, sheet, "converting a sheet changes nothing");
    }
    true
}

/// Asserts that a reader of the sheet decides about each row as validation did.
fn assert_parity(table: &Table, verdict: &Verdict, judged: &JudgedSheet, rows: SheetRows) {
    let statuses: Vec<RowStatus> = judged.rows.iter().map(|it| it.status).collect();
    let count = |status| statuses.iter().filter(|&&other| other == status).count() as u32;
    assert_eq!(count(RowStatus::SetAside), 0, "rows that are set aside are not in a sheet");
    let (accepted, rejected) = (count(RowStatus::Accepted), count(RowStatus::Rejected));
    assert_eq!(rows, SheetRows { accepted, rejected, ignored: verdict.set_aside });
    let is_record =
        |line: &u32| matches!(verdict.row_status(*line), RowStatus::Accepted | RowStatus::Rejected);
    let lines: Vec<u32> = (1..).take(table.len()).filter(is_record).collect();
    assert_eq!(lines.len(), statuses.len());
    for (&line, &status) in lines.iter().zip(&statuses) {
        let waits = verdict.blocked && status == RowStatus::Rejected;
        assert!(waits || verdict.row_status(line) == status, "line {line}: {:?}", verdict.tally());
    }
    // A sheet keeps the lines of its own source.
    let has_lines = judged.rows.iter().map(|it| it.row.line).eq(lines);
    let header = verdict.header.as_ref().map_or("", |header| table.record(header.line).raw());
    assert!(has_lines || header.contains(LINE_HEADER), "{header}");
    if !verdict.blocked {
        let accepted = judged.rows.iter().filter(|it| it.status == RowStatus::Accepted);
        let without_line = |row: &Row| Row { line: 0, ..row.clone() };
        let accepted: Vec<Row> = accepted.map(|it| without_line(&it.row)).collect();
        let expected: Vec<Row> = verdict.accepted_rows(table).map(|row| without_line(&row)).collect();
        assert_eq!(accepted, expected);
    }
}

fn assert_case(case: &Case) -> bool {
    let templates = case.templates();
    let template = templates.get(case.template_id()).expect("the set has the template");
    let (today, limits) = (case.question.today, case.question.limits);
    let limits = Limits { max_bytes: limits.max_bytes.max(1_000_000), ..limits };
    let rules = Rules { template, templates: &templates, today, limits };
    assert_sheet(&case.input, &case.question.choices, &rules)
}

#[test]
fn every_case_of_the_corpus_is_decided_alike() {
    let sheets = cases().iter().filter(|case| assert_case(case)).count();
    assert!(sheets > 150, "{sheets}");
}

#[test]
fn a_column_that_is_not_mapped_stays() {
    let file = "User ID,Name,Insurance Status\n004231,SENTINEL,Enrolled\n118204,SENTINEL,Enrolled,SENTINEL\n\
                118377,\"SENTINEL\n";
    let templates = TemplateSet::builtin();
    let template = Template::builtin(RecordKind::User);
    let rules = Rules { template: &template, templates: &templates, today: TODAY, limits: Limits::default() };
    let (table, verdict) = rules.validate(file.as_bytes(), &Choices::default());
    let (sheet, _) = written(&table, &verdict, SheetStyle::Plain, 10).expect("a sheet");
    let expected = "User ID,Insurance Status,Line,Reason\r\n004231,Enrolled,2,\r\n,,3,row_long\r\n\
                    ,,4,quote_not_closed\r\n";
    assert_eq!(String::from_utf8_lossy(&sheet), expected);
}

/// A file in any order of columns, with some columns that are not the template's.
fn files() -> impl Strategy<Value = (RecordKind, String)> {
    let others = select(vec![vec![], vec!["Name"], vec!["Name", "Grade"]]);
    (select(RecordKind::ALL.to_vec()), others, select(vec![',', ';', '\t'])).prop_flat_map(
        |(kind, others, delimiter)| {
            let template = Template::builtin(kind);
            let headers = template.columns.into_iter().map(|column| column.header);
            let headers: Vec<String> = headers.chain(others.iter().map(ToString::to_string)).collect();
            let width = headers.len();
            let good = (0..40u32).prop_map(move |id| {
                let mut cells = vec![format!("{:06}", id * 7_919), "Yes".to_owned()];
                cells.resize(width, String::new());
                cells
            });
            let any_row = vec(cells(), width - 1..width + 1);
            let rows = vec(prop_oneof![good, any_row], 0..25);
            (Just(kind), Just(headers).prop_shuffle(), rows).prop_map(move |(kind, headers, rows)| {
                let lines = std::iter::once(headers).chain(rows);
                (kind, lines.map(|cells| cells.join(&delimiter.to_string()) + "\n").collect())
            })
        },
    )
}

proptest! {
    #[test]
    fn any_file_is_decided_alike_by_its_sheet((kind, file) in files()) {
        let (template, templates) = (Template::builtin(kind), TemplateSet::builtin());
        let rules = Rules { template: &template, templates: &templates, today: TODAY, limits: Limits::default() };
        assert_sheet(file.as_bytes(), &Choices::default(), &rules);
    }

    #[test]
    fn a_file_under_any_template_is_decided_alike_by_its_sheet((templates, file) in validate_columns::files()) {
        let template = templates.first();
        let rules = Rules { template, templates: &templates, today: TODAY, limits: Limits::default() };
        assert_sheet(&file, &Choices::default(), &rules);
    }

    #[test]
    fn any_text_is_a_sheet_or_has_a_fault(text in "(User ID|Insurance Status|Line|Reason|[,\"\r\n\u{FEFF}' =a-c0-9])*") {
        let header = "User ID,Insurance Status,Line\r\n";
        for text in [text.clone(), format!("{header}{text}"), format!("{header}004231,Enrolled,2\r\n{text}\r\n")] {
            let template = Template::builtin(RecordKind::User);
            if let Ok(judged) = read_sheet(text.as_bytes(), &template, TODAY) {
                prop_assert!(!judged.rows.is_empty());
                prop_assert!(judged.rows.iter().all(|row| row.row.line > 0));
            }
        }
    }
}
