//! The order of day and month in each date column: what its rows prove, or what a person said.

use super::layout::{Layout, RowCells};
use super::value::{DateCell, date};
use super::{Choices, DateOrder};
use crate::findings::{Code, Finding};
use crate::template::Field;
use serde::{Deserialize, Serialize};

/// A date column, and how its dates are read. One column proves nothing for another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

impl DateColumn {
    /// The date columns of a file, before any row has been seen.
    pub(super) fn all(layout: &Layout) -> Vec<Self> {
        let dates = Field::ALL.into_iter().filter(|field| field.is_date());
        dates.filter_map(|field| Some(Self::new(field, layout.column(field)?))).collect()
    }

    fn new(field: Field, column: u16) -> Self {
        Self { field, column, order: None, chosen: false, day_first: None, month_first: None, either: None }
    }

    /// Takes what a row proves.
    pub(super) fn survey(&mut self, cells: &RowCells<'_>, line: u32) {
        let text = cells.get(self.field);
        if text.is_empty() {
            return;
        }
        match date(text) {
            DateCell::DayFirst(_) => self.day_first.get_or_insert(line),
            DateCell::MonthFirst(_) => self.month_first.get_or_insert(line),
            DateCell::Either { .. } => self.either.get_or_insert(line),
            DateCell::Certain(_) | DateCell::Bad(_) => return,
        };
    }

    /// Decides the order when every row has been seen, and says so when it cannot.
    pub(super) fn decide(&mut self, choices: &Choices) -> Option<Finding> {
        let chosen = choices.date_orders.get(&self.field).copied();
        self.chosen = chosen.is_some();
        self.order = chosen.or(match (self.day_first, self.month_first) {
            (Some(_), None) => Some(DateOrder::DayFirst),
            (None, Some(_)) => Some(DateOrder::MonthFirst),
            _ => None,
        });
        if self.order.is_some() {
            return None;
        }
        let at = |code, line| Finding::cell(code, line, self.column, Some(self.field));
        match (self.day_first, self.month_first, self.either) {
            (Some(day_first), Some(month_first), _) => {
                Some(at(Code::DateOrderMixed, day_first).naming([month_first], 1))
            }
            (_, _, Some(either)) => Some(at(Code::DateOrderUnknown, either)),
            _ => None,
        }
    }
}
