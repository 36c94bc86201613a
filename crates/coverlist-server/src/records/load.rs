//! Loads a list of users or devices that was read.

use super::ReadRoster;
use crate::import::Actor;
use crate::store::loads::{Counts, NewLoad};
use crate::store::records::{Load, Loaded};
use crate::store::{LogAction, StoreError, Tx, audit, imports, loads, records};
use crate::{Failure, Millis, Refusal};
use coverlist_api::{
    AttributeChange, IgnoredRow, LoadCounts, LoadedColumn, LoadedRecord, ProblemCode, QuestionView,
    RecordsLoaded, RefusedRow, SentenceView,
};
use coverlist_core::findings::{Finding, Severity};
use coverlist_core::oneroster::JoinFacts;
use coverlist_core::record::{Attribute, Field, RecordKind};
use coverlist_core::roster::{
    Action, Decided, Entry, KnownRecord, LoadKind, Meaning, OtherNames, Refused, Roster, columns, decide,
};
use coverlist_core::sheet::SourceUse;
use coverlist_messages::{
    Message, attribute_column, finding_message, key_column, roster_capitals, roster_ignored, roster_refusal,
    text,
};
use std::collections::HashMap;

/// The maximum number of refused rows, of ignored rows and of absent records, that a response lists.
const NAMED: usize = 1_000;

/// The maximum number of lines that a note names.
const NOTED: usize = 10;

/// Loads a list, and appends to the audit log even if nothing changes. If a record is added or changed, the
/// load can be undone, and the plan of the open import is outdated. Also returns the rows that were not
/// loaded, as a sheet.
///
/// # Errors
///
/// `names_differ` if most names would change, and nobody has agreed to their number. Nothing is loaded then.
pub(super) fn load(
    tx: &Tx<'_>,
    actor: Actor,
    read: ReadRoster,
    now: Millis,
) -> Result<(RecordsLoaded, Option<String>), Failure> {
    let Actor { district, account } = actor;
    let planned = Planned::of(tx, district, read)?;
    planned.refuse_other_names()?;
    let load = planned.carry_out(tx, actor, now)?;
    let source = planned.read.source_name().map(str::to_owned);
    let (loaded, rest) = planned.answer();
    let detail = serde_json::json!({
        "load": load,
        "kind": loaded.kind,
        "source": source,
        "added": loaded.added,
        "changed": loaded.changed,
        "unchanged": loaded.unchanged,
        "refused": loaded.refused,
        "ignored": loaded.ignored,
        "other_names": loaded.other_names,
    });
    audit::append(tx, district, account, LogAction::RecordsLoaded, &detail, now)?;
    Ok((RecordsLoaded { applied: true, load, ..loaded }, rest))
}

/// What loading a list would do now. Writes nothing.
pub(super) fn preview(
    tx: &Tx<'_>,
    district: i64,
    read: ReadRoster,
) -> Result<(RecordsLoaded, Option<String>), StoreError> {
    Ok(Planned::of(tx, district, read)?.answer())
}

/// A list, and what loading it does.
struct Planned {
    read: ReadRoster,
    known: Vec<KnownRecord>,
    decided: Decided,
    names: OtherNames,
}

impl Planned {
    fn of(tx: &Tx<'_>, district: i64, mut read: ReadRoster) -> Result<Self, StoreError> {
        let known = records::known(tx, district, read.roster.kind)?;
        let decided = decide(&mut read.roster, &known);
        let names = OtherNames::of(&read.roster, &decided.actions, &known);
        Ok(Self { read, known, decided, names })
    }

    fn refuse_other_names(&self) -> Result<(), Failure> {
        let OtherNames { known, renamed } = self.names;
        if !self.names.are_most() || self.read.other_names == Some(counted(renamed)) {
            return Ok(());
        }
        let reason = text::problem_names_differ(renamed.to_string(), known.to_string());
        let refusal = Refusal::new(ProblemCode::NamesDiffer, reason);
        Err(Refusal { other_names: Some(counted(renamed)), ..refusal }.into())
    }

