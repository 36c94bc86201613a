//! Decides what loading does with each entry of a roster.

use super::person::{differs_in_case, says_the_same};
use super::subject::{Index, Subject};
use super::{Entry, Evidence, Refusal, Roster};
use crate::record::{Attribute, MatchKey};
use crate::sheet::{ConflictChoice, ConflictDecision};
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

/// A record of the district as it is before loading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownRecord {
    /// The id of the record in the database.
    pub id: i64,
    /// The key of the record in the form in which keys are compared.
    pub match_key: String,
    /// The key of the record as it was loaded.
    pub key: String,
    /// One value for each of [`Attribute::of`] its kind; unknown values are empty.
    pub attributes: Vec<String>,
}

/// What loading does with an entry of a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Add a new record with the entry's values.
    Add,
    /// Change the record with this database id.
    Change(i64),
    /// Change the record with this database id, and its key to the one of the entry.
    ChangeKey(i64),
    /// Leave the record, which has these values already.
    Keep,
}

impl Action {
    /// The database id of the record that it changes.
    pub const fn changed(&self) -> Option<i64> {
        match self {
            Self::Change(id) | Self::ChangeKey(id) => Some(*id),
            Self::Add | Self::Keep => None,
        }
    }
}

/// What loading does with a roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// One action for each entry of the roster.
    pub actions: Vec<Action>,
    /// The lines that write the name of a record in other capitals. The record keeps its name.
    pub capitals: Vec<u32>,
    /// The keys of the records that no row of the file names, as they were loaded.
    pub absent: Vec<String>,
    /// The keys that change, each with the new one.
    pub renamed: Vec<(String, String)>,
}

/// Decides every entry. Entries that would add a record a second time, or replace one person's record by
/// another's, become refused rows, unless a person has decided the conflict.
pub fn decide(roster: &mut Roster, known: &[KnownRecord]) -> Decided {
    let comparison = Comparison::of(roster, known);
    let mut outcomes = comparison.decide();
    comparison.settle(&mut outcomes);
    let absent = comparison.absent(&outcomes);
    let names = comparison.names_in_other_capitals();
    roster.refuse(outcomes.iter().map(|outcome| outcome.clone().err()).collect());
    let actions: Vec<Outcome> = outcomes.into_iter().filter_map(Result::ok).collect();
    let renamed = roster
        .entries
        .iter()
        .zip(&actions)
        .filter_map(|(entry, outcome)| Some((known[outcome.renames?].key.clone(), entry.key.clone())));
    let renamed = renamed.collect();
    for (entry, outcome) in roster.entries.iter_mut().zip(&actions) {
        if let Some(at) = outcome.keeps_key_of {
            entry.key.clone_from(&known[at].key);
            entry.match_key = MatchKey::new(roster.kind, &known[at].key);
        }
    }
    keep_names(roster, &names);
    let mut capitals: Vec<u32> = names.into_keys().collect();
    capitals.sort_unstable();
    let actions = actions.into_iter().map(|outcome| outcome.action).collect();
    Decided { actions, capitals, absent, renamed }
}

/// Whether a decision is about a conflict. One about the record of another person names that person: the key
/// may belong to a third one later.
fn is_about(decision: &ConflictDecision, refusal: &Refusal) -> bool {
    match refusal {
        Refusal::OtherPerson { name, .. } => {
            decision.name.as_deref().is_some_and(|decided| says_the_same(decided.trim(), name))
        }
        _ => true,
    }
}

/// Gives the entries on these lines the names of their records.
fn keep_names(roster: &mut Roster, names: &HashMap<u32, String>) {
    let Some(place) = roster.attributes.iter().position(|&of| of == Attribute::Name) else { return };
    for entry in &mut roster.entries {
        if let Some(name) = names.get(&entry.line) {
            entry.values[place].clone_from(name);
        }
    }
}

/// What loading does with an entry.
#[derive(Clone, Copy, Debug)]
struct Outcome {
    action: Action,
    /// The record whose key it keeps instead of its own.
    keeps_key_of: Option<usize>,
    /// The record whose key changes to its own.
    renames: Option<usize>,
}

impl From<Action> for Outcome {
    fn from(action: Action) -> Self {
        Self { action, keeps_key_of: None, renames: None }
    }
}

