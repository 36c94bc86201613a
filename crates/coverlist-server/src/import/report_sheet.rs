//! Writes sheets to download: the staged sheet, and the rows of it that were not applied.

use super::Pipeline;
use super::judged_sheet::Records;
use super::pipeline::{check_kept, find_with};
use super::report::counts;
use super::sheet_download::SheetDownload;
use super::sheet_rows::{self, Wanted};
use super::stored_sheet::StoredSheet;
use crate::Failure;
use crate::access::Caller;
use crate::spool::{Spool, Spooled};
use crate::store::imports::{self, Import};
use crate::store::{StoreError, Tx, outcomes};
use crate::workbook::FileFormat;
use coverlist_api::KeptPart;
use coverlist_core::plan::Outcome;
use coverlist_core::sheet::SheetColumn;
use coverlist_core::value::unsafe_cell;
use coverlist_messages::text;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Without those that are not processed yet.
const NOT_APPLIED: [Outcome; 3] = [Outcome::Skipped, Outcome::Refused, Outcome::Rejected];

/// Also those that were given up after a sample.
const NEVER_APPLIED: [Outcome; 4] =
    [Outcome::Skipped, Outcome::Refused, Outcome::Rejected, Outcome::NotProcessed];

/// A file to download.
pub(crate) struct SheetFile {
    pub(crate) name: String,
    pub(crate) format: FileFormat,
    pub(crate) content: Spooled,
}

impl Pipeline {
    /// The sheet of an import, as a workbook or a CSV for spreadsheets: with a byte order mark and all cells
    /// quoted.
    ///
    /// # Errors
    ///
    /// `not_found`, also when the sheet was deleted.
    pub(crate) async fn sheet(
        &self,
        caller: &Caller,
        id: i64,
        format: FileFormat,
    ) -> Result<SheetFile, Failure> {
        let (key, folder) = (caller.import_key(id), self.database.folder().to_owned());
        let write = move |tx: &Tx<'_>| {
            let import = find_with(tx, key, KeptPart::File)?;
            if imports::chunk(tx, key, 0)?.is_none() {
                return Err(Failure::not_found(text::problem_not_found_import_file()));
            }
            let mut records = Records::new(StoredSheet::new(tx, key));
            let mut file = SheetDownload::new(Spool::new(&folder)?);
            while records.read_next()? {
                file.row(records.record.iter().map(unsafe_cell))?;
            }
            SheetFile::new(&import, "sheet", format, file.finish()?, &folder)
        };
        self.database.read_async(write).await
    }

    /// The rows with one of `outcomes`, or the rows that were not applied, as a sheet with line and reason. A
    /// corrected sheet can be staged again. The reason of a row that could not be split into cells is the
    /// code that a sheet has there; every other reason is a sentence.
    ///
    /// # Errors
    ///
    /// `not_found`; and `wrong_state` before rows of the import are applied.
    pub(crate) async fn report_sheet(
        &self,
        caller: &Caller,
        id: i64,
        outcomes: Option<Vec<Outcome>>,
        format: FileFormat,
    ) -> Result<SheetFile, Failure> {
        let (key, folder) = (caller.import_key(id), self.database.folder().to_owned());
        let write = move |tx: &Tx<'_>| {
            let import = find_with(tx, key, KeptPart::Rows)?;
            check_kept(&import, KeptPart::File)?;
            counts(tx, &import)?;
            let what = match &outcomes {
                None => "not-applied".to_owned(),
                Some(outcomes) => outcomes.iter().map(|outcome| outcome.id()).collect::<Vec<_>>().join("-"),
            };
            let file = SheetDownload::new(Spool::new(&folder)?);
            let wanted = outcomes.as_deref().unwrap_or(match import.state.is_open() {
                true => &NOT_APPLIED,
                false => &NEVER_APPLIED,
            });
            let content = sheet_rows::write(tx, &import, wanted_rows(tx, &import, wanted)?, file)?;
            SheetFile::new(&import, &what, format, content, &folder)
        };
        self.database.read_async(write).await
    }
}

/// The rows with one of these outcomes: by the import of their round, and by line.
fn wanted_rows(
    tx: &Tx<'_>,
    import: &Import,
    wanted: &[Outcome],
) -> Result<BTreeMap<i64, HashMap<u32, Wanted>>, StoreError> {
    let mut rows = BTreeMap::<i64, HashMap<u32, Wanted>>::new();
    outcomes::each_fate(tx, import, |fate| {
        if wanted.contains(&fate.outcome) {
            rows.entry(fate.import).or_default().insert(fate.line, Wanted::reported(&fate));
        }
    })?;
    Ok(rows)
}

impl SheetFile {
    /// A file about the source file `enrollment.csv`, such as `enrollment-sheet.csv`.
    pub(super) fn new(
        import: &Import,
        what: &str,
        format: FileFormat,
        csv: Spooled,
        folder: &Path,
    ) -> Result<Self, Failure> {
        let name = import.name();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let column = |header: &str| SheetColumn::of_sheet(header, &import.template);
        let content = format.write_file(csv, column, folder)?;
        Ok(Self { name: format.name(&format!("{stem}-{what}")), format, content })
    }
}