    /// Adds and changes records. Returns the id of the load, or nothing if no record changes.
    fn carry_out(&self, tx: &Tx<'_>, actor: Actor, now: Millis) -> Result<Option<i64>, StoreError> {
        let roster = &self.read.roster;
        let counts = self.counts();
        if counts.added + counts.changed == 0 {
            return Ok(None);
        }
        let new = NewLoad {
            kind: LoadKind::Load,
            list: None,
            records: roster.kind,
            source: self.read.source_name(),
            counts: Counts::Load(counts),
            account: actor.account,
        };
        let list = loads::insert(tx, actor.district, &new, now)?;
        let load = Load {
            kind: roster.kind,
            attributes: &roster.attributes,
            entries: &roster.entries,
            actions: &self.decided.actions,
        };
        loads::apply(tx, list, load, &self.decided.renamed)?;
        imports::records_changed(tx, actor.district)?;
        Ok(Some(list.id))
    }

    fn counts(&self) -> LoadCounts {
        let roster = &self.read.roster;
        let Loaded { added, changed, unchanged } = Loaded::of(&self.decided.actions);
        LoadCounts {
            added,
            changed,
            // Rows that repeat an earlier row count as unchanged.
            unchanged: unchanged + counted(roster.repeated.len()),
            refused: counted(roster.refused.len()),
            ignored: counted(roster.ignored.len()),
        }
    }

    /// What is told about the list, and the rows that are not loaded, as a sheet.
    fn answer(self) -> (RecordsLoaded, Option<String>) {
        let LoadCounts { added, changed, unchanged, refused, ignored } = self.counts();
        let Self { read, known, decided, names } = self;
        let roster = &read.roster;
        let is_conflict = |row: &&Refused| !row.refusal.choices().is_empty();
        let loaded = RecordsLoaded {
            applied: false,
            kind: roster.kind,
            load: None,
            other_names: counted(names.renamed),
            asks_about_names: names.are_most(),
            changes: changes(roster, &decided.actions, &known),
            shape: read.shape(),
            columns: read.columns(),
            notes: read.notes(&decided),
            added,
            changed,
            unchanged,
            refused,
            conflicts: counted(roster.refused.iter().filter(is_conflict).count()),
            refused_rows: read.refused_rows(),
            ignored,
            ignored_rows: read.ignored_rows(),
            absent: counted(decided.absent.len()),
            absent_records: decided.absent.into_iter().take(NAMED).collect(),
            questions: roster.file.questions.iter().map(QuestionView::new).collect(),
            sheet: None,
        };
        let rest = roster.rest().and_then(|sheet| String::from_utf8(sheet).ok());
        (loaded, rest)
    }
}

/// The first records that are added and changed, with their attributes before and after. A blank cell changes
/// nothing.
fn changes(roster: &Roster, actions: &[Action], known: &[KnownRecord]) -> Vec<LoadedRecord> {
    let by_id: HashMap<i64, &KnownRecord> = known.iter().map(|record| (record.id, record)).collect();
    let all = Attribute::of(roster.kind);
    let change = |(entry, action): (&Entry, &Action)| {
        if *action == Action::Keep {
            return None;
        }
        let record = action.changed().and_then(|id| by_id.get(&id).copied());
        let now = |attribute| {
            let place = all.iter().position(|of| *of == attribute)?;
            record.map(|record| record.attributes[place].clone()).filter(|value| !value.is_empty())
        };
        let attributes = roster.attributes.iter().zip(&entry.values).filter_map(|(&attribute, new)| {
            let old = now(attribute);
            let is_new = !new.is_empty() && old.as_deref() != Some(new);
            is_new.then(|| AttributeChange { attribute: attribute.id().to_owned(), old, new: new.clone() })
        });
        Some(LoadedRecord {
            line: entry.line,
            key: entry.key.clone(),
            old_key: record.map(|record| record.key.clone()),
            attributes: attributes.collect(),
        })
    };
    roster.entries.iter().zip(actions).filter_map(change).take(NAMED).collect()
}

