//! What the cells of a column say about a field.

use super::attributes::{fit_of_attribute, is_address};
use super::fit::Fit;
use super::sample::{ColumnCells, is_date, is_key, is_lost, is_name, is_phone, is_policy_number};
use super::vocabulary::Vocabulary;
use crate::record::{Attribute, Field, FieldType, RecordKind};
use crate::template::Column;
use crate::value::{Checker, amount};
use std::ops::RangeInclusive;

/// The usual sums insured, in cents. Fees are smaller, and larger numbers are keys.
const USUAL_SUMS: RangeInclusive<i64> = 10_000..=2_000_000;

/// A field of a template, with the rules for its cells.
pub(super) struct Content<'k> {
    kind: RecordKind,
    checker: Checker,
    has_pattern: bool,
    known: &'k Vocabulary,
}

impl<'k> Content<'k> {
    pub(super) fn new(column: &Column, kind: RecordKind, known: &'k Vocabulary) -> Self {
        let has_pattern = column.pattern.is_some();
        Self { kind, checker: Checker::compile(column), has_pattern, known }
    }

    /// How well cells fit the field whose header they probably have.
    pub(super) fn fit(&self, cells: &ColumnCells<'_>) -> Fit {
        if cells.is_blank() {
            return Fit::Unknown;
        }
        let is_other = || cells.are_dates() || cells.are_money();
        match self.checker.field() {
            Field::Key if is_other() || cells.repeats_much() || cells.mostly(50, is_name) => Fit::No,
            Field::Key if cells.mostly(60, |cell| is_key(cell, self.kind)) && cells.is_distinct() => {
                Fit::Good
            }
            Field::Key => Fit::Unknown,
            Field::Status if self.are_answers(cells) => Fit::Good,
            Field::Status if cells.are_bits() || cells.are_marks() => Fit::Likely,
            Field::Status if is_other() || cells.mostly(80, has_digit) => Fit::No,
            Field::Status => Fit::Unknown,
            Field::PolicyNumber if is_other() || !cells.mostly(50, has_digit) => Fit::No,
            Field::PolicyNumber if cells.is_distinct() => Fit::Good,
            Field::PolicyNumber => Fit::Likely,
            Field::CoverageType if is_other() || cells.mostly(80, is_number) || self.are_answers(cells) => {
                Fit::No
            }
            Field::CoverageType => Fit::Likely,
            Field::CoverageAmount if cells.are_dates() || !cells.mostly(80, is_number) => Fit::No,
            Field::CoverageAmount if are_sums(cells) => Fit::Good,
            Field::CoverageAmount => Fit::Unknown,
            Field::CoverageStart | Field::CoverageEnd => {
                if cells.are_dates() {
                    Fit::Good
                } else {
                    Fit::No
                }
            }
            Field::Attribute(attribute) => {
                fit_of_attribute(attribute, cells, |cell| self.checker.knows_word(cell))
            }
            Field::Custom(_) => self.fit_of_custom(cells),
        }
    }

    fn fit_of_custom(&self, cells: &ColumnCells<'_>) -> Fit {
        let is_value = |cell: &str| self.checker.judge(cell).value.is_some();
        let is_number = |cell: &str| self.checker.numeral(cell).is_ok();
        match self.checker.field().field_type() {
            FieldType::Date if cells.are_dates() => Fit::Good,
            FieldType::Integer | FieldType::Amount if cells.mostly(80, is_number) => Fit::Good,
            FieldType::Choice if cells.mostly(80, is_value) => Fit::Good,
            FieldType::Date | FieldType::Integer | FieldType::Amount => Fit::No,
            FieldType::Text if self.has_pattern && cells.mostly(80, is_value) => Fit::Good,
            FieldType::Choice | FieldType::Text | FieldType::Status => Fit::Unknown,
        }
    }

    /// How well cells fit the field when their header does not name it: `is_anonymous` if it says nothing at
    /// all.
    pub(super) fn fit_alone(&self, cells: &ColumnCells<'_>, is_anonymous: bool) -> Fit {
        let fit = self.fit(cells);
        let fits = match self.checker.field() {
            Field::Key => self.are_keys(cells),
            Field::Status => {
                let says_cover = is_anonymous || !cells.are_yes_or_no();
                fit >= Fit::Likely && cells.is_full() && !cells.are_marks() && says_cover
            }
            Field::PolicyNumber => {
                // The asset tag of a device is in every row; a policy number may be only in those with cover.
                let may_be_tag =
                    self.kind == RecordKind::Device && cells.is_full() && !cells.mostly(80, names_policy);
                is_anonymous && !may_be_tag && cells.is_distinct() && cells.mostly(80, is_policy_number)
            }
            Field::CoverageAmount => is_anonymous && are_sums(cells),
            Field::Attribute(Attribute::Email) => is_anonymous && cells.mostly(80, is_address),
            Field::CoverageType | Field::CoverageStart | Field::CoverageEnd | Field::Attribute(_) => false,
            Field::Custom(_) => {
                is_anonymous || matches!(self.checker.field().field_type(), FieldType::Choice)
            }
        };
        match fit {
            _ if !fits || fit < Fit::Likely => Fit::Unknown,
            Fit::Good if self.checker.field() == Field::Key && cells.are_sequential() => Fit::Likely,
            _ => fit,
        }
    }

    /// Whether the cells are keys, whatever their header.
    fn are_keys(&self, cells: &ColumnCells<'_>) -> bool {
        cells.is_full()
            && cells.is_distinct()
            && cells.mostly(90, |cell| is_key(cell, self.kind) || is_lost(cell))
            && !cells.mostly(90, is_phone)
            && !cells.mostly(30, is_date)
            && !cells.count_rows()
    }

    fn are_answers(&self, cells: &ColumnCells<'_>) -> bool {
        cells.are_answers(self.known) || cells.mostly(80, |cell| self.checker.knows_word(cell))
    }
}

fn has_digit(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit())
}

fn is_number(cell: &str) -> bool {
    amount(cell).is_ok()
}

/// Whether the number of a policy says that it is one: `POL-88120`.
fn names_policy(cell: &str) -> bool {
    ["pol", "cert", "ins", "cov"].iter().any(|word| cell.to_lowercase().starts_with(word))
}

/// Whether the cells are amounts of which the middle one is as large as a sum insured.
fn are_sums(cells: &ColumnCells<'_>) -> bool {
    let amounts = cells.amounts();
    amounts.get(amounts.len() / 2).is_some_and(|middle| USUAL_SUMS.contains(middle))
}
