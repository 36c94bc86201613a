//! The order of day and month in each date column, proven by its rows or chosen by a person.

use super::columns::{DateForm, Years};
use super::layout::Layout;
use super::lines::{LineList, Rows};
use super::scan::{Scan, ScannedColumn};
use super::{CenturyColumn, Choices};
use crate::findings::{Code, Finding};
use crate::record::Field;
use crate::value::DateOrder;
use serde::{Deserialize, Serialize};

/// With this many times the rows that depend on an order, the rows that prove it are too few.
const WEAK: usize = 10;

/// A date column and its order of day and month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateColumn {
    /// The field whose values the column holds.
    pub field: Field,
    /// The position of the column in the file, from 1.
    pub column: u16,
    /// Whether the day or the month comes first in this column. `None` when every date is unambiguous, and
    /// when the order is unknown.
    pub order: Option<DateOrder>,
    /// Whether a person chose the order. Otherwise rows prove it.
    pub chosen: bool,
    /// The other column whose rows prove the order, when the rows of this one prove none.
    pub proven_in: Option<Field>,
    /// The rows whose dates must be day-first.
    pub day_first: Rows,
    /// The rows whose dates must be month-first.
    pub month_first: Rows,
    /// The rows whose dates can be either.
    pub either: Rows,
}

impl DateColumn {
    /// The rows that prove this order.
    pub const fn proving(&self, order: DateOrder) -> &Rows {
        match order {
            DateOrder::DayFirst => &self.day_first,
            DateOrder::MonthFirst => &self.month_first,
        }
    }
}

/// The lines that prove an order in each date column.
#[derive(Debug)]
pub(super) struct DateProofs {
    columns: Vec<Proof>,
    /// Whether the file is a sheet. Its dates that are not in ISO 8601 prove no order for each other.
    is_sheet: bool,
}

/// The lines that prove an order in one date column.
#[derive(Debug)]
struct Proof {
    field: Field,
    column: u16,
    day_first: LineList,
    month_first: LineList,
    either: LineList,
    /// Lines with dates that begin with the year and have a day of at most 12.
    iso_up_to_twelve: LineList,
    /// Whether a date begins with the year and has a later day.
    has_iso_above_twelve: bool,
    /// Whether a person had the dates turned back that Excel had turned round.
    is_turned_back: bool,
}

impl DateProofs {
    /// The date columns of a file whose order matters.
    pub(super) fn of(scan: &Scan, layout: &Layout, centuries: &[CenturyColumn]) -> Self {
        let needs_order = |column: &&ScannedColumn| layout.slots()[column.place].checker.needs_order();
        let columns = scan.columns().iter().filter(needs_order).map(|column| {
            let century = centuries.iter().find(|other| other.field == column.field);
            let has_century = century.is_none_or(|column| column.century.is_some());
            Proof::of(scan, column, has_century, layout.is_turned_back(column.field))
        });
        Self { columns: columns.collect(), is_sheet: layout.sheet().is_some() }
    }

    /// Decides the orders after the scan, and adds findings about columns whose order is in doubt.
    pub(super) fn decide(&self, choices: &Choices, findings: &mut Vec<Finding>) -> Vec<DateColumn> {
        let decide = |proof: &Proof| {
            let others = || self.columns.iter().filter(|other| other.field != proof.field);
            let chosen = choices.date_orders.get(&proof.field).copied();
            let borrowed = proof.borrowed(others()).filter(|_| !self.is_sheet);
            let doubt = if self.is_sheet {
                proof.unknown()
            } else if borrowed.is_some() {
                None
            } else {
                proof.doubt(others().filter_map(Proof::certain_order))
            };
            let proven = borrowed.map(|(order, _)| order).or_else(|| proof.order());
            let order = chosen.or_else(|| proven.filter(|_| doubt.is_none()));
            findings.extend(doubt.filter(|_| chosen.is_none()));
            findings.extend(proof.half_converted());
            DateColumn {
                field: proof.field,
                column: proof.column,
                order,
                chosen: chosen.is_some(),
                proven_in: borrowed.map(|(_, field)| field).filter(|_| chosen.is_none()),
                day_first: Rows::of(&proof.day_first),
                month_first: Rows::of(&proof.month_first),
                either: Rows::of(&proof.either),
            }
        };
        self.columns.iter().map(decide).collect()
    }
}

