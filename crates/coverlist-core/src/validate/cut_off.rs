//! Detects a file that ends in the middle of a row, after an interrupted download or a full disk.

use super::RowStatus;
use super::layout::Layout;
use crate::findings::{Code, Finding};
use crate::read::Table;
use crate::record::trim;
use crate::value::{DateCell, amount, date};

/// The number of rows above the last one that are compared with it, and the minimum for a verdict.
const COMPARED: usize = 50;
const FEW: usize = 3;

/// The finding about a last row that has no line end and is shorter than the rows above it.
pub(super) fn cut_off(table: &Table, layout: &Layout, row_statuses: &[RowStatus]) -> Option<Finding> {
    let last = u32::try_from(table.len()).ok().filter(|_| !table.ends_with_line_end())?;
    let is_row = |line: u32| row_statuses[line as usize - 1].is_record();
    let [width, named] = layout.widths();
    let last = Some(last).filter(|&line| is_row(line))?;
    let above = || (1..last).rev().filter(|&line| is_row(line)).take(COMPARED);
    let count = |line: u32| table.record(line).cells().take(width + 1).count();
    if above().count() < FEW {
        return None;
    }
    if count(last) < named {
        return above().all(|line| count(line) >= named).then(|| Finding::row(Code::FileCutOff, last));
    }
    let column = u16::try_from(count(last)).ok()?;
    let shape = |line: u32| Shape::of(trim(&table.record(line).cell(column).unwrap_or_default()));
    let usual = Shape::shared_by(above().map(shape))?;
    let found = Finding::cell(Code::FileCutOff, last, column, layout.field(column));
    usual.is_cut_to(shape(last)).then_some(found)
}

/// The properties that cells of one column share.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shape {
    characters: usize,
    /// The number of decimals of an amount.
    decimals: Option<usize>,
    is_date: bool,
}

impl Shape {
    fn of(text: &str) -> Self {
        let is_date = !matches!(date(text), DateCell::Bad(_));
        let is_amount = !is_date && amount(text).is_ok();
        let decimals = || text.rsplit_once(['.', ',']).map_or(0, |(_, decimals)| decimals.len());
        // Three digits are a group, as in `1,050`.
        let decimals = is_amount.then(decimals).map(|count| if count == 3 { 0 } else { count });
        Self { characters: text.chars().count(), decimals, is_date }
    }

    /// The properties that all cells share: the decimals of amounts, or the length of anything else. For
    /// dates the shortest length counts.
    fn shared_by(mut shapes: impl Iterator<Item = Self>) -> Option<Self> {
        let first = shapes.next()?;
        shapes.try_fold(first, |shared, shape| {
            let alike = match (shared, shape) {
                (Self { is_date: true, .. }, Self { is_date: true, .. }) => true,
                (Self { decimals: Some(one), .. }, Self { decimals: Some(other), .. }) => one == other,
                _ => shared == shape,
            };
            alike.then_some(Self { characters: shared.characters.min(shape.characters), ..shared })
        })
    }

    /// Whether the last cell is shorter than all others.
    fn is_cut_to(self, last: Self) -> bool {
        match (self.decimals, last.decimals) {
            (Some(usual), Some(decimals)) if usual > 0 => decimals < usual,
            _ => last.characters < self.characters,
        }
    }
}
