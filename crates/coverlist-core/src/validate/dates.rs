//! The order of day and month in each date column: what its rows prove, or what a person said.

use super::Choices;
use super::layout::{Layout, RowCells};
use super::lines::LineList;
use crate::findings::{Code, Finding};
use crate::record::Field;
use crate::value::{DateCell, DateOrder, date};
use serde::{Deserialize, Serialize};

/// A date column, and how its dates are read. One column proves nothing for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DateColumn {
    /// What it holds.
    pub field: Field,
    /// Position in the file, from 1.
    pub column: u16,
    /// How its dates are read. `None` when no date needs an order, and when the order is not known.
    pub order: Option<DateOrder>,
    /// Whether a person chose the order.
    pub chosen: bool,
    /// The first line that can only be day-first.
    pub day_first: Option<u32>,
    /// The first line that can only be month-first.
    pub month_first: Option<u32>,
    /// The first line that can be either.
    pub either: Option<u32>,
}

/// What the rows prove of each date column.
#[derive(Debug)]
pub(super) struct DateProofs(Vec<Proof>);

/// What the rows prove of one date column.
#[derive(Debug)]
struct Proof {
    field: Field,
    column: u16,
    day_first: LineList,
    month_first: LineList,
    either: LineList,
    /// Dates that begin with the year, whose day is at most 12.
    iso_up_to_twelve: LineList,
    /// Whether a date begins with the year and has a later day.
    has_iso_above_twelve: bool,
}

impl DateProofs {
    /// The date columns of a file, before any row has been seen.
    pub(super) fn new(layout: &Layout) -> Self {
        let dates = Field::ALL.into_iter().filter(|field| field.is_date());
        Self(dates.filter_map(|field| Some(Proof::new(field, layout.column(field)?))).collect())
    }

    /// Takes what a row proves.
    pub(super) fn survey(&mut self, cells: &RowCells<'_>, line: u32) {
        self.0.iter_mut().for_each(|proof| proof.survey(cells.get(proof.field), line));
    }

    /// Decides the orders when every row has been seen, and says where it cannot.
    pub(super) fn decide(&self, choices: &Choices, findings: &mut Vec<Finding>) -> Vec<DateColumn> {
        let decide = |proof: &Proof| {
            let others = || self.0.iter().filter(|other| other.field != proof.field);
            let chosen = choices.date_orders.get(&proof.field).copied();
            let doubt = proof.doubt(others().filter_map(Proof::certain_order));
            let order = chosen.or_else(|| proof.order().filter(|_| doubt.is_none()));
            findings.extend(doubt.filter(|_| chosen.is_none()));
            findings.extend(proof.half_converted());
            DateColumn {
                field: proof.field,
                column: proof.column,
                order,
                chosen: chosen.is_some(),
                day_first: proof.day_first.first(),
                month_first: proof.month_first.first(),
                either: proof.either.first(),
            }
        };
        self.0.iter().map(decide).collect()
    }
}

impl Proof {
    fn new(field: Field, column: u16) -> Self {
        Self {
            field,
            column,
            day_first: LineList::default(),
            month_first: LineList::default(),
            either: LineList::default(),
            iso_up_to_twelve: LineList::default(),
            has_iso_above_twelve: false,
        }
    }

    fn survey(&mut self, text: &str, line: u32) {
        if text.is_empty() {
            return;
        }
        match date(text) {
            DateCell::DayFirst(_) => self.day_first.push(line),
            DateCell::MonthFirst(_) => self.month_first.push(line),
            DateCell::Either { .. } => self.either.push(line),
            DateCell::Certain(day) if text.as_bytes().iter().take(4).all(u8::is_ascii_digit) => {
                if day.day() <= 12 {
                    self.iso_up_to_twelve.push(line);
                } else {
                    self.has_iso_above_twelve = true;
                }
            }
            DateCell::Certain(_) | DateCell::Bad(_) => {}
        }
    }

    /// The order that some row proves and none contradicts.
    fn order(&self) -> Option<DateOrder> {
        match (self.day_first.first(), self.month_first.first()) {
            (Some(_), None) => Some(DateOrder::DayFirst),
            (None, Some(_)) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }

    /// The order, where enough rows prove it to bear on other columns.
    fn certain_order(&self) -> Option<DateOrder> {
        self.order().filter(|_| !self.is_weak())
    }

    /// Whether few rows decide for many: one typing error would do.
    fn is_weak(&self) -> bool {
        self.either.count() >= 10 * self.proving().count()
    }

    /// The rows that prove the order, where they agree.
    fn proving(&self) -> &LineList {
        if self.day_first.first().is_some() { &self.day_first } else { &self.month_first }
    }

    /// Why the order cannot be told, given what other columns prove. Dates that have one reading need no order.
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

    /// Excel has turned those dates into its own that it could read in the order of its country, and left the rest as
    /// they were: the former have days up to 12, the latter days above.
    fn half_converted(&self) -> Option<Finding> {
        let (turned, left) = (self.iso_up_to_twelve.count(), self.proving().count());
        // One date of each is how a person types.
        let is_half = turned > 0
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
