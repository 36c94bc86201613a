//! Which of the date columns without a header is the start of coverage, and which is its end.

use super::sample::{ColumnCells, is_time};
use crate::record::Date;

/// Coverage lasts at most this many years. Dates of birth spread over more.
const MOST_YEARS: i16 = 6;

/// The columns that may hold the start and the end of coverage, by index.
#[derive(Debug, Default)]
pub(super) struct DateRoles {
    pub(super) starts: Vec<usize>,
    pub(super) end: Option<usize>,
}

impl DateRoles {
    /// The roles of date columns whose headers say nothing. The end is the one that is after all others in
    /// every row. A lone column is a start.
    pub(super) fn of<'c, 't: 'c>(columns: impl Iterator<Item = (usize, &'c ColumnCells<'t>)>) -> Self {
        let columns = columns.filter(|(_, cells)| cells.are_dates() && !cells.mostly(50, is_time));
        let mut dates: Vec<(usize, Vec<Option<Date>>)> =
            columns.map(|(index, cells)| (index, cells.dates())).collect();
        dates.retain(|(_, dates)| years(dates) <= MOST_YEARS);
        let is_last = |(index, dates_of): &&(usize, Vec<Option<Date>>)| {
            dates.len() > 1
                && dates.iter().all(|(other, others)| other == index || are_before(others, dates_of))
        };
        let end = dates.iter().find(is_last).map(|(index, _)| *index);
        let starts = dates.iter().map(|(index, _)| *index).filter(|index| Some(*index) != end);
        Self { starts: starts.collect(), end }
    }
}

/// The years over which dates spread.
fn years(dates: &[Option<Date>]) -> i16 {
    let years = || dates.iter().flatten().map(|date| date.year());
    years().max().unwrap_or_default() - years().min().unwrap_or_default()
}

/// Whether the dates of one column are never after those of another in the same row, and mostly before them.
fn are_before(one: &[Option<Date>], other: &[Option<Date>]) -> bool {
    let pairs = || one.iter().zip(other).filter_map(|(one, other)| Some(((*one)?, (*other)?)));
    let (all, before) = (pairs().count(), pairs().filter(|(one, other)| one < other).count());
    let after = pairs().filter(|(one, other)| one > other).count();
    before * 2 > all && after * 20 <= all
}
