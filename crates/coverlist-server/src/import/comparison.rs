//! Compares an import with the previous one of the same source.

use super::absent::find_with_rows;
use super::{Actor, Pipeline};
use crate::paging::Paged;
use crate::store::comparison::{NamedRow, Rounds};
use crate::store::imports::{self, Import};
use crate::store::{ImportKey, StoreError, Tx};
use crate::{Failure, rfc3339};
use coverlist_api::{
    ChangeView, ComparedRow, ComparisonView, DifferenceCounts, Page, PreviousImport, RecordRef, RowDifference,
};
use coverlist_core::lifecycle::State;
use coverlist_core::plan::Change;
use coverlist_core::record::{Field, Values};
use std::collections::{BTreeSet, HashMap};

/// The number of earlier imports among which the previous one of the same source is looked for.
const LOOKED_THROUGH: u32 = 100;

impl Pipeline {
    /// The rows of an import that differ in this way from the previous import of the same source, and the
    /// number of all that differ.
    ///
    /// # Errors
    ///
    /// `not_found`, also for a deleted import; and `wrong_state` for a change of single records.
    pub(crate) async fn comparison(
        &self,
        actor: Actor,
        id: i64,
        difference: RowDifference,
        after: u32,
        limit: u32,
    ) -> Result<ComparisonView, Failure> {
        let key = actor.import_key(id);
        let read = move |tx: &Tx<'_>| {
            let import = find_with_rows(tx, key)?;
            let mut listed =
                Listed { difference, after, counts: DifferenceCounts::default(), page: Paged::new(limit) };
            let previous = previous(tx, &import)?;
            if let Some(previous) = &previous {
                compare(tx, &import, previous, &mut listed)?;
            }
            let Page { rows, next } = listed.page.finish(|row| row.line.to_string());
            let previous = previous.map(|previous| PreviousImport {
                id: previous.key.id,
                file_name: previous.name().to_owned(),
                processed_at: previous.closed_at.map(rfc3339),
            });
            Ok::<_, Failure>(ComparisonView { previous, counts: listed.counts, rows, next })
        };
        self.database.read_async(read).await
    }
}

/// The latest processed list before this one, of the same source. A correction has none.
fn previous(tx: &Tx<'_>, import: &Import) -> Result<Option<Import>, StoreError> {
    if import.merges.is_some() {
        return Ok(None);
    }
    let earlier = imports::lists_before(tx, import, LOOKED_THROUGH)?;
    Ok(earlier.into_iter().find(|other| other.provenance.is_of_same_source(&import.provenance)))
}

/// The rows of a page, and the counts.
struct Listed {
    difference: RowDifference,
    after: u32,
    counts: DifferenceCounts,
    page: Paged<ComparedRow>,
}

impl Listed {
    fn add(&mut self, difference: RowDifference, row: NamedRow, old: &Values, new: &Values) {
        let counted = match difference {
            RowDifference::Added => &mut self.counts.added,
            RowDifference::Dropped => &mut self.counts.dropped,
            RowDifference::Changed => &mut self.counts.changed,
        };
        *counted += 1;
        if difference == self.difference && row.line > self.after {
            let changes = Change::between(old, new).into_iter().map(ChangeView::from).collect();
            let record = row.record.map(|(id, label)| RecordRef { id, label });
            self.page.fill([ComparedRow { line: row.line, key: row.key, record, changes }]);
        }
    }
}

fn compare(tx: &Tx<'_>, import: &Import, previous: &Import, listed: &mut Listed) -> Result<(), StoreError> {
    let (these, others) = (processed_rounds(tx, import)?, processed_rounds(tx, previous)?);
    let ids = |rounds: &[Import]| rounds.iter().map(|round| round.key.id).collect();
    let (kind, district) = (import.template.kind, import.key.district);
    let rounds = Rounds { district, kind, these: ids(&these), others: ids(&others) };
    let fields: HashMap<i64, &BTreeSet<Field>> =
        these.iter().chain(&others).map(|round| (round.key.id, &round.fields)).collect();
    let none = Values::default();
    rounds.each_only_here(tx, |row| {
        let new = row.values.clone();
        listed.add(RowDifference::Added, row, &none, &new);
    })?;
    rounds.each_changed(tx, |row, other| {
        let has = |id: i64, field: Field| fields.get(&id).is_some_and(|fields| fields.contains(&field));
        let in_both = |values: &Values| -> Values {
            let values =
                values.iter().filter(|(field, _)| has(row.import, *field) && has(other.import, *field));
            values.map(|(field, value)| (field, value.clone())).collect()
        };
        let (old, new) = (in_both(&other.values), in_both(&row.values));
        if old != new {
            listed.add(RowDifference::Changed, row, &old, &new);
        }
    })?;
    let (these, others) = (rounds.others, rounds.these);
    Rounds { these, others, ..rounds }.each_only_here(tx, |row| {
        let old = row.values.clone();
        listed.add(RowDifference::Dropped, row, &old, &none);
    })
}

/// An import, and its corrections that are processed.
fn processed_rounds(tx: &Tx<'_>, import: &Import) -> Result<Vec<Import>, StoreError> {
    let mut rounds = vec![import.clone()];
    for id in imports::rounds(tx, import)?.into_iter().filter(|id| *id != import.key.id) {
        let round = imports::by_id(tx, ImportKey { id, ..import.key })?;
        rounds.extend(round.filter(|round| round.state == State::Processed));
    }
    Ok(rounds)
}
