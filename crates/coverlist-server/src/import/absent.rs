//! Lists the records that are insured now and that an import does not name. They never change.

use super::pipeline::find;
use super::report_sheet::SheetFile;
use super::sheet_download::SheetDownload;
use super::{Actor, Pipeline};
use crate::Failure;
use crate::paging::Paged;
use crate::spool::Spool;
use crate::store::imports::Import;
use crate::store::records::{Absent, each_absent};
use crate::store::{ImportKey, StoreError, Tx};
use crate::workbook::FileFormat;
use coverlist_api::{AbsentGroup, AbsentRow, AbsentView, Page, RecordRef};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::{covering_statuses, ending_status, is_multi_year};
use coverlist_core::record::{Date, Field, Value};
use coverlist_core::template::{LINE_HEADER, REASON_HEADER};
use coverlist_messages::{English, render, text};
use std::collections::BTreeMap;

impl Pipeline {
    /// A part of the records that are insured now and that an import does not name, with the number of all.
    ///
    /// # Errors
    ///
    /// `not_found`, also for a deleted import.
    pub(crate) async fn absent(
        &self,
        actor: Actor,
        id: i64,
        zone: &str,
        after: u32,
        limit: u32,
    ) -> Result<AbsentView, Failure> {
        let (key, today) = (actor.import_key(id), self.clock.today_in(zone));
        let read = move |tx: &Tx<'_>| {
            let import = find_with_rows(tx, key)?;
            let (mut groups, mut multi_year) = (BTreeMap::<String, u32>::new(), 0);
            let mut page = Paged::new(limit);
            each(tx, &import, today, |absent| {
                *groups.entry(absent.place.clone()).or_default() += 1;
                multi_year += u32::from(is_multi_year(&absent.values, today));
                if absent.id > i64::from(after) {
                    page.fill([view(absent, today)]);
                }
                Ok(())
            })?;
            let Page { rows, next } = page.finish(|row| row.record.id.to_string());
            let groups: Vec<_> =
                groups.into_iter().map(|(place, records)| AbsentGroup { place, records }).collect();
            let records = groups.iter().map(|group| group.records).sum();
            Ok(AbsentView { records, multi_year, groups, rows, next })
        };
        self.database.read_async(read).await
    }

    /// A sheet under the template of an import that would end the coverage of these records. The reason names
    /// the end of a plan of several years.
    ///
    /// # Errors
    ///
    /// As [`Pipeline::absent`].
    pub(crate) async fn absent_sheet(
        &self,
        actor: Actor,
        id: i64,
        zone: &str,
        format: FileFormat,
    ) -> Result<SheetFile, Failure> {
        let (key, today) = (actor.import_key(id), self.clock.today_in(zone));
        let folder = self.database.folder().to_owned();
        let write = move |tx: &Tx<'_>| {
            let import = find_with_rows(tx, key)?;
            let mut file = SheetDownload::new(Spool::new(&folder)?);
            let template = &import.template;
            let status = ending_status(template).map(Value::Status);
            let column = template.column(Field::Status);
            let word = status.as_ref().zip(column).and_then(|(status, column)| column.main_word(status));
            let headers = [Field::Key, Field::Status].map(|field| template.header(field));
            file.row(headers.into_iter().chain([LINE_HEADER, REASON_HEADER]))?;
            let mut line = 1_u32;
            each(tx, &import, today, |absent| {
                line += 1;
                let reason = note(&absent, today);
                file.row([&*absent.key, word.unwrap_or_default(), &*line.to_string(), &*reason])
            })?;
            SheetFile::new(&import, "absent", format, file.finish()?, &folder)
        };
        self.database.read_async(write).await
    }
}

/// An import whose rows are kept. A deleted one is refused with `not_found`.
fn find_with_rows(tx: &Tx<'_>, key: ImportKey) -> Result<Import, Failure> {
    let import = find(tx, key)?;
    if import.state == State::Deleted {
        return Err(Failure::not_found(text::problem_not_found_import_file()));
    }
    Ok(import)
}

fn each(
    tx: &Tx<'_>,
    import: &Import,
    today: Date,
    take: impl FnMut(Absent) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let statuses = covering_statuses(&import.template);
    each_absent(tx, import.template.kind, import.key, &statuses, today, take)
}

fn view(absent: Absent, today: Date) -> AbsentRow {
    AbsentRow {
        multi_year: is_multi_year(&absent.values, today),
        coverage_end: absent.values.text(Field::CoverageEnd),
        policy_number: absent.values.text(Field::PolicyNumber),
        record: RecordRef { id: absent.id, label: absent.label },
        key: absent.key,
        place: absent.place,
    }
}

/// A note on a plan of several years, in English; empty for others.
fn note(absent: &Absent, today: Date) -> String {
    let end = absent.values.text(Field::CoverageEnd).filter(|_| is_multi_year(&absent.values, today));
    end.map_or_else(String::new, |end| render(&English, &text::row_multi_year(end)))
}