impl Proof {
    /// Years with two digits are evidence once their century is known.
    fn of(scan: &Scan, column: &ScannedColumn, has_century: bool, is_turned_back: bool) -> Self {
        let lines = |form| {
            let is_sought =
                |(other, years): (DateForm, Years)| other == form && (has_century || !years.are_short());
            scan.lines(column, |kind| kind.date().is_some_and(is_sought))
        };
        Self {
            field: column.field,
            column: column.position,
            day_first: lines(DateForm::DayFirst),
            month_first: lines(DateForm::MonthFirst),
            either: lines(DateForm::Either),
            iso_up_to_twelve: lines(DateForm::YearFirstUpToTwelve),
            has_iso_above_twelve: lines(DateForm::YearFirstAboveTwelve).count() > 0,
            is_turned_back,
        }
    }

    /// The order that at least one row proves and no row contradicts.
    fn order(&self) -> Option<DateOrder> {
        match (self.day_first.first(), self.month_first.first()) {
            (Some(_), None) => Some(DateOrder::DayFirst),
            (None, Some(_)) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// The order, when enough rows prove it to count as evidence for other columns.
    fn certain_order(&self) -> Option<DateOrder> {
        self.order().filter(|_| !self.is_weak())
    }

    /// The order that the other columns prove, and the first of them, when dates of this column need an order
    /// and none of them proves one. The other columns agree, and enough of their rows prove the order.
    fn borrowed<'a>(&self, others: impl Iterator<Item = &'a Self>) -> Option<(DateOrder, Field)> {
        let needs_order = self.either.count() > 0;
        let proves_none = self.day_first.count() == 0 && self.month_first.count() == 0;
        if !needs_order || !proves_none {
            return None;
        }
        let (mut borrowed, mut rows) = (None, 0);
        for other in others {
            if other.day_first.count() > 0 && other.month_first.count() > 0 {
                return None;
            }
            let Some(order) = other.order() else { continue };
            if borrowed.is_some_and(|(earlier, _)| earlier != order) {
                return None;
            }
            borrowed = borrowed.or(Some((order, other.field)));
            rows += other.proving().count();
        }
        borrowed.filter(|_| self.either.count() < WEAK * rows)
    }

    /// Whether few rows decide for many. One typing error would be enough to prove the wrong order.
    fn is_weak(&self) -> bool {
        self.either.count() >= WEAK * self.proving().count()
    }

    /// The rows that prove the order, when they agree.
    fn proving(&self) -> &LineList {
        if self.day_first.first().is_some() { &self.day_first } else { &self.month_first }
    }

    /// The finding about an order in doubt, given the orders that other columns prove. Dates with a single
    /// reading need no order.
    fn doubt(&self, others: impl Iterator<Item = DateOrder>) -> Option<Finding> {
        let finding = |code, line| Finding::cell(code, line, self.column, Some(self.field));
        if let (Some(day_first), Some(month_first)) = (self.day_first.first(), self.month_first.first()) {
            return Some(finding(Code::DateOrderMixed, day_first).naming([month_first], 1));
        }
        let either = self.either.first()?;
        let Some(order) = self.order() else { return Some(finding(Code::DateOrderUnknown, either)) };
        let (mut is_confirmed, mut is_contradicted) = (false, false);
        others.for_each(|other| {
            is_confirmed |= other == order;
            is_contradicted |= other != order;
        });
        let is_doubtful = if is_contradicted {
            self.either.count() >= self.proving().count()
        } else {
            self.is_weak() && !is_confirmed
        };
        is_doubtful.then(|| self.proving().named_by(finding(Code::DateOrderDoubtful, either)))
    }

    /// The finding about an order that nothing can prove.
    fn unknown(&self) -> Option<Finding> {
        let lines = [self.day_first.first(), self.month_first.first(), self.either.first()];
        let line = lines.into_iter().flatten().min()?;
        Some(Finding::cell(Code::DateOrderUnknown, line, self.column, Some(self.field)))
    }

    /// The finding about dates that Excel has partly converted: it converts the dates that it can read in the
    /// order of its country, with days up to 12, and leaves the others as they are.
    fn half_converted(&self) -> Option<Finding> {
        let (turned, left) = (self.iso_up_to_twelve.count(), self.proving().count());
        // One date of each kind is more likely typed by a person.
        let is_half = !self.is_turned_back
            && turned > 0
            && left > 0
            && turned + left > 2
            && !self.has_iso_above_twelve
            && self.either.count() == 0;
        is_half.then(|| {
            let finding = Finding::cell(Code::DateHalfConverted, 1, self.column, Some(self.field));
            self.iso_up_to_twelve.named_by(Finding { line: None, ..finding })
        })
    }
}