/// A roster and the existing records in comparable form.
struct Comparison<'a> {
    roster: &'a Roster,
    known: &'a [KnownRecord],
    rows: Vec<Subject<'a>>,
    records: Vec<Subject<'a>>,
    // Only rows with an unknown key need them.
    rows_alike: OnceCell<Index>,
    records_alike: OnceCell<Index>,
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
            rows_alike: OnceCell::new(),
            records_alike: OnceCell::new(),
            roster,
            known,
            rows,
            records,
            named,
            by_key,
        }
    }

    fn decide(&self) -> Vec<Result<Outcome, Refusal>> {
        let decided = self.roster.entries.iter().enumerate().map(|(place, entry)| match self.named[place] {
            Some(at) => self.owned(place, at).map_or_else(|| Ok(self.change(entry, at).into()), Err),
            None => self.doubled(place, entry).map_or(Ok(Action::Add.into()), Err),
        });
        let mut decided: Vec<_> = decided.collect();
        for (place, at) in self.renumbered(&decided) {
            decided[place] = Err(self.known_as(at, Evidence::Names));
        }
        decided
    }

    /// Applies the decisions of a person to the conflicts. At most one row changes a record.
    fn settle(&self, outcomes: &mut [Result<Outcome, Refusal>]) {
        let choices = &self.roster.file.decisions.conflicts;
        let key = |text: &str| MatchKey::new(self.roster.kind, text);
        // Decisions about one conflict that contradict each other decide nothing.
        let mut decided: HashMap<(MatchKey, MatchKey), Option<&ConflictDecision>> = HashMap::new();
        for it in choices {
            let decision = decided.entry((key(&it.key), key(&it.record))).or_insert(Some(it));
            *decision = decision.filter(|decision| decision.decide == it.decide);
        }
        let mut claimed: HashSet<usize> = self.lines.keys().copied().collect();
        for (place, outcome) in outcomes.iter_mut().enumerate().filter(|(_, it)| it.is_err()) {
            let Err(refusal) = &*outcome else { continue };
            let entry = &self.roster.entries[place];
            let Some(other) = refusal.other_key() else { continue };
            let decision = decided.get(&(entry.match_key.clone(), key(other)));
            let Some(decision) = decision.copied().flatten() else { continue };
            if !refusal.choices().contains(&decision.decide) || !is_about(decision, refusal) {
                continue;
            }
            let choice = decision.decide;
            let at = self.by_key.get(key(other).as_str()).copied();
            let is_free = |at: &usize| claimed.insert(*at);
            let settled = match (choice, refusal) {
                (ConflictChoice::NewRecord, _) => Some(Action::Add.into()),
                (_, Refusal::OtherPerson { .. }) => at.map(|at| self.change(entry, at).into()),
                (ConflictChoice::SameRecord, _) => at
                    .filter(is_free)
                    .map(|at| Outcome { keeps_key_of: Some(at), ..self.change(entry, at).into() }),
                (ConflictChoice::ChangeKey, _) => at.filter(is_free).map(|at| {
                    let change = Action::ChangeKey(self.known[at].id);
                    Outcome { renames: Some(at), ..change.into() }
                }),
            };
            if let Some(settled) = settled {
                *outcome = Ok(settled);
            }
        }
    }

    /// The keys of the records that no row names, not even a rejected or an ignored one.
    fn absent(&self, outcomes: &[Result<Outcome, Refusal>]) -> Vec<String> {
        let refused = self.roster.refused.iter().map(|row| row.line);
        let passed_over = refused.chain(self.roster.ignored.iter().map(|row| row.line));
        let named: HashSet<MatchKey> =
            passed_over.map(|line| MatchKey::new(self.roster.kind, &self.roster.key(line))).collect();
        let mut mentioned: HashSet<&str> = named.iter().map(MatchKey::as_str).collect();
        mentioned.extend(self.roster.entries.iter().map(|entry| entry.match_key.as_str()));
        let mut explained: HashSet<i64> = HashSet::new();
        for outcome in outcomes {
            match outcome {
                Ok(Outcome { action: Action::ChangeKey(id) | Action::Change(id), .. }) => {
                    explained.insert(*id);
                }
                Ok(Outcome { keeps_key_of: Some(at), .. }) => {
                    explained.insert(self.known[*at].id);
                }
                Ok(_) => {}
                Err(refusal) => {
                    let key = refusal.record().map(|key| MatchKey::new(self.roster.kind, key));
                    let at = key.and_then(|key| self.by_key.get(key.as_str()).copied());
                    explained.extend(at.map(|at| self.known[at].id));
                }
            }
        }
        let is_absent = |record: &&KnownRecord| {
            !mentioned.contains(record.match_key.as_str()) && !explained.contains(&record.id)
        };
        self.known.iter().filter(is_absent).map(|record| record.key.clone()).collect()
    }

    /// The name of the record, by the lines that write it in other capitals.
    fn names_in_other_capitals(&self) -> HashMap<u32, String> {
        let named = self.roster.entries.iter().zip(&self.named);
        let named = named.filter_map(|(entry, at)| Some((entry, self.name((*at)?)?)));
        let differs = |(entry, now): &(&Entry, &String)| {
            let new = self.roster.value(entry, Attribute::Name);
            !new.is_empty() && differs_in_case(now, new)
        };
        named.filter(differs).map(|(entry, now)| (entry.line, now.clone())).collect()
    }

    /// The name of a record; `None` for a device.
    fn name(&self, at: usize) -> Option<&'a String> {
        let place = Attribute::of(self.roster.kind).iter().position(|&of| of == Attribute::Name)?;
        self.known[at].attributes.get(place)
    }

    /// The new rows with the name of a record that is not in the file, if most new rows are such rows. The
    /// file then names people by another kind of ID. A single equal name proves nothing.
    fn renumbered(&self, decided: &[Result<Outcome, Refusal>]) -> Vec<(usize, usize)> {
        let absent = self.records.iter().enumerate().filter(|(at, _)| !self.lines.contains_key(at));
        // Two namesakes explain nothing.
        let mut names: HashMap<String, Option<usize>> = HashMap::new();
        for (at, name) in absent.filter_map(|(at, record)| Some((at, record.whole_name()?))) {
            names.entry(name).and_modify(|only| *only = None).or_insert(Some(at));
        }
        let new = decided
            .iter()
            .enumerate()
            .filter(|(_, decided)| matches!(decided, Ok(Outcome { action: Action::Add, .. })));
        let new: Vec<usize> = new.map(|(place, _)| place).collect();
        let alike = |&place: &usize| Some((place, (*names.get(&self.rows[place].whole_name()?)?)?));
        let alike: Vec<_> = new.iter().filter_map(alike).collect();
        if alike.len() >= 2 && alike.len() * 2 >= new.len() { alike } else { Vec::new() }
    }

    /// The refusal of a row whose key names another person's record.
    fn owned(&self, place: usize, at: usize) -> Option<Refusal> {
        let differs = self.rows[place].differs_from(&self.records[at])?;
        let name = self.name(at).cloned().unwrap_or_default();
        Some(Refusal::OtherPerson { key: self.known[at].key.clone(), name, differs })
    }

    /// The refusal of a row with an unknown key whose record exists or belongs to another row.
    fn doubled(&self, place: usize, entry: &Entry) -> Option<Refusal> {
        let row = &self.rows[place];
        let by_other_id = entry.other_ids.iter().find_map(|id| self.by_key.get(id.as_str()).copied());
        let by_other_id = by_other_id.filter(|&at| !row.contradicts(&self.records[at]));
        let in_records = by_other_id
            .map(|at| (at, Evidence::OtherId))
            .or_else(|| self.records_alike().find(row, &self.records, |_| false));
        if let Some((at, evidence)) = in_records {
            return Some(self.known_as(at, evidence));
        }
        let (other, evidence) =
            self.rows_alike().find(row, &self.rows, |other| self.named[other].is_some())?;
        Some(match self.named[other] {
            Some(at) => self.known_as(at, evidence),
            None => {
                let other = &self.roster.entries[other];
                Refusal::Twin { key: other.key.clone(), line: other.line, evidence }
            }
        })
    }

    fn rows_alike(&self) -> &Index {
        self.rows_alike.get_or_init(|| Index::of(self.roster.kind, &self.rows))
    }

    fn records_alike(&self) -> &Index {
        self.records_alike.get_or_init(|| Index::of(self.roster.kind, &self.records))
    }

    fn known_as(&self, at: usize, evidence: Evidence) -> Refusal {
        Refusal::KnownAs { key: self.known[at].key.clone(), line: self.lines.get(&at).copied(), evidence }
    }

    fn change(&self, entry: &Entry, at: usize) -> Action {
        let now = |place: usize| {
            self.roster.kind_place(place).and_then(|place| self.known[at].attributes.get(place))
        };
        let reads_so = entry
            .values
            .iter()
            .enumerate()
            .all(|(place, new)| new.is_empty() || now(place).is_some_and(|now| says_the_same(now, new)));
        if reads_so { Action::Keep } else { Action::Change(self.known[at].id) }
    }
}