impl ReadRoster {
    fn source_name(&self) -> Option<&str> {
        let applied = self.roster.source.as_ref().and_then(SourceUse::applied);
        applied.map(|applied| applied.name.as_str())
    }

    /// The source of the list, or that it is a plain one.
    fn shape(&self) -> SentenceView {
        let source = self.source_name().map(text::roster_format_source);
        source.unwrap_or_else(text::roster_format_plain_list).into()
    }

    fn columns(&self) -> Vec<LoadedColumn> {
        let kind = self.roster.kind;
        let columns = columns(&self.roster).into_iter().map(|column| LoadedColumn {
            position: column.position,
            header: column.header,
            read_as: meaning(column.meaning, kind).map(Into::into),
        });
        columns.collect()
    }

    /// What a person should know about the list as a whole.
    fn notes(&self, decided: &Decided) -> Vec<SentenceView> {
        let Self { roster, template, templates, .. } = self;
        let is_note = |finding: &&Finding| finding.severity() == Severity::Warns;
        let findings = roster.file.verdict.about_file().iter().filter(is_note);
        let findings = findings.map(|finding| finding_message(finding, template, templates));
        let no_roles = roster.lacks_roles().then(text::roster_roles_missing);
        let lines: Vec<u32> = decided.capitals.iter().take(NOTED).copied().collect();
        let capitals = (!lines.is_empty()).then(|| roster_capitals(decided.capitals.len(), &lines));
        let joined = self.join.iter().flat_map(join_notes);
        joined.chain(no_roles).chain(capitals).chain(findings).map(Into::into).collect()
    }

    fn refused_rows(&self) -> Vec<RefusedRow> {
        let Self { roster, template, templates, .. } = self;
        let named = roster.refused.iter().take(NAMED).map(|row| {
            let choices = row.refusal.choices().to_vec();
            let key = || roster.key(row.line);
            RefusedRow {
                line: row.line,
                column: row.refusal.column(),
                reason: roster_refusal(&row.refusal, template, templates).into(),
                key: (!choices.is_empty()).then(key),
                record: row.refusal.other_key().map(str::to_owned),
                name: row.refusal.name().map(str::to_owned),
                choices,
            }
        });
        named.collect()
    }

    fn ignored_rows(&self) -> Vec<IgnoredRow> {
        let Self { roster, template, templates, .. } = self;
        let named = roster.ignored.iter().take(NAMED).map(|row| IgnoredRow {
            line: row.line,
            reason: roster_ignored(&row.reason, template, templates).into(),
        });
        named.collect()
    }
}

/// What a person should know about the files of a OneRoster export.
fn join_notes(facts: &JoinFacts) -> impl Iterator<Item = Message> {
    let without_role = if facts.adds_roles { facts.without_role } else { 0 };
    let unusable = facts.unusable_roles + facts.unusable_orgs;
    let notes = [
        (without_role, text::roster_without_role(without_role as u64)),
        (facts.short_lines.len(), text::roster_short_rows(facts.short_lines.len() as u64)),
        (unusable, text::roster_unusable_rows(unusable as u64)),
    ];
    notes.into_iter().filter(|(rows, _)| *rows > 0).map(|(_, note)| note)
}

/// What loading reads from a column; `None` when it ignores the column.
fn meaning(meaning: Meaning, kind: RecordKind) -> Option<Message> {
    match meaning {
        Meaning::Field(Field::Attribute(attribute)) => Some(attribute_column(attribute)),
        Meaning::Field(_) => Some(key_column(kind)),
        Meaning::OtherId => Some(text::roster_column_other_id()),
        Meaning::Rule => Some(text::roster_column_filter()),
        Meaning::Ignored => None,
    }
}

fn counted(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}
