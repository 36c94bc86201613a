//! The century of years with two digits, proven by other rows of the column or chosen by a person.

use super::columns::{DateForm, Years};
use super::layout::Layout;
use super::scan::{Scan, ScannedColumn};
use super::{Choices, Rows};
use crate::record::Field;
use crate::value::Century;

/// With this many times the years with two digits, those with four are too few to prove their century.
const WEAK: u32 = 10;

/// A date column with years of two digits, and their century.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CenturyColumn {
    /// The field whose values the column holds.
    pub field: Field,
    /// The position of the column in the file, from 1.
    pub column: u16,
    /// The century; `None` when a person must choose it.
    pub century: Option<Century>,
    /// Whether a person chose the century. Otherwise the rows prove it.
    pub chosen: bool,
    /// The rows whose years have two digits.
    pub short: Rows,
    /// Of these, the rows whose years are from 50 to 99: coverage of 2050 is as unlikely as coverage of 1950.
    pub late: Rows,
    /// The rows with years from 2000 to 2099.
    pub full: Rows,
    /// The rows with years of other centuries.
    pub other: Rows,
}

impl CenturyColumn {
    /// The columns with years of two digits. No row of a sheet proves a century, because its dates have the
    /// canonical form.
    pub(super) fn all_of(scan: &Scan, layout: &Layout, choices: &Choices) -> Vec<Self> {
        let needs_order = |column: &&ScannedColumn| layout.slots()[column.place].checker.needs_order();
        let has_short = |column: &&ScannedColumn| {
            column.counts().any(|(kind, _)| kind.date().is_some_and(|(_, years)| years.are_short()))
        };
        let columns = scan.columns().iter().filter(needs_order).filter(has_short);
        columns.map(|column| Self::of(scan, column, layout, choices)).collect()
    }

    fn of(scan: &Scan, column: &ScannedColumn, layout: &Layout, choices: &Choices) -> Self {
        let rows = |is_sought: fn(Years) -> bool| {
            let is_sought = |date: (DateForm, Years)| is_sought(date.1);
            Rows::of(&scan.lines(column, |kind| kind.date().is_some_and(is_sought)))
        };
        let undecided = Self {
            field: column.field,
            column: column.position,
            century: None,
            chosen: choices.century.is_some(),
            short: rows(Years::are_short),
            late: rows(|years| years == Years::ShortLate),
            full: rows(|years| years == Years::Of2000),
            other: rows(|years| years == Years::OfOther),
        };
        let proven = || undecided.proven().filter(|_| layout.sheet().is_none());
        Self { century: choices.century.or_else(proven), ..undecided }
    }

    /// The century that years with four digits prove.
    fn proven(&self) -> Option<Century> {
        self.proposal().filter(|_| self.short.count < WEAK * self.full.count)
    }

    /// The century that has no rival: no year speaks for another one.
    pub(crate) fn proposal(&self) -> Option<Century> {
        (self.late.count == 0 && self.other.count == 0).then_some(Century::From2000)
    }
}
