//! The facts about a file that its rows prove together.

use super::columns::Kind;
use super::dates::DateProofs;
use super::keys::usual_length;
use super::layout::Layout;
use super::scan::{Scan, ScannedColumn};
use super::{CenturyColumn, Choices, DateColumn, DecimalColumn};
use crate::findings::{Code, Finding};
use crate::record::{Field, RecordKind};
use crate::template::Template;
use std::collections::BTreeMap;

/// The facts about a file that the check of each row needs.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts {
    /// The date columns whose order of day and month matters, each with its order.
    pub(super) dates: Vec<DateColumn>,
    /// The date columns with years of two digits, each with its century.
    pub(super) centuries: Vec<CenturyColumn>,
    /// The columns of numbers, each with its decimal style.
    pub(super) decimals: Vec<DecimalColumn>,
    /// The usual number of digits of user ids.
    pub(super) key_length: Option<u8>,
    /// The usual number of digits of policy numbers.
    pub(super) policy_length: Option<u8>,
    /// Whether policy numbers that may be Excel's number of a day are exceptional.
    pub(super) day_numbers_are_odd: bool,
    /// The findings about facts that are in doubt.
    pub(super) doubts: Vec<Finding>,
}

impl Facts {
    /// Decides the facts after the scan.
    pub(super) fn of(scan: &Scan, layout: &Layout, template: &Template, choices: &Choices) -> Self {
        let mut doubts = Vec::new();
        let policy_numbers = scan.column(Field::PolicyNumber);
        let centuries = CenturyColumn::all_of(scan, layout, choices);
        let key_length = scan.column(Field::Key).and_then(usual_digits);
        Self {
            dates: DateProofs::of(scan, layout, &centuries).decide(choices, &mut doubts),
            centuries,
            decimals: DecimalColumn::all_of(scan, layout, choices),
            key_length: key_length.filter(|_| template.kind == RecordKind::User),
            policy_length: policy_numbers.and_then(usual_digits),
            day_numbers_are_odd: policy_numbers.is_some_and(are_rarely_day_numbers),
            doubts,
        }
    }

    /// Whether the cells of all rows are judged as under other facts.
    pub(super) fn judge_like(&self, other: &Self) -> bool {
        let order = |facts: &Self| facts.dates.iter().map(|column| column.order).collect::<Vec<_>>();
        let century = |facts: &Self| {
            let columns = facts.centuries.iter();
            columns.map(|column| (column.field, column.century)).collect::<Vec<_>>()
        };
        let decimals = |facts: &Self| facts.decimals.iter().map(DecimalColumn::decimals).collect::<Vec<_>>();
        let lengths = |facts: &Self| (facts.key_length, facts.policy_length, facts.day_numbers_are_odd);
        order(self) == order(other)
            && century(self) == century(other)
            && decimals(self) == decimals(other)
            && lengths(self) == lengths(other)
    }
}

/// The usual number of digits in the cells of a column that have nothing else.
fn usual_digits(column: &ScannedColumn) -> Option<u8> {
    let mut lengths: BTreeMap<u8, u32> = BTreeMap::new();
    for (kind, rows) in column.counts() {
        if let Some(digits) = kind.digit_count() {
            *lengths.entry(digits).or_default() += rows;
        }
    }
    usual_length(&lengths.into_iter().collect::<Vec<_>>())
}

fn are_rarely_day_numbers(column: &ScannedColumn) -> bool {
    let count = |is_counted: fn(Kind) -> bool| -> u32 {
        column.counts().filter(|(kind, _)| is_counted(*kind)).map(|(_, rows)| rows).sum()
    };
    count(|kind| kind == Kind::DAY_NUMBER) * 2 < count(|kind| !kind.is_blank())
}

/// The findings about all rows together, after the scan.
pub(super) fn observe(scan: &Scan, layout: &Layout, has_other_kind: bool, header_line: u32) -> Vec<Finding> {
    let unnamed = scan.unnamed();
    let mut findings: Vec<Finding> =
        unnamed.map(|column| Finding::cell(Code::HeaderBlank, header_line, column, None)).collect();
    let about =
        |code, column, field| Finding { line: None, ..Finding::cell(code, header_line, column, field) };
    if has_other_kind
        && scan.key_shapes().are_of_other_kind()
        && let Some(column) = layout.column(Field::Key)
    {
        findings.push(about(Code::TemplateKeys, column, Some(Field::Key)));
    }
    for column in scan.columns() {
        for (kind, _) in column.counts() {
            let Some(code) = kind.nothing() else { continue };
            let lines = scan.lines(column, |other| other == kind);
            findings.push(lines.named_by(about(code, column.position, Some(column.field))));
        }
    }
    findings
}
