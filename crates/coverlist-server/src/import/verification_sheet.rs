//! Writes the verification sheet of an import as a file to print: a row of the file, and below it the record.

use super::pipeline::find;
use super::report_sheet::SheetFile;
use super::sheet_download::SheetDownload;
use super::sheet_rows::template_of;
use super::{Actor, Pipeline};
use crate::Failure;
use crate::spool::{Spool, Spooled};
use crate::store::{StoreError, Tx};
use crate::workbook::FileFormat;
use coverlist_api::{VerificationRow, VerificationView, VerifiedValue};
use coverlist_core::plan::Outcome;
use coverlist_core::record::{Attribute, Field, RecordKind, Value};
use coverlist_core::template::{LINE_HEADER, REASON_HEADER, Template};
use coverlist_messages::{English, Message, render, text};

/// The boxes of rows that are to be checked, and of those that are.
const BOXES: [&str; 2] = ["\u{2610}", "\u{2611}"];

impl Pipeline {
    /// The verification sheet of an import as a file.
    ///
    /// # Errors
    ///
    /// As [`Pipeline::verification`].
    pub(crate) async fn verification_sheet(
        &self,
        actor: Actor,
        id: i64,
        format: FileFormat,
    ) -> Result<SheetFile, Failure> {
        let (pipeline, key) = (self.clone(), actor.import_key(id));
        let write = move |tx: &Tx<'_>| {
            let (import, folder) = (find(tx, key)?, pipeline.database.folder());
            let view = pipeline.verification_of(tx, &import)?;
            let file = SheetDownload::new(Spool::new(folder)?);
            let content = written(&view, &template_of(tx, &import)?, file)?;
            SheetFile::new(&import, "verification", format, content, folder)
        };
        self.database.read_async(write).await
    }
}

/// What a report calls an outcome.
pub(crate) const fn outcome_word(outcome: Outcome) -> Message {
    match outcome {
        Outcome::Updated => text::outcome_updated(),
        Outcome::Unchanged => text::outcome_unchanged(),
        Outcome::Skipped => text::outcome_skipped(),
        Outcome::Refused => text::outcome_refused(),
        Outcome::Rejected => text::outcome_rejected(),
        Outcome::NotProcessed => text::outcome_not_processed(),
    }
}

/// A value in the words of a template; a cell that could not be read as it is.
fn shown(template: &Template, field: Field, value: Option<&str>) -> String {
    let text = value.unwrap_or_default();
    let value = Value::from_text(field.field_type(), text);
    let written = template.column(field).zip(value).map(|(column, value)| column.written(&value));
    written.unwrap_or_else(|| text.to_owned())
}

fn written(
    view: &VerificationView,
    template: &Template,
    mut file: SheetDownload,
) -> Result<Spooled, StoreError> {
    let [to_check, _] = BOXES;
    let place = match template.kind {
        RecordKind::User => Attribute::School,
        RecordKind::Device => Attribute::Location,
    };
    let key = template.header(Field::Key);
    let of_row = [to_check, LINE_HEADER, key, "Record", place.header(), "Outcome", REASON_HEADER, "Values"];
    let of_values = view.columns.iter().map(|column| column.header.as_str());
    file.row(of_row.into_iter().chain(of_values).chain(["Differs", "Note"]))?;
    for row in &view.rows {
        file.row(file_cells(row, template))?;
        file.row(record_cells(row, template))?;
    }
    file.finish()
}

/// The first line of a row: what the file has.
fn file_cells(row: &VerificationRow, template: &Template) -> Vec<String> {
    let mark = row.mark.as_ref().filter(|mark| !mark.outdated);
    let is_checked = mark.is_some_and(|mark| mark.checked);
    let label = row.record.as_ref().map(|record| record.label.clone()).unwrap_or_default();
    let of_row = [
        BOXES[usize::from(is_checked)].to_owned(),
        row.line.to_string(),
        row.key.clone(),
        label,
        row.place.clone(),
        render(&English, &outcome_word(row.outcome)),
        why(row),
        "File".to_owned(),
    ];
    let value = |value: &VerifiedValue| shown(template, value.field, value.file.as_deref());
    let differs = row.values.iter().filter(|value| !value.agrees);
    let differs: Vec<_> = differs.map(|value| template.header(value.field)).collect();
    let note = row.mark.as_ref().map(|mark| mark.note.clone()).unwrap_or_default();
    of_row.into_iter().chain(row.values.iter().map(value)).chain([differs.join(", "), note]).collect()
}

/// The second line of a row: what the record has.
fn record_cells(row: &VerificationRow, template: &Template) -> Vec<String> {
    let blank = std::iter::repeat_n(String::new(), 7);
    let value = |value: &VerifiedValue| shown(template, value.field, value.record.as_deref());
    let values = row.values.iter().map(value);
    blank.chain(["Record".to_owned()]).chain(values).chain([String::new(), String::new()]).collect()
}

/// Why the row was not applied, in English; empty if it was.
fn why(row: &VerificationRow) -> String {
    let findings = row.findings.iter().filter(|_| row.outcome == Outcome::Rejected);
    let sentences = row.reason.iter().map(|reason| &*reason.message);
    sentences.chain(findings.map(|finding| &*finding.message)).collect::<Vec<_>>().join(" ")
}
