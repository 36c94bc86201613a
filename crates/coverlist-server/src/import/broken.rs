//! Processing as it must not be: records in one transaction, everything else in another. Tests switch it on to see that
//! they would notice.

use super::Pipeline;
use super::apply::{Applied, insure, outcome};
use super::pipeline::{find, template};
use super::plan::each_chunk;
use crate::Failure;
use crate::store::outcomes::{self, RowOutcome};
use coverlist_core::lifecycle::State;

/// Whether `COVERLIST_BREAK=two-transactions` is set.
pub(super) fn is_wanted() -> bool {
    std::env::var("COVERLIST_BREAK").as_deref() == Ok("two-transactions")
}

/// Looks right as long as nothing goes wrong between the two.
pub(super) fn apply_in_two(pipeline: &Pipeline, district: i64, id: i64) -> Result<Applied, Failure> {
    let rows = pipeline.database.write(|tx| {
        let import = find(tx, district, id)?;
        let kind = template(&import)?.kind;
        let mut rows: Vec<RowOutcome> = Vec::new();
        each_chunk(tx, &import, 0, |chunk| {
            for row in chunk.iter().map(outcome) {
                insure(tx, &import, kind, &row)?;
                rows.push(row);
            }
            Ok::<_, Failure>(true)
        })?;
        Ok::<_, Failure>(rows)
    })?;
    pipeline.database.write(|tx| {
        let import = find(tx, district, id)?;
        let (State::Queued, Some(consent)) = (import.state, import.consent) else { return Ok(Applied::Gone) };
        let now = pipeline.clock.now();
        outcomes::start(tx, (district, id), consent.account, (now, now))?;
        for row in &rows {
            outcomes::insert(tx, (district, id), row)?;
        }
        pipeline.conclude(tx, &import, &consent, &consent.counts)?;
        Ok(Applied::Processed)
    })
}
