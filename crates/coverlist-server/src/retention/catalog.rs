//! The operations on retention for the API.

use super::change::{change, preview};
use super::expire::DAY;
use crate::access::Caller;
use crate::clock::day_of;
use crate::paging::Paged;
use crate::store::retention::{self, Kept};
use crate::store::{Database, Tx};
use crate::{Clock, Failure, IdempotentRequest, Millis};
use coverlist_api::{KeptImport, KeptPart, KeptUntil, Page, RetentionPeriods, RetentionPreview};
use std::sync::Arc;
use tokio::sync::Notify;

/// Shows and changes how long a district keeps what. Clones share everything.
#[derive(Clone)]
pub struct Retention {
    pub(super) database: Database,
    pub(super) clock: Clock,
    /// Wakes the task that deletes.
    pub(super) changed: Arc<Notify>,
}

impl Retention {
    /// The retention of the imports in `database`.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock, changed: Arc::default() }
    }

    /// After how many days the caller's district deletes each part.
    pub async fn periods(&self, caller: &Caller) -> Result<RetentionPeriods, Failure> {
        let district = caller.district;
        Ok(self.database.read_async(move |tx| retention::periods(tx, district)).await?)
    }

    /// The number of imports of which each part would be deleted at once.
    ///
    /// # Errors
    ///
    /// `bad_request` for a number of days that is not possible.
    pub async fn preview(
        &self,
        caller: &Caller,
        periods: RetentionPeriods,
    ) -> Result<RetentionPreview, Failure> {
        let (district, now) = (caller.district, self.clock.now());
        self.database.read_async(move |tx| preview(tx, district, periods, now)).await
    }

    /// Changes the days. What has expired then is deleted at once.
    ///
    /// # Errors
    ///
    /// As [`Retention::preview`], and `key_reused`.
    pub async fn put(
        &self,
        caller: &Caller,
        periods: RetentionPeriods,
        request: IdempotentRequest,
    ) -> Result<RetentionPeriods, Failure> {
        let (district, account) = (caller.district, Some(caller.account));
        let write = move |tx: &Tx<'_>| {
            request.perform(tx, || {
                change(tx, district, account, periods, request.now)?;
                Ok(periods)
            })
        };
        let periods = self.database.write_async(write).await?;
        self.changed.notify_one();
        Ok(periods)
    }

    /// A page of imports, newest first, each with what is kept until when.
    pub async fn kept(
        &self,
        caller: &Caller,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Page<KeptImport>, Failure> {
        let (district, time_zone) = (caller.district, caller.time_zone.clone());
        let read = move |tx: &Tx<'_>| {
            let periods = retention::periods(tx, district)?;
            let mut page = Paged::new(limit);
            page.fill(retention::kept(tx, district, before.unwrap_or(i64::MAX), limit + 1)?);
            let Page { rows, next } = page.finish(|kept| kept.id.to_string());
            let rows = rows.into_iter().map(|kept| view(kept, periods, &time_zone)).collect();
            Ok(Page { rows, next })
        };
        self.database.read_async(read).await
    }
}

fn view(kept: Kept, periods: RetentionPeriods, time_zone: &str) -> KeptImport {
    let of = |part| match (kept.expired.of(part), kept.since, periods.of(part)) {
        (Some(days), ..) => KeptUntil { until: None, deleted_after: Some(days) },
        (None, Some(since), Some(days)) => {
            let until = day_of(since + Millis::from(days) * DAY, time_zone).to_string();
            KeptUntil { until: Some(until), deleted_after: None }
        }
        (None, ..) => KeptUntil::default(),
    };
    KeptImport {
        file: of(KeptPart::File),
        rows: of(KeptPart::Rows),
        report: of(KeptPart::Report),
        id: kept.id,
        name: kept.name,
        state: kept.state,
    }
}
