//! Writes rows of a plan as a sheet.

use super::pipeline::find;
use super::plan::refuse_closed;
use super::plan_selection::Selection;
use super::report_sheet::SheetFile;
use super::sheet_download::SheetDownload;
use super::sheet_rows::{self, Wanted};
use super::{Actor, Pipeline, PlanQuery};
use crate::Failure;
use crate::spool::Spool;
use crate::store::Tx;
use crate::workbook::FileFormat;
use std::collections::{BTreeMap, HashMap};

impl Pipeline {
    /// The rows of a plan that a query selects, as they are in the sheet, in file order, each with its line
    /// and with what happens to its record. The sheet can be staged again.
    ///
    /// # Errors
    ///
    /// `not_found`; `wrong_state` unless the import is open; and `bad_request` for a query of other columns.
    pub(crate) async fn plan_sheet(
        &self,
        actor: Actor,
        id: i64,
        query: PlanQuery,
        format: FileFormat,
    ) -> Result<SheetFile, Failure> {
        let (pipeline, key) = (self.clone(), actor.import_key(id));
        let write = move |tx: &Tx<'_>| {
            let import = find(tx, key)?;
            refuse_closed(&import)?;
            let overview = pipeline.overview(tx, &import)?;
            let mut rows = HashMap::new();
            Selection::new(tx, &import, &overview, &query)?.each(tx, |row| {
                rows.insert(row.line(), Wanted::planned(row));
            })?;
            let folder = pipeline.database.folder();
            let file = SheetDownload::new(Spool::new(folder)?);
            let content = sheet_rows::write(tx, &import, BTreeMap::from([(key.id, rows)]), file)?;
            SheetFile::new(&import, "plan", format, content, folder)
        };
        self.database.read_async(write).await
    }
}
