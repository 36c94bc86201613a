//! The planned rows of an import.

use crate::paging::{CHUNK, each_chunk};
use crate::store::imports::{self, Import};
use crate::store::rows::{self, StagedRow};
use crate::store::{StoreError, Tx};
use coverlist_core::lifecycle::Origin;
use coverlist_core::plan::{Change, Counts, Effect, Outcome, Planned, Rules, Sample, plan};
use coverlist_core::record::{Search, Values, is_same_person};
use std::collections::BTreeSet;

/// A staged row, and the planner's decision about it. The decision is `None` for a rejected row.
pub(super) struct PlannedRow {
    pub(super) staged: StagedRow,
    pub(super) planned: Option<Planned>,
    /// What the row would make of its record; `None` unless it is refused.
    refused: Option<Values>,
}

/// What planning the rows of an import needs.
struct Planning {
    rules: Rules,
    /// The ids of the imports of the same report; none unless the import is a correction.
    rounds: Vec<i64>,
}

impl Planning {
    fn of(tx: &Tx<'_>, import: &Import) -> Result<Self, StoreError> {
        let rounds = if import.merges.is_some() { imports::rounds(tx, import)? } else { Vec::new() };
        Ok(Self { rules: rules(import), rounds })
    }
}

/// The rules by which the rows of an import change records.
pub(super) fn rules(import: &Import) -> Rules {
    match import.origin {
        Origin::List => Rules::new(&import.template, &import.fields),
        Origin::Record => Rules::exact(&import.template, &import.fields),
    }
}

impl PlannedRow {
    fn new(mut staged: StagedRow, rules: &Rules) -> Self {
        // A record that was accepted may have another key since, and another record its key.
        if let Some(accepted) = staged.accepted {
            staged.existing = staged.existing.filter(|existing| existing.id == accepted);
            staged.label = staged.label.filter(|_| staged.existing.is_some());
        }
        if let Some(existing) = &mut staged.existing {
            let person = staged.person.as_deref().unwrap_or_default();
            let is_confirmed =
                staged.confirmed.as_ref().is_some_and(|(id, name)| (*id, &**name) == (existing.id, person));
            existing.is_other_person = !is_confirmed && !is_same_person(&staged.name, person);
        }
        let planned = (!staged.rejected).then(|| plan(&staged.row, staged.existing.as_ref(), rules));
        let is_refused = planned.as_ref().is_some_and(|planned| planned.outcome == Outcome::Refused);
        let refused = staged.existing.as_ref().filter(|_| is_refused);
        let refused = refused.map(|existing| rules.after(&staged.row, &existing.values));
        Self { staged, planned, refused }
    }

    pub(super) fn line(&self) -> u32 {
        self.staged.row.line
    }

    /// The key as it is in the file.
    pub(super) fn key(&self) -> &str {
        &self.staged.row.key
    }

    /// The values of the record after processing; `None` if the row does not change it.
    pub(super) fn after(&self) -> Option<&Values> {
        self.planned.as_ref()?.after.as_ref()
    }

    /// What the row does to the coverage of its record, if it changes it.
    pub(super) fn effect(&self) -> Option<Effect> {
        self.planned.as_ref()?.effect
    }

    /// The values that a plan shows: those of the record after processing, or, of a conflict, those that it
    /// would get. A row without a record shows those of the file, of which a rejected row has none.
    pub(super) fn shown(&self) -> &Values {
        let of_record = self.staged.existing.as_ref().map(|existing| &existing.values);
        let shown = self.after().or(self.refused.as_ref()).or(of_record);
        self.planned.as_ref().and(shown).unwrap_or(&self.staged.row.values)
    }

    /// The fields that the row changes, or, of a conflict, those in which it differs from its record.
    pub(super) fn changes(&self) -> Vec<Change> {
        let shown = self.staged.existing.as_ref().map(|existing| (&existing.values, self.shown()));
        shown.map(|(before, after)| Change::between(before, after)).unwrap_or_default()
    }

    pub(super) fn outcome(&self) -> Outcome {
        self.planned.as_ref().map_or(Outcome::Rejected, |planned| planned.outcome)
    }
}

/// The planned rows of these lines, in file order.
pub(super) fn of_lines(tx: &Tx<'_>, import: &Import, lines: &[u32]) -> Result<Vec<PlannedRow>, StoreError> {
    let Planning { rules, rounds } = Planning::of(tx, import)?;
    let mut found = rows::of_lines(tx, import, &rounds, lines)?;
    found.sort_unstable_by_key(|staged| staged.row.line);
    Ok(found.into_iter().map(|staged| PlannedRow::new(staged, &rules)).collect())
}

/// The lines of a sample of the plan, and the counts of the whole plan.
pub(super) fn sample_lines(
    tx: &Tx<'_>,
    import: &Import,
    sample: Sample,
) -> Result<(BTreeSet<u32>, Counts), StoreError> {
    let (mut changes, mut counts) = (Vec::new(), Counts::default());
    each_planned_chunk(tx, import, 0, |chunk| {
        changes.extend(chunk.iter().filter_map(|row| Some((row.line(), row.effect()?))));
        chunk.iter().for_each(|row| counts.add(row.outcome()));
        Ok(true)
    })?;
    Ok((sample.lines(&changes), counts))
}

/// Plans the rows after a line that a search finds, see [`each_planned_chunk`]. Few rows contain a text, so
/// the records of the others are not read.
pub(super) fn each_planned_chunk_with(
    tx: &Tx<'_>,
    import: &Import,
    after: u32,
    search: &Search,
    mut take: impl FnMut(Vec<PlannedRow>) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    if search.is_blank() {
        return each_planned_chunk(tx, import, after, take);
    }
    let lines = rows::lines_with(tx, import, after, search)?;
    for lines in lines.chunks(CHUNK as usize) {
        if !take(of_lines(tx, import, lines)?)? {
            break;
        }
    }
    Ok(())
}

/// Plans the rows after a line that no sample has applied, one chunk at a time, until `take` returns
/// `false`.
pub(super) fn each_planned_chunk(
    tx: &Tx<'_>,
    import: &Import,
    after: u32,
    mut take: impl FnMut(Vec<PlannedRow>) -> Result<bool, StoreError>,
) -> Result<(), StoreError> {
    let Planning { rules, rounds } = Planning::of(tx, import)?;
    each_chunk(
        after,
        |line| rows::after(tx, import, &rounds, *line, CHUNK),
        |staged| staged.row.line,
        |chunk| take(chunk.into_iter().map(|staged| PlannedRow::new(staged, &rules)).collect()),
    )
}
