//! Shows rows of one round of an import beside their records.

use super::line_findings::LineFindings;
use super::mark;
use super::planned_rows::rules;
use super::stored_rows::StoredRows;
use super::templates::ImportTemplates;
use crate::Failure;
use crate::store::imports::Import;
use crate::store::verifications::{Mark, MarkedRow};
use crate::store::verified_rows::VerifiedRow;
use crate::store::{StoreError, Tx};
use coverlist_api::{RecordRef, VerificationRow, VerifiedValue};
use coverlist_core::plan::Rules;
use coverlist_core::record::{Date, Field, Row, Values};
use coverlist_core::sheet::SheetReader;
use coverlist_core::template::SheetHeader;
use coverlist_core::value::unsafe_cell;
use coverlist_messages::plan_reason;
use csv::StringRecord;
use std::collections::{BTreeSet, HashMap};

/// One round of an import, and some rows of its sheet.
pub(super) struct VerifiedRound {
    rules: Rules,
    templates: ImportTemplates,
    findings: LineFindings,
    files: HashMap<u32, FileRow>,
}

/// A row of a sheet.
struct FileRow {
    /// The values of its readable cells.
    row: Row,
    /// The text of each cell that could not be read.
    unread: HashMap<Field, String>,
}

impl VerifiedRound {
    /// Reads these lines of a round. `today` is the day in the district.
    pub(super) fn read(
        tx: &Tx<'_>,
        round: &Import,
        lines: &BTreeSet<u32>,
        today: Date,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            rules: rules(round),
            templates: ImportTemplates::of(tx, round)?,
            findings: LineFindings::read(tx, round.key, lines.iter().copied())?,
            files: file_rows(tx, round, lines, today)?,
        })
    }

    /// A row with its values of these fields.
    pub(super) fn view(
        &self,
        fields: &[Field],
        row: VerifiedRow,
        noted: Option<&Mark>,
    ) -> Result<VerificationRow, Failure> {
        let file = self.files.get(&row.line).ok_or_else(|| StoreError::corrupt("a sheet lacks a line"))?;
        let kind = self.templates.template.kind;
        let seen = MarkedRow { outcome: row.outcome, round: row.round };
        let change = row.change.as_ref();
        Ok(VerificationRow {
            line: row.line,
            key: row.key,
            outcome: row.outcome,
            effect: change.map(|change| self.rules.effect(&change.before, &change.after)),
            reason: row.reason.map(|reason| plan_reason(reason, kind).into()),
            findings: self.findings.views(&self.templates, row.line),
            round: row.round,
            place: row.record.as_ref().map(|record| record.place.clone()).unwrap_or_default(),
            values: file.compared(fields, row.record.as_ref().map(|record| &record.values), &self.rules),
            record: row.record.map(|record| RecordRef { id: record.id, label: record.label }),
            mark: noted.map(|noted| mark::view(noted, seen)),
        })
    }
}

impl FileRow {
    fn new(row: Row, header: &SheetHeader, cells: &StringRecord) -> Self {
        let cells = header.fields.iter().zip(cells.iter().map(unsafe_cell));
        let is_unread =
            |(field, cell): &(&Field, &str)| !cell.is_empty() && row.values.get(**field).is_none();
        let unread = cells.filter(is_unread).map(|(field, cell)| (*field, cell.to_owned())).collect();
        Self { row, unread }
    }

    /// The values of fields beside those of the record, if there is one.
    fn compared(&self, fields: &[Field], record: Option<&Values>, rules: &Rules) -> Vec<VerifiedValue> {
        let differing = record.map(|now| rules.differences(&self.row, now)).unwrap_or_default();
        let value = |&field: &Field| {
            let file = self.row.values.text(field).or_else(|| self.unread.get(&field).cloned());
            let is_read = !self.unread.contains_key(&field);
            let agrees = match record {
                Some(_) => is_read && !differing.contains(&field),
                None => file.is_none(),
            };
            VerifiedValue { field, file, record: record.and_then(|now| now.text(field)), agrees }
        };
        fields.iter().map(value).collect()
    }
}

/// The rows of these lines. Only their cells are judged: a large sheet has many others.
fn file_rows(
    tx: &Tx<'_>,
    round: &Import,
    lines: &BTreeSet<u32>,
    today: Date,
) -> Result<HashMap<u32, FileRow>, StoreError> {
    let mut rows = StoredRows::open(tx, round)?;
    let reader = SheetReader::new(rows.header.cells(&round.template), &round.template, today)
        .map_err(StoreError::corrupt)?;
    let mut found = HashMap::new();
    while found.len() < lines.len() {
        let Some(line) = rows.next_line()? else { break };
        if lines.contains(&line) {
            let judged = reader.row_again(rows.number(), rows.cells()).map_err(StoreError::corrupt)?;
            found.insert(line, FileRow::new(judged.row, &rows.header, rows.cells()));
        }
    }
    Ok(found)
}
