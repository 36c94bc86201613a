//! The order of day and month in each date column.

use super::date::date_in;
use super::row::{Row, rows_on};
use super::text::is;
use coverlist_core::findings::{Code, Finding};
use coverlist_core::record::Field;
use coverlist_core::validate::{Choices, DateColumn};
use coverlist_core::value::{Century, DateOrder};

/// The lines of a date column, by what they prove.
pub struct Evidence {
    field: Field,
    column: u16,
    day_first: Vec<u32>,
    month_first: Vec<u32>,
    either: Vec<u32>,
    iso_up_to_twelve: Vec<u32>,
    iso_above_twelve: Vec<u32>,
}

/// Whether the day exists in 2000 and not in 1900, so that it proves no order while the century is open.
fn is_leap_day_of_00(text: &str) -> bool {
    is(text, r"^(29[-/.]0?2|0?2[-/.]29)[-/.]00$")
}

impl Evidence {
    pub fn of(field: Field, column: u16, rows: &[Row<'_>], century: Option<Century>) -> Self {
        let (mut day_first, mut month_first, mut either) = (Vec::new(), Vec::new(), Vec::new());
        let (mut iso_up_to_twelve, mut iso_above_twelve) = (Vec::new(), Vec::new());
        for row in rows {
            let Ok(readings) = date_in(row.text(field), century) else { continue };
            if is_leap_day_of_00(row.text(field)) {
                continue;
            }
            let lines = match (readings.day_first, readings.month_first) {
                (Some(day), _) if readings.is_iso && day.day() <= 12 => &mut iso_up_to_twelve,
                _ if readings.is_iso => &mut iso_above_twelve,
                _ if readings.is_ambiguous() => &mut either,
                (Some(_), None) => &mut day_first,
                (None, Some(_)) => &mut month_first,
                _ => continue,
            };
            lines.push(row.line);
        }
        Self { field, column, day_first, month_first, either, iso_up_to_twelve, iso_above_twelve }
    }

    /// The order that rows prove and no row contradicts, and those rows.
    fn proven(&self) -> Option<(DateOrder, &[u32])> {
        match (self.day_first.is_empty(), self.month_first.is_empty()) {
            (false, true) => Some((DateOrder::DayFirst, &self.day_first)),
            (true, false) => Some((DateOrder::MonthFirst, &self.month_first)),
            _ => None,
        }
    }

    /// Whether ten rows or more depend on each row that proves the order.
    fn is_weak(&self) -> bool {
        self.proven().is_none_or(|(_, lines)| self.either.len() >= 10 * lines.len())
    }

    /// The order that all other columns with a proof agree on, and the first of them. It counts for a column
    /// that has no proof of its own, and fewer than ten rows for each row of proof.
    fn of_others(&self, all: &[Self]) -> Option<(DateOrder, Field)> {
        let others: Vec<&Self> = all.iter().filter(|other| other.field != self.field).collect();
        let is_mixed = |other: &&Self| !other.day_first.is_empty() && !other.month_first.is_empty();
        let has_own_proof = !self.day_first.is_empty() || !self.month_first.is_empty();
        if has_own_proof || self.either.is_empty() || others.iter().any(is_mixed) {
            return None;
        }
        let proofs: Vec<_> = others.iter().filter_map(|other| Some((other.proven()?, other.field))).collect();
        let ((order, _), field) = *proofs.first()?;
        let lines: usize = proofs.iter().map(|((_, lines), _)| lines.len()).sum();
        let agree = proofs.iter().all(|((other, _), _)| *other == order);
        (agree && self.either.len() < 10 * lines).then_some((order, field))
    }

    /// Why the order is in doubt.
    fn doubt(&self, all: &[Self]) -> Option<Finding> {
        let finding = |code, lines: &[u32]| Finding::cell(code, lines[0], self.column, Some(self.field));
        if !self.day_first.is_empty() && !self.month_first.is_empty() {
            return Some(finding(Code::DateOrderMixed, &self.day_first).naming([self.month_first[0]], 1));
        }
        if self.either.is_empty() {
            return None;
        }
        let Some((order, proving)) = self.proven() else {
            return Some(finding(Code::DateOrderUnknown, &self.either));
        };
        let others = all.iter().filter(|other| other.field != self.field && !other.is_weak());
        let others: Vec<DateOrder> = others.filter_map(|other| Some(other.proven()?.0)).collect();
        let is_doubtful = if others.iter().any(|other| *other != order) {
            self.either.len() >= proving.len()
        } else {
            self.is_weak() && others.is_empty()
        };
        let doubt =
            || finding(Code::DateOrderDoubtful, &self.either).naming(proving.iter().copied(), proving.len());
        is_doubtful.then(doubt)
    }

    /// Why the order is unknown in a sheet, in which no date proves one.
    fn unknown(&self) -> Option<Finding> {
        let lines = [&self.day_first, &self.month_first, &self.either].into_iter().flatten();
        let finding = |&line| Finding::cell(Code::DateOrderUnknown, line, self.column, Some(self.field));
        lines.min().map(finding)
    }

    /// The finding about a column in which Excel has turned the dates with days up to twelve.
    fn half_converted(&self) -> Option<Finding> {
        let turned = &self.iso_up_to_twelve;
        let left = if self.day_first.is_empty() { &self.month_first } else { &self.day_first };
        let others = self.iso_above_twelve.len() + self.either.len();
        let is_half = others == 0 && !turned.is_empty() && !left.is_empty() && turned.len() + left.len() > 2;
        let finding = Finding::cell(Code::DateHalfConverted, 1, self.column, Some(self.field));
        is_half.then(|| Finding { line: None, ..finding }.naming(turned.iter().copied(), turned.len()))
    }

    /// The order of the column, and the findings about it.
    pub fn decide(&self, all: &[Self], choices: &Choices, is_sheet: bool) -> (DateColumn, Vec<Finding>) {
        let chosen = choices.date_orders.get(&self.field).copied();
        let of_others = if is_sheet { None } else { self.of_others(all) };
        let doubt = match of_others {
            _ if is_sheet => self.unknown(),
            Some(_) => None,
            None => self.doubt(all),
        };
        let own = self.proven().map(|(order, _)| order).filter(|_| doubt.is_none());
        let proven = of_others.map(|(order, _)| order).or(own);
        let column = DateColumn {
            field: self.field,
            column: self.column,
            order: chosen.or(proven),
            chosen: chosen.is_some(),
            proven_in: of_others.map(|(_, field)| field).filter(|_| chosen.is_none()),
            day_first: rows_on(&self.day_first),
            month_first: rows_on(&self.month_first),
            either: rows_on(&self.either),
        };
        let doubt = doubt.filter(|_| chosen.is_none());
        (column, doubt.into_iter().chain(self.half_converted()).collect())
    }
}
