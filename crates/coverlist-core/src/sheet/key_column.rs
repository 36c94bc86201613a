//! Chooses the column of the key, if several columns of a list may hold it: a list names all records by one
//! kind of key.

use super::decisions::pointer;
use super::{ColumnName, ColumnOrigin, Decisions, OneOf, Question, Subject, Terms};
use crate::map::{ColumnMapping, header, named_columns};
use crate::read::{Record, Table};
use crate::record::{Attribute, Field, MatchKey, trim};
use crate::value::{key_of, unsafe_cell};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// A column that may hold the key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeyCandidate {
    /// Its position, from 1.
    pub column: u16,
    /// Its header in the file.
    pub header: String,
    /// The number of its cells that are not blank.
    pub filled: u32,
    /// The number of its cells that name a record of the district.
    pub known: u32,
}

/// The result of the choice.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeyColumns {
    /// The columns with other ids of the records, from 1.
    pub(crate) others: Vec<u16>,
    /// The question, if only a person can choose.
    pub(crate) question: Option<Question>,
}

/// The rows below the header of a file, and the names of its columns.
struct Rows<'t> {
    table: &'t Table,
    line: u32,
    names: Vec<String>,
}

/// Chooses the column of the key, and adds it to the decisions. `knows` tells whether a key names a record of
/// the district.
///
/// Of the columns that a decision lists, the one with the most known keys is chosen. Otherwise the exact
/// header counts, unless another column that is named like the key knows more records: then a person chooses,
/// or confirms the column with the most known keys. The columns that were not chosen have other ids.
pub(crate) fn choose_key(
    table: &Table,
    terms: &Terms<'_>,
    decisions: &mut Decisions,
    confirms: bool,
    knows: impl Fn(&MatchKey) -> bool,
) -> KeyColumns {
    let key = terms.template.header(Field::Key).to_owned();
    let Some(rows) = Rows::of(table, terms, decisions) else { return KeyColumns::default() };
    match decisions.columns.get(&key) {
        Some(Some(ColumnOrigin::OneOf(OneOf { one_of }))) => {
            let columns = one_of.iter().filter_map(|name| name.position(&rows.names).ok());
            let candidates = rows.candidates(columns, terms, &knows);
            let Some(chosen) = best_listed(&candidates) else { return KeyColumns::default() };
            rows.take(chosen, key, decisions);
            KeyColumns { others: others(&candidates, chosen), question: None }
        }
        Some(Some(ColumnOrigin::Column(_))) if !has_no_other_ids(terms, decisions) => {
            KeyColumns { others: rows.named_like_key(terms, decisions), question: None }
        }
        Some(_) => KeyColumns::default(),
        None => {
            let columns = rows.named_like_key(terms, decisions);
            let rivals = rows.without_copies(&columns);
            let candidates = rows.candidates(rivals.into_iter(), terms, &knows);
            choose_named(&rows, key, candidates, decisions, confirms)
        }
    }
}

/// Whether a decision says that no column has other ids.
fn has_no_other_ids(terms: &Terms<'_>, decisions: &Decisions) -> bool {
    let header = terms.template.header(Field::Attribute(Attribute::OtherId));
    decisions.columns.get(header) == Some(&None)
}

fn choose_named(
    rows: &Rows<'_>,
    key: String,
    candidates: Vec<KeyCandidate>,
    decisions: &mut Decisions,
    confirms: bool,
) -> KeyColumns {
    let [first, rest @ ..] = candidates.as_slice() else { return KeyColumns::default() };
    if rest.is_empty() {
        return KeyColumns::default();
    }
    let is_exact = first.header == key;
    if is_exact && rest.iter().all(|rival| rival.known <= first.known) {
        return KeyColumns { others: others(&candidates, first.column), question: None };
    }
    if let Some(chosen) = proposed(&candidates).filter(|_| confirms) {
        rows.take(chosen, key, decisions);
        return KeyColumns { others: others(&candidates, chosen), question: None };
    }
    let decision = pointer("columns", &key);
    let about = Subject::Key { header: key, candidates };
    KeyColumns { others: Vec::new(), question: Some(Question { decision, about }) }
}

/// The only column with the most known keys.
fn proposed(candidates: &[KeyCandidate]) -> Option<u16> {
    let best = candidates.iter().max_by_key(|candidate| candidate.known).filter(|best| best.known > 0)?;
    let is_only = candidates.iter().filter(|candidate| candidate.known == best.known).count() == 1;
    is_only.then_some(best.column)
}

