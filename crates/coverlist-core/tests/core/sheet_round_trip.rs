//! The sheet of any file: a reader of it decides as validation did, and converting it again changes nothing.
//! A fuzz target asserts the same.

use coverlist_core::findings::{Code, Severity};
use coverlist_core::read::{Table, read};
use coverlist_core::record::{Date, Row};
use coverlist_core::sheet::{JudgedSheet, SheetRows, SheetStyle, SheetWriter, read_sheet};
use coverlist_core::template::{LINE_HEADER, Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, RowStatus, Verdict, validate};

/// The rules for a file, apart from the choices.
pub struct Rules<'a> {
    pub template: &'a Template,
    pub templates: &'a TemplateSet,
    pub today: Date,
    pub limits: Limits,
}

impl Rules<'_> {
    pub fn validate(&self, bytes: &[u8], choices: &Choices) -> (Table, Verdict) {
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
pub fn written(
    table: &Table,
    verdict: &Verdict,
    style: SheetStyle,
    step: u32,
) -> Option<(Vec<u8>, SheetRows)> {
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
pub fn assert_sheet(bytes: &[u8], choices: &Choices, rules: &Rules<'_>) -> bool {
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
        if verdict.tally().lines.iter().any(|line| line.code == Code::FileBinary) {
            // The share of control characters has risen, because columns and rows are left out.
            continue;
        }
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
    let header = verdict.header.as_ref().filter(|header| header.lines > 0);
    let header = header.map_or("", |header| table.record(header.line).raw());
    assert!(has_lines || header.contains(LINE_HEADER), "{header}");
    if !verdict.blocked {
        let accepted = judged.rows.iter().filter(|it| it.status == RowStatus::Accepted);
        let without_line = |row: &Row| Row { line: 0, ..row.clone() };
        let accepted: Vec<Row> = accepted.map(|it| without_line(&it.row)).collect();
        let expected: Vec<Row> = verdict.accepted_rows(table).map(|row| without_line(&row)).collect();
        assert_eq!(accepted, expected);
    }
}
