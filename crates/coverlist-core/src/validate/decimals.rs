//! The decimal style of each column of numbers, proven by its rows or chosen by a person.

use super::Choices;
use super::layout::Layout;
use super::lines::Rows;
use super::scan::{Scan, ScannedColumn};
use crate::record::Field;
use crate::value::{DecimalStyle, Decimals, Written};

/// Of two styles, the one with this many times the rows of the other is the style of the column.
const CLEAR: usize = 2;

/// With this many times the rows that depend on a style, the rows that prove it are too few.
const WEAK: usize = 10;

/// A column of numbers and its decimal style. One column proves nothing for another: files are assembled from
/// several systems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecimalColumn {
    /// The field whose values the column holds.
    pub field: Field,
    /// The position of the column in the file, from 1.
    pub column: u16,
    /// The decimal style; `None` when a person must choose it. A column without any proof has a point.
    pub style: Option<DecimalStyle>,
    /// Whether a person chose the style.
    pub chosen: bool,
    /// The rows whose numbers must have a decimal point: `12.50`.
    pub point: Rows,
    /// The rows whose numbers must have a decimal comma: `12,50`.
    pub comma: Rows,
    /// The rows whose numbers are only read with a decimal point, but prove nothing: `1,050`.
    pub point_thousands: Rows,
    /// The rows whose numbers are only read with a decimal comma, but prove nothing: `1.050`.
    pub comma_thousands: Rows,
}

impl DecimalColumn {
    /// The columns of numbers of a file, with what is known about their style. The amounts of a sheet always
    /// have a point.
    pub(super) fn all_of(scan: &Scan, layout: &Layout, choices: &Choices) -> Vec<Self> {
        let is_number = |column: &&ScannedColumn| layout.slots()[column.place].checker.is_number();
        let columns = scan.columns().iter().filter(|_| layout.sheet().is_none()).filter(is_number);
        columns.map(|column| Self::of(scan, column, choices)).collect()
    }

    fn of(scan: &Scan, column: &ScannedColumn, choices: &Choices) -> Self {
        let rows = |style, is_proof| {
            let written = Written { style, is_proof };
            let lines = scan.lines(column, |kind| kind.number().is_some_and(|(other, _)| other == written));
            Rows::of(&lines)
        };
        let chosen = choices.decimals.get(&column.field).copied();
        let mut decided = Self {
            field: column.field,
            column: column.position,
            style: chosen,
            chosen: chosen.is_some(),
            point: rows(DecimalStyle::Point, true),
            comma: rows(DecimalStyle::Comma, true),
            point_thousands: rows(DecimalStyle::Point, false),
            comma_thousands: rows(DecimalStyle::Comma, false),
        };
        decided.style = chosen.or_else(|| decided.proven());
        decided
    }

    /// The style that the rows prove; `None` when they prove both, or too few of them prove one.
    fn proven(&self) -> Option<DecimalStyle> {
        let all = |proofs: &Rows, thousands: &Rows| (proofs.count + thousands.count) as usize;
        let point = all(&self.point, &self.point_thousands);
        let comma = all(&self.comma, &self.comma_thousands);
        let is_weak = (self.comma_thousands.count as usize) >= WEAK * self.comma.count as usize;
        if point >= CLEAR * comma {
            Some(DecimalStyle::Point)
        } else if comma >= CLEAR * point && (self.comma_thousands.count == 0 || !is_weak) {
            Some(DecimalStyle::Comma)
        } else {
            None
        }
    }

    /// Whether rows prove the other style than the one that a person chose.
    pub(crate) fn is_contradicted(&self) -> bool {
        let others = match self.style {
            Some(DecimalStyle::Point) => &self.comma,
            Some(DecimalStyle::Comma) => &self.point,
            None => return false,
        };
        self.chosen && others.count > 0
    }

    /// How the numbers of the column are read.
    pub(super) fn decimals(&self) -> Decimals {
        match self.style {
            Some(style) => Decimals::Known(style),
            None if self.comma.count == 0 => Decimals::Assumed,
            None => Decimals::Open,
        }
    }
}
