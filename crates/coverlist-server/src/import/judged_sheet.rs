//! Judges the rows of a received sheet. Its rows stay in the temporary file, so that a large sheet needs
//! little memory.

use super::stage_refusals::{malformed, too_many_rows};
use crate::Failure;
use crate::paging::CHUNK;
use crate::spool::{Spooled, unavailable};
use crate::store::StoreError;
use coverlist_core::findings::Finding;
use coverlist_core::map::is_of_another;
use coverlist_core::record::{Date, Field};
use coverlist_core::sheet::{JudgedRow, SheetReader};
use coverlist_core::template::Template;
use coverlist_core::validate::{Limits, RowStatus};
use csv::StringRecord;
use std::collections::{BTreeSet, HashMap};
use std::io::Read;
use std::mem;

/// The maximum number of findings that a judged sheet keeps.
const SHOWN: usize = 200;

/// A sheet whose rows are judged. It keeps a few bytes for each row.
pub(super) struct JudgedSheet {
    reader: SheetReader,
    /// The lines of the rows that share a key, with their status.
    settled: HashMap<u32, RowStatus>,
    pub(super) accepted: u32,
    pub(super) rejected: u32,
    /// The number of rows that repeat another row. They are ignored.
    pub(super) repeated: u32,
    /// The first findings about single rows.
    first_findings: Vec<Finding>,
}

impl JudgedSheet {
    /// Judges all rows of a sheet.
    ///
    /// # Errors
    ///
    /// `sheet_malformed`; and `too_large` for more rows than the limit.
    pub(super) fn new(
        sheet: &Spooled,
        template: &Template,
        today: Date,
        limits: Limits,
    ) -> Result<Self, Failure> {
        let mut records = Records::new(sheet.reader()?);
        let header = records.next()?.unwrap_or_default();
        let mut reader = SheetReader::new(&header, template, today).map_err(malformed)?;
        let (mut accepted, mut rejected, mut first_findings) = (0, Vec::new(), Vec::new());
        while records.read_next()? {
            if records.number > limits.max_rows.saturating_add(1) {
                return Err(too_many_rows(limits));
            }
            let judged = reader.row(&records.record).map_err(malformed)?;
            match judged.status {
                RowStatus::Rejected => rejected.push(judged.row.line),
                _ => accepted += 1,
            }
            let room = SHOWN - first_findings.len();
            first_findings.extend(judged.findings.into_iter().take(room));
        }
        rejected.sort_unstable();
        let (settled, accepted, rejected, repeated) = settle(&reader, accepted, &rejected);
        Ok(Self { reader, settled, accepted, rejected, repeated, first_findings })
    }

    /// The fields that have a column.
    pub(super) fn fields(&self) -> BTreeSet<Field> {
        self.reader.header().fields.iter().copied().collect()
    }

    /// The places of the names of persons among the columns that are only compared.
    pub(super) fn names(&self) -> Vec<usize> {
        let checks = self.reader.header().checks.iter().enumerate();
        checks.filter(|(_, header)| !is_of_another(header)).map(|(place, _)| place).collect()
    }

    /// Reads all rows once more, with their status in the end, until `take` returns `false`. The findings of
    /// a row do not include the one about its key, see [`Self::key_findings`].
    pub(super) fn each_chunk(
        &self,
        sheet: &Spooled,
        mut take: impl FnMut(Vec<JudgedRow>) -> bool,
    ) -> Result<(), StoreError> {
        let mut chunk = Vec::with_capacity(CHUNK as usize);
        let mut records = Records::new(sheet.reader()?);
        records.read_next()?;
        while records.read_next()? {
            let judged = self.reader.row_again(records.number, &records.record);
            let mut judged = judged.map_err(StoreError::corrupt)?;
            if let Some(&row_status) = self.settled.get(&judged.row.line) {
                judged.status = row_status;
            }
            chunk.push(judged);
            if chunk.len() == CHUNK as usize
                && !take(mem::replace(&mut chunk, Vec::with_capacity(CHUNK as usize)))
            {
                return Ok(());
            }
        }
        take(chunk);
        Ok(())
    }

    /// The findings about rows that share a key.
    pub(super) fn key_findings(&self) -> impl Iterator<Item = Finding> {
        self.reader.finish().map(|(finding, _)| finding)
    }

    /// The first findings.
    pub(super) fn first_findings(&self) -> impl Iterator<Item = Finding> {
        self.first_findings.iter().cloned().chain(self.key_findings()).take(SHOWN)
    }
}

/// The rows that share a key, and the numbers of accepted, rejected and repeated rows. `rejected` are the
/// sorted lines of the rows that are rejected alone.
fn settle(
    reader: &SheetReader,
    mut accepted: u32,
    rejected: &[u32],
) -> (HashMap<u32, RowStatus>, u32, u32, u32) {
    let mut settled = HashMap::new();
    let (mut rejected_count, mut repeated) = (rejected.len() as u32, 0);
    for (finding, row_status) in reader.finish() {
        let line = finding.line.unwrap_or_default();
        let was_rejected = rejected.binary_search(&line).is_ok();
        *(if was_rejected { &mut rejected_count } else { &mut accepted }) -= 1;
        *(if row_status == RowStatus::SetAside { &mut repeated } else { &mut rejected_count }) += 1;
        settled.insert(line, row_status);
    }
    (settled, accepted, rejected_count, repeated)
}

/// The rows of a sheet whose bytes follow the grammar.
pub(super) struct Records<R> {
    reader: csv::Reader<R>,
    /// The cells of the current row.
    pub(super) record: StringRecord,
    /// The number of the current row, from 1 for the header.
    pub(super) number: u32,
}

impl<R: Read> Records<R> {
    pub(super) fn new(sheet: R) -> Self {
        let reader = csv::ReaderBuilder::new().has_headers(false).from_reader(sheet);
        Self { reader, record: StringRecord::new(), number: 0 }
    }

    /// Reads the next row. Returns `false` at the end.
    ///
    /// # Errors
    ///
    /// When the bytes cannot be read, or do not follow the grammar.
    pub(super) fn read_next(&mut self) -> Result<bool, StoreError> {
        self.number += 1;
        self.reader.read_record(&mut self.record).map_err(|error| match error.into_kind() {
            csv::ErrorKind::Io(error) => unavailable(error),
            _ => StoreError::corrupt("a sheet does not follow the grammar"),
        })
    }

    /// A copy of the next row; `None` at the end.
    ///
    /// # Errors
    ///
    /// As [`Self::read_next`].
    pub(super) fn next(&mut self) -> Result<Option<StringRecord>, StoreError> {
        Ok(self.read_next()?.then(|| self.record.clone()))
    }
}
