//! Decides what loading does with each entry of a roster.

use super::person::says_the_same;
use super::subject::{Index, Subject};
use super::{Entry, Evidence, Refusal, Roster};
use std::collections::HashMap;

/// A record of the district as it is before loading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRecord {
    /// The id of the record in the database.
    pub id: i64,
    /// The key of the record in the form in which keys are compared.
    pub match_key: String,
    /// The key of the record as it was loaded.
    pub key: String,
    /// One value for each of [`Attribute::of`](super::Attribute::of) its kind; unknown values are empty.
    pub attributes: Vec<String>,
}

/// What loading does with an entry of a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Add a new record with the entry's values.
    Add,
    /// Change the record with this database id.
    Change(i64),
    /// Leave the record, which has these values already.
    Keep,
}

/// Decides every entry. Entries that would add a record a second time, or replace one person's record by
/// another's, become refused rows. Each remaining entry has one decision.
pub fn decide(roster: &mut Roster, known: &[KnownRecord]) -> Vec<Decision> {
    let decided = Comparison::of(roster, known).decide();
    roster.refuse(decided.iter().map(|decided| decided.clone().err()).collect());
    decided.into_iter().filter_map(Result::ok).collect()
}

/// A roster and the existing records in comparable form.
struct Comparison<'a> {
    roster: &'a Roster,
    known: &'a [KnownRecord],
    rows: Vec<Subject<'a>>,
    records: Vec<Subject<'a>>,
    rows_alike: Index,
    records_alike: Index,
    /// The index of the record that each entry's key names.
    named: Vec<Option<usize>>,
    /// The line that names a record, by the record's index.
    lines: HashMap<usize, u32>,
    by_key: HashMap<&'a str, usize>,
}

impl<'a> Comparison<'a> {
    fn of(roster: &'a Roster, known: &'a [KnownRecord]) -> Self {
        let rows: Vec<_> = roster.entries.iter().map(|entry| Subject::of_entry(roster, entry)).collect();
        let records: Vec<_> = known.iter().map(|known| Subject::of_known(roster.kind, known)).collect();
        let by_key: HashMap<_, _> =
            known.iter().zip(0..).map(|(known, at)| (known.match_key.as_str(), at)).collect();
        let named: Vec<_> = rows.iter().map(|row| by_key.get(row.key).copied()).collect();
        let lines = named.iter().zip(&roster.entries).filter_map(|(at, entry)| Some(((*at)?, entry.line)));
        Self {
            lines: lines.collect(),
            rows_alike: Index::of(roster.kind, &rows),
            records_alike: Index::of(roster.kind, &records),
            roster,
            known,
            rows,
            records,
            named,
            by_key,
        }
    }

    fn decide(&self) -> Vec<Result<Decision, Refusal>> {
        let decided = self.roster.entries.iter().enumerate().map(|(place, entry)| match self.named[place] {
            Some(at) => self.owned(place, at).map_or_else(|| Ok(self.change(entry, at)), Err),
            None => self.doubled(place, entry).map_or(Ok(Decision::Add), Err),
        });
        let mut decided: Vec<_> = decided.collect();
        for (place, at) in self.renumbered(&decided) {
            decided[place] = Err(self.known_as(at, Evidence::Names));
        }
        decided
    }

    /// The new rows with the name of a record that is not in the file, if most new rows are such rows. The
    /// file then names people by another kind of ID. A single equal name proves nothing.
    fn renumbered(&self, decided: &[Result<Decision, Refusal>]) -> Vec<(usize, usize)> {
        let absent = self.records.iter().enumerate().filter(|(at, _)| !self.lines.contains_key(at));
        let names: HashMap<String, usize> =
            absent.filter_map(|(at, record)| Some((record.whole_name()?, at))).collect();
        let new = decided.iter().enumerate().filter(|(_, decided)| matches!(decided, Ok(Decision::Add)));
        let new: Vec<usize> = new.map(|(place, _)| place).collect();
        let alike = |&place: &usize| Some((place, *names.get(&self.rows[place].whole_name()?)?));
        let alike: Vec<_> = new.iter().filter_map(alike).collect();
        if alike.len() >= 2 && alike.len() * 2 >= new.len() { alike } else { Vec::new() }
    }

    /// The refusal of a row whose key names another person's record.
    fn owned(&self, place: usize, at: usize) -> Option<Refusal> {
        let differs = self.rows[place].differs_from(&self.records[at])?;
        Some(Refusal::OtherPerson { key: self.known[at].key.clone(), differs })
    }

    /// The refusal of a row with an unknown key whose record exists or belongs to another row.
    fn doubled(&self, place: usize, entry: &Entry) -> Option<Refusal> {
        let row = &self.rows[place];
        let by_other_id = entry.other_ids.iter().find_map(|id| self.by_key.get(id.as_str()).copied());
        let by_other_id = by_other_id.filter(|&at| !row.contradicts(&self.records[at]));
        let in_records = by_other_id
            .map(|at| (at, Evidence::OtherId))
            .or_else(|| self.records_alike.find(row, &self.records, |_| false));
        if let Some((at, evidence)) = in_records {
            return Some(self.known_as(at, evidence));
        }
        let (other, evidence) = self.rows_alike.find(row, &self.rows, |other| self.named[other].is_some())?;
        Some(match self.named[other] {
            Some(at) => self.known_as(at, evidence),
            None => Refusal::Twin { line: self.roster.entries[other].line, evidence },
        })
    }

    fn known_as(&self, at: usize, evidence: Evidence) -> Refusal {
        Refusal::KnownAs { key: self.known[at].key.clone(), line: self.lines.get(&at).copied(), evidence }
    }

    fn change(&self, entry: &Entry, at: usize) -> Decision {
        let now = |place: usize| {
            self.roster.kind_place(place).and_then(|place| self.known[at].attributes.get(place))
        };
        let reads_so = entry
            .values
            .iter()
            .enumerate()
            .all(|(place, new)| new.is_empty() || now(place).is_some_and(|now| says_the_same(now, new)));
        if reads_so { Decision::Keep } else { Decision::Change(self.known[at].id) }
    }
}
