//! Exports the report as a CSV file. It has the rows that were not applied, as in the uploaded file, with
//! line and reason. A corrected file can be staged again.

use super::Pipeline;
use super::line_findings::LineFindings;
use super::pipeline::find;
use super::report::{each_reported_chunk, line, processed, why};
use super::templates::ImportTemplates;
use crate::Failure;
use crate::access::Caller;
use crate::store::imports::{self, Import};
use crate::store::{StoreError, Tx};
use coverlist_core::plan::Outcome;
use coverlist_core::read::{self, Table};
use coverlist_core::sheet::{Sheet, SheetStyle};
use coverlist_core::validate;

const NOT_APPLIED: [Outcome; 3] = [Outcome::Skipped, Outcome::Refused, Outcome::Rejected];

impl Pipeline {
    /// Exports the rows with one of `outcomes`, or the rows that were not applied, as a CSV file. Returns its
    /// name and its bytes.
    ///
    /// The columns are the template's columns, then `Line` and `Reason`. A row that cannot be split into
    /// cells has only the last two.
    ///
    /// # Errors
    ///
    /// `not_found`; and `wrong_state` unless the import is processed.
    pub(crate) async fn report_sheet(
        &self,
        caller: &Caller,
        id: i64,
        outcomes: Option<Vec<Outcome>>,
    ) -> Result<(String, Vec<u8>), Failure> {
        let turn = self.reading.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        let key = caller.import_key(id);
        let write = move |tx: &Tx<'_>| {
            let _turn = turn;
            let import = find(tx, key)?;
            processed(&import)?;
            let name = sheet_name(&import.name, outcomes.as_deref());
            Ok((name, sheet(tx, &import, outcomes.as_deref().unwrap_or(&NOT_APPLIED))?))
        };
        self.database.read_async(write).await
    }
}

/// The name of the sheet for the uploaded file `enrollment.csv`: `enrollment-not-applied.csv` or
/// `enrollment-skipped.csv`.
fn sheet_name(file: &str, outcomes: Option<&[Outcome]>) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let what = match outcomes {
        None => "not-applied".to_owned(),
        Some(outcomes) => outcomes.iter().map(|outcome| outcome.id()).collect::<Vec<_>>().join("-"),
    };
    format!("{stem}-{what}.csv")
}

fn sheet(tx: &Tx<'_>, import: &Import, wanted: &[Outcome]) -> Result<Vec<u8>, StoreError> {
    let templates = ImportTemplates::of(tx, import)?;
    let template = &templates.template;
    let bytes = imports::bytes(tx, import.key)?
        .ok_or_else(|| StoreError::corrupt("a processed import has no file"))?;
    let table = read::read(&bytes, &import.choices.read, &templates.district.headers());
    let columns = columns(&table, &templates, import);
    let nowhere = vec![None; columns.len()];
    let mut sheet = Sheet::new(SheetStyle::Excel);
    let headers = template.columns.iter().map(|column| column.header.as_str());
    sheet.row(headers.chain(["Line", "Reason"]));
    each_reported_chunk(tx, import, template.kind, 0, |chunk| {
        let found = || chunk.iter().filter(|row| wanted.contains(&row.outcome.outcome));
        let findings = LineFindings::read(tx, import.key, found().map(line))?;
        for row in found() {
            // The row has too many or too few cells, so a cell may belong to a column that the template
            // lacks.
            let is_out_of_shape = findings.of(line(row)).iter().any(|finding| finding.code.is_of_shape());
            let known = if is_out_of_shape { &nowhere } else { &columns };
            let mut cells = cells(&table, known, line(row));
            cells.push(line(row).to_string());
            cells.push(why(&templates, &findings, row).unwrap_or_default());
            sheet.row(cells);
        }
        Ok(true)
    })?;
    Ok(sheet.into_bytes())
}

/// The position in the file of each of the template's columns, from 1; `None` for a missing column.
fn columns(table: &Table, templates: &ImportTemplates, import: &Import) -> Vec<Option<u16>> {
    let ImportTemplates { template, district } = templates;
    let header = validate::header(table, template, district, &import.choices);
    template.columns.iter().map(|column| header.as_ref()?.column(column.field)).collect()
}

/// The cells of a row as in the file, in the order of the template's columns.
fn cells(table: &Table, columns: &[Option<u16>], line: u32) -> Vec<String> {
    let last = columns.iter().flatten().max().copied().unwrap_or_default();
    let cells: Vec<_> = table.record(line).cells().take(usize::from(last)).collect();
    let cell = |column: &Option<u16>| {
        let place = usize::from(column.as_ref()?.checked_sub(1)?);
        cells.get(place).map(|cell| cell.to_string())
    };
    columns.iter().map(|column| cell(column).unwrap_or_default()).collect()
}
