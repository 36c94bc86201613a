//! Proposes columns of the file for fields, and names their rivals.

use super::Reason;
use super::content::Content;
use super::dates::DateRoles;
use super::evidence::{Evidence, HeaderText, Wanted};
use super::fit::Fit;
use super::sample::Sample;
use super::vocabulary::Vocabulary;
use crate::record::{Field, FieldType, sorted};
use crate::template::{Column, Template};
use std::cmp::Reverse;

/// The headers and the cells of a file, prepared for proposals.
pub(super) struct Evident<'t> {
    known: &'static Vocabulary,
    headers: Vec<HeaderText>,
    sample: Sample<'t>,
    is_about_payments: bool,
    roles: DateRoles,
    has_money: bool,
}

/// The likely columns of a field: those that are about equally likely, the first one leading.
#[derive(Clone, Debug)]
pub(super) struct Likely {
    rank: Rank,
    pub(super) reason: Reason,
    /// The indexes of the columns. There is at least one.
    pub(super) columns: Vec<usize>,
}

/// How likely a column is. Columns with equal trust and equal fit are rivals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    pub(super) trust: Trust,
    fit: Fit,
    points: u8,
}

/// What a proposal rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trust {
    /// The cells alone.
    Cells,
    /// A header that other columns may have, too.
    Hint,
    /// A header that names the field.
    Name,
}

impl<'t> Evident<'t> {
    pub(super) fn new(known: &'static Vocabulary, headers: &[impl AsRef<str>], sample: Sample<'t>) -> Self {
        let headers: Vec<_> = headers.iter().map(|cell| HeaderText::new(cell.as_ref(), known)).collect();
        let cells = || (0..headers.len()).filter_map(|index| Some((index, sample.column(index)?)));
        let anonymous = cells().filter(|(index, _)| headers[*index].is_anonymous);
        let (roles, has_money) = (DateRoles::of(anonymous), cells().any(|(_, cells)| cells.are_money()));
        let is_about_payments = headers.iter().any(HeaderText::is_about_payments);
        Self { known, headers, sample, is_about_payments, roles, has_money }
    }

    pub(super) fn header(&self, index: usize) -> &HeaderText {
        &self.headers[index]
    }

    pub(super) fn sample(&self) -> &Sample<'t> {
        &self.sample
    }

    /// Proposes columns for fields. A column that is likely for one field, also as a rival, is not proposed
    /// for a less likely one. `is_free` are the columns that may be proposed; those in proposals no longer
    /// are.
    pub(super) fn propose(
        &self,
        fields: &[&Column],
        template: &Template,
        is_free: &mut [bool],
    ) -> Vec<(Field, Likely)> {
        let mut ranked: Vec<(Field, Vec<Candidate>)> =
            fields.iter().map(|column| (column.field, self.candidates(column, template, is_free))).collect();
        let mut proposals = Vec::new();
        loop {
            let likely = ranked.iter().filter_map(|(field, ranked)| Some((*field, best(ranked, is_free)?)));
            // Of equal ranks, the template's first field.
            let Some((field, best)) = likely.min_by_key(|(_, likely)| Reverse(likely.rank)) else { break };
            best.columns.iter().for_each(|&index| is_free[index] = false);
            ranked.retain(|(other, _)| *other != field);
            proposals.push((field, best));
        }
        proposals
    }

    /// The likely columns of a field among those that are free.
    pub(super) fn likely(&self, column: &Column, template: &Template, is_free: &[bool]) -> Option<Likely> {
        best(&self.candidates(column, template, is_free), is_free)
    }

    fn candidates(&self, column: &Column, template: &Template, is_free: &[bool]) -> Vec<Candidate> {
        let wanted = Wanted::new(column, template, self.known);
        let content = Content::new(column, template.kind, self.known);
        let free = (0..self.headers.len()).filter(|&index| is_free[index]);
        let candidate = |index| {
            let evidence = wanted.evidence(&self.headers[index], self.is_about_payments);
            let (rank, reason) = self.rank(column, &content, evidence, index)?;
            Some(Candidate { rank, reason, index })
        };
        free.filter_map(candidate).collect()
    }

    /// The rank of a column for a field; `None` if it is not likely.
    fn rank(
        &self,
        column: &Column,
        content: &Content<'_>,
        evidence: Evidence,
        index: usize,
    ) -> Option<(Rank, Reason)> {
        let cells = self.sample.column(index);
        let fit = || cells.map_or(Fit::Unknown, |cells| content.fit(cells));
        let rank = |trust, fit, points| Rank { trust, fit, points };
        let says_yes_to_no = || {
            self.headers[index].asks_for_no() && cells.is_some_and(|it| it.are_yes_or_no() || it.are_marks())
        };
        if column.field == Field::Status && says_yes_to_no() {
            return None;
        }
        match evidence {
            Evidence::Names(reason, points) => {
                let fit = fit();
                (fit > Fit::No || points == 100).then(|| (rank(Trust::Name, fit, points), reason))
            }
            Evidence::Hints { reason, needs_cells } => {
                let least = if needs_cells { Fit::Likely } else { Fit::Unknown };
                Some(fit()).filter(|fit| *fit >= least).map(|fit| (rank(Trust::Hint, fit, 0), reason))
            }
            Evidence::Anonymous | Evidence::Unrelated => {
                let is_anonymous = evidence == Evidence::Anonymous;
                let fit = self.fit_alone(column, content, index, is_anonymous);
                (fit >= Fit::Likely).then(|| (rank(Trust::Cells, fit, 0), Reason::Content))
            }
            Evidence::Foreign => None,
        }
    }

    /// How well a column fits a field that its header does not name.
    fn fit_alone(&self, column: &Column, content: &Content<'_>, index: usize, is_anonymous: bool) -> Fit {
        let Some(cells) = self.sample.column(index) else { return Fit::Unknown };
        let is_settled = self.roles.end.is_some();
        match column.field {
            Field::CoverageStart if self.roles.starts.contains(&index) => {
                if is_settled {
                    Fit::Good
                } else {
                    Fit::Likely
                }
            }
            Field::CoverageEnd if self.roles.end == Some(index) => Fit::Good,
            // A plain number is an amount only where nothing else is money, beside the dates of coverage.
            Field::CoverageAmount if !cells.are_money() && (self.has_money || !is_settled) => Fit::Unknown,
            // Of the dates, those of coverage are more likely than custom ones.
            field if field.field_type() == FieldType::Date => {
                content.fit_alone(cells, is_anonymous).min(Fit::Likely)
            }
            _ => content.fit_alone(cells, is_anonymous),
        }
    }
}

struct Candidate {
    rank: Rank,
    reason: Reason,
    index: usize,
}

/// The most likely of the free columns, and those that are about as likely.
fn best(candidates: &[Candidate], is_free: &[bool]) -> Option<Likely> {
    let free = || candidates.iter().filter(|candidate| is_free[candidate.index]);
    let best = free().map(|candidate| candidate.rank).max()?;
    let equal = free().filter(|it| (it.rank.trust, it.rank.fit) == (best.trust, best.fit));
    let equal = sorted(equal.map(|it| (Reverse(it.rank.points), it.index, it.reason)).collect());
    let (_, _, reason) = *equal.first()?;
    Some(Likely { rank: best, reason, columns: equal.into_iter().map(|(_, index, _)| index).collect() })
}

impl Likely {
    pub(super) const fn trust(&self) -> Trust {
        self.rank.trust
    }
}