/// Of the columns that a decision lists, the first of those with the most known keys. If none is known, the
/// first of those with the most cells; the last one is always filled, and only counts if no other one is.
fn best_listed(candidates: &[KeyCandidate]) -> Option<u16> {
    let first_with_most = |candidates: &[KeyCandidate], of: fn(&KeyCandidate) -> u32| {
        let best = candidates.iter().min_by_key(|candidate| Reverse(of(candidate)));
        best.filter(|best| of(best) > 0).map(|best| best.column)
    };
    let (last, others) = candidates.split_last()?;
    first_with_most(candidates, |candidate| candidate.known)
        .or_else(|| first_with_most(others, |candidate| candidate.filled))
        .or(Some(last.column))
}

fn others(candidates: &[KeyCandidate], chosen: u16) -> Vec<u16> {
    candidates.iter().map(|candidate| candidate.column).filter(|&column| column != chosen).collect()
}

impl<'t> Rows<'t> {
    /// `None` for a file without a header.
    fn of(table: &'t Table, terms: &Terms<'_>, decisions: &Decisions) -> Option<Self> {
        let columns = crate::map::ColumnChoices { header: decisions.header, ..Default::default() };
        let verdict = header(table, terms.template, terms.templates, &columns)?;
        let names = verdict.names(table).into_iter().map(|name| trim(&name).to_owned()).collect();
        Some(Self { table, line: verdict.line, names })
    }

    fn rows(&self) -> impl Iterator<Item = Record<'t>> {
        self.table.records().skip(self.line as usize)
    }

    /// The columns with a header that names the key, the likeliest first, without those of other fields.
    fn named_like_key(&self, terms: &Terms<'_>, decisions: &Decisions) -> Vec<u16> {
        let choices = decisions.choices(&self.names, terms.template).unwrap_or_default().columns;
        let is_taken = |column: u16| {
            let has_column = |mapping: &ColumnMapping| mapping.column == column;
            let name = &self.names[usize::from(column) - 1];
            let is_other = |it: &crate::template::Column| it.field != Field::Key && it.header == *name;
            choices.mappings.iter().any(has_column) || terms.template.columns.iter().any(is_other)
        };
        let named = named_columns(&self.names, Field::Key, terms.template, terms.templates);
        named.into_iter().filter(|&column| !is_taken(column)).collect()
    }

    /// The columns without those whose filled cells all equal those of the first one.
    fn without_copies(&self, columns: &[u16]) -> Vec<u16> {
        let Some((&first, rest)) = columns.split_first() else { return Vec::new() };
        let differs = |&&column: &&u16| {
            self.rows().any(|row| {
                let (main, other) = (cell(row, first), cell(row, column));
                !other.is_empty() && main != other
            })
        };
        std::iter::once(first).chain(rest.iter().filter(differs).copied()).collect()
    }

    fn candidates(
        &self,
        columns: impl Iterator<Item = u16>,
        terms: &Terms<'_>,
        knows: impl Fn(&MatchKey) -> bool,
    ) -> Vec<KeyCandidate> {
        let count = |column: u16| {
            let keys = self.rows().map(|row| cell(row, column)).filter(|key| !key.is_empty());
            let (mut filled, mut known) = (0, 0);
            for key in keys {
                filled += 1;
                known += u32::from(knows(&MatchKey::new(terms.template.kind, &key)));
            }
            let header = self.names[usize::from(column) - 1].clone();
            KeyCandidate { column, header, filled, known }
        };
        columns.map(count).collect()
    }

    /// Decides for the column of the key. No other field can have it.
    fn take(&self, column: u16, key: String, decisions: &mut Decisions) {
        for origin in decisions.columns.values_mut() {
            if let Some(ColumnOrigin::Column(name)) = origin
                && name.position(&self.names) == Ok(column)
            {
                *origin = None;
            }
        }
        decisions.columns.insert(key, Some(ColumnOrigin::Column(ColumnName::of(column, &self.names))));
    }
}

/// The trimmed text of a cell of a row.
fn cell(row: Record<'_>, column: u16) -> String {
    let cell = row.cells().nth(usize::from(column) - 1).unwrap_or_default();
    key_of(trim(unsafe_cell(trim(&cell)))).to_owned()
}
