//! Reads the verification sheet of an import: some rows of its report beside their records as they are now.

use super::pipeline::{check_kept, find};
use super::report::own_counts;
use super::sheet_rows::template_of;
use super::verified_round::VerifiedRound;
use super::{Actor, Pipeline};
use crate::store::imports::Import;
use crate::store::verifications::{self, Mark};
use crate::store::verified_rows::{self, VerifiedRow};
use crate::store::{ImportKey, StoreError, Tx};
use crate::{Failure, rfc3339};
use coverlist_api::{ColumnView, KeptPart, VerificationRow, VerificationView};
use coverlist_core::plan::{Outcome, Verifiable, verification_lines};
use coverlist_core::record::Field;
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl Pipeline {
    /// The verification sheet of an import.
    ///
    /// # Errors
    ///
    /// `not_found`; and `wrong_state` before rows of the import are applied.
    pub(crate) async fn verification(&self, actor: Actor, id: i64) -> Result<VerificationView, Failure> {
        let (pipeline, key) = (self.clone(), actor.import_key(id));
        self.database.read_async(move |tx| pipeline.verification_of(tx, &find(tx, key)?)).await
    }

    /// The sheet of an import whose rows and file are kept.
    pub(super) fn verification_of(&self, tx: &Tx<'_>, import: &Import) -> Result<VerificationView, Failure> {
        check_kept(import, KeptPart::Rows)?;
        check_kept(import, KeptPart::File)?;
        own_counts(import)?;
        let template = template_of(tx, import)?;
        let columns: Vec<_> = template.columns.iter().filter(|column| column.field != Field::Key).collect();
        let fields: Vec<Field> = columns.iter().map(|column| column.field).collect();
        let rows = self.verified(tx, import, &fields)?;
        let is_checked =
            |row: &&VerificationRow| row.mark.as_ref().is_some_and(|mark| mark.checked && !mark.outdated);
        let differs =
            |row: &&VerificationRow| row.outcome.is_applied() && row.values.iter().any(|value| !value.agrees);
        Ok(VerificationView {
            state: import.state,
            as_of: rfc3339(self.clock.now()),
            columns: columns
                .iter()
                .map(|column| ColumnView { field: column.field, header: column.header.clone() })
                .collect(),
            checked: rows.iter().filter(is_checked).count() as u32,
            differing: rows.iter().filter(differs).count() as u32,
            rows,
        })
    }

    /// The chosen rows and those that somebody has marked, in file order.
    fn verified(
        &self,
        tx: &Tx<'_>,
        import: &Import,
        fields: &[Field],
    ) -> Result<Vec<VerificationRow>, Failure> {
        let marks = verifications::newest(tx, import.key)?;
        let marks: HashMap<u32, Mark> = marks.into_iter().map(|mark| (mark.line, mark)).collect();
        let mut lines = chosen(tx, import)?;
        lines.extend(marks.keys());
        let found = verified_rows::of_lines(tx, import, &Vec::from_iter(lines))?;
        let mut by_round = BTreeMap::<i64, Vec<VerifiedRow>>::new();
        for row in found.into_iter().filter(|row| is_verifiable(import, row.outcome)) {
            by_round.entry(row.import).or_default().push(row);
        }
        let (today, mut views) = (self.today_of(tx, import)?, Vec::new());
        for (id, rows) in by_round {
            let round = find(tx, ImportKey { district: import.key.district, id })?;
            let lines = rows.iter().map(|row| row.line).collect();
            let round = VerifiedRound::read(tx, &round, &lines, today)?;
            for row in rows {
                let mark = marks.get(&row.line);
                views.push(round.view(fields, row, mark)?);
            }
        }
        views.sort_by_key(|row| row.line);
        Ok(views)
    }
}

/// Whether a row with this outcome can be verified: a run has applied it. What samples of an open import have
/// left is still to be decided.
pub(super) fn is_verifiable(import: &Import, outcome: Outcome) -> bool {
    match import.state.is_open() {
        true => outcome == Outcome::Updated,
        false => outcome != Outcome::NotProcessed,
    }
}

/// The lines that the import chooses.
fn chosen(tx: &Tx<'_>, import: &Import) -> Result<BTreeSet<u32>, StoreError> {
    // Few places have many rows each.
    let mut places = HashMap::<String, usize>::new();
    let mut rows = Vec::new();
    verified_rows::each(tx, import, |line, outcome, place| {
        if is_verifiable(import, outcome) {
            let known = places.get(place).copied();
            let place = known.unwrap_or_else(|| {
                let next = places.len();
                *places.entry(place.to_owned()).or_insert(next)
            });
            rows.push(Verifiable { line, outcome, place });
        }
    })?;
    Ok(verification_lines(&rows, seed(import)))
}

/// The beginning of the hash of the sheet.
fn seed(import: &Import) -> u64 {
    let digits = import.sha256.get(..16).unwrap_or_default();
    u64::from_str_radix(digits, 16).unwrap_or_default()
}
