//! Lists the records that are insured now and that an import does not name. They never change.

use super::pipeline::find_with;
use super::report_sheet::SheetFile;
use super::sheet_download::SheetDownload;
use super::templates::current_template;
use super::{Actor, Pipeline};
use crate::Failure;
use crate::paging::Paged;
use crate::spool::Spool;
use crate::store::imports::{self, Import};
use crate::store::records::{Absent, each_absent};
use crate::store::{ImportKey, StoreError, Tx};
use crate::workbook::FileFormat;
use coverlist_api::{AbsentGroup, AbsentRow, AbsentView, KeptPart, Page, ProblemCode, RecordRef};
use coverlist_core::lifecycle::{Origin, State};
use coverlist_core::plan::{covering_statuses, ending_status, is_multi_year};
use coverlist_core::record::{Date, Field, Value};
use coverlist_core::template::{Column, LINE_HEADER, REASON_HEADER, Template};
use coverlist_messages::{English, render, text};
use std::collections::{BTreeMap, HashSet};

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
        let today = self.clock.today_in(zone);
        let named = self.named(actor, id).await?;
        let read = move |tx: &Tx<'_>| {
            let (mut groups, mut multi_year, mut likely) = (BTreeMap::<String, u32>::new(), 0, 0);
            let mut page = Paged::new(limit);
            named.each_absent(tx, today, |absent, is_likely| {
                if is_likely {
                    likely += 1;
                    return Ok(());
                }
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
            Ok::<_, Failure>(AbsentView { records, likely, multi_year, groups, rows, next })
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
        let today = self.clock.today_in(zone);
        let folder = self.database.folder().to_owned();
        let named = self.named(actor, id).await?;
        let write = move |tx: &Tx<'_>| {
            let template = current_template(tx, &named.import)?;
            let columns = columns(&template)?;
            let mut file = SheetDownload::new(Spool::new(&folder)?);
            let headers = columns.iter().map(|column| column.header.as_str());
            file.row(headers.chain([LINE_HEADER, REASON_HEADER]))?;
            let mut line = 1_u32;
            named.each_absent(tx, today, |absent, is_likely| {
                if is_likely {
                    return Ok(());
                }
                line += 1;
                let cells = columns.iter().map(|column| cell(column, &absent, &template));
                file.row(cells.chain([line.to_string(), note(&absent, today)]))
            })?;
            SheetFile::new(&named.import, "absent", format, file.finish()?, &folder)
        };
        self.database.read_async(write).await
    }

    /// What an import and the others of the same report name.
    async fn named(&self, actor: Actor, id: i64) -> Result<Named, Failure> {
        let (import, rows) = self.explained_keys(actor.import_key(id), find_with_rows).await?;
        Ok(Named { likely: rows.iter().filter_map(|row| row.answer.proposed()).collect(), import })
    }
}

/// What an import names.
struct Named {
    import: Import,
    /// The records that a key of the import probably means, although it names none.
    likely: HashSet<i64>,
}

impl Named {
    /// Passes each absent record to `take`, and whether a key of the import probably means it.
    fn each_absent(
        &self,
        tx: &Tx<'_>,
        today: Date,
        mut take: impl FnMut(Absent, bool) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let Import { template, key, .. } = &self.import;
        let (statuses, rounds) = (covering_statuses(template), imports::rounds(tx, &self.import)?);
        each_absent(tx, template.kind, key.district, &rounds, &statuses, today, |absent| {
            let is_likely = self.likely.contains(&absent.id);
            take(absent, is_likely)
        })
    }
}

/// The columns of a list that ends coverage: key, status, and others that the template requires. A template
/// without a status that ends coverage is refused with `wrong_state`.
fn columns(template: &Template) -> Result<Vec<Column>, Failure> {
    if ending_status(template).is_none() {
        return Err(Failure::refuse(ProblemCode::WrongState, text::problem_wrong_state_absent()));
    }
    let is_needed = |column: &&Column| matches!(column.field, Field::Key | Field::Status) || column.required;
    Ok(template.columns.iter().filter(is_needed).cloned().collect())
}

fn cell(column: &Column, absent: &Absent, template: &Template) -> String {
    match column.field {
        Field::Key => absent.key.clone(),
        Field::Status => {
            let status = ending_status(template).map(Value::Status);
            status.map(|status| column.canonical(&status).into_owned()).unwrap_or_default()
        }
        field => {
            let value = absent.values.get(field);
            value.map(|value| column.canonical(value).into_owned()).unwrap_or_default()
        }
    }
}

/// A list whose rows are kept. A deleted one is refused with `not_found`, and a change of single records with
/// `wrong_state`.
pub(super) fn find_with_rows(tx: &Tx<'_>, key: ImportKey) -> Result<Import, Failure> {
    let import = find_with(tx, key, KeptPart::Rows)?;
    if import.state == State::Deleted {
        return Err(Failure::not_found(text::problem_not_found_import_file()));
    }
    if import.origin != Origin::List {
        return Err(Failure::refuse(ProblemCode::WrongState, text::problem_wrong_state_no_list()));
    }
    Ok(import)
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
