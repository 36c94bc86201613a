//! One record: who it is, its insurance now, and what changed it.

use super::coverage::covered;
use super::query::{Scope, covering};
use super::{Registry, view};
use crate::Failure;
use crate::paging::Paged;
use crate::store::record_history::{self, EventPlace, RecordEvent};
use crate::store::records::{self, Record};
use crate::store::{StoreError, Tx};
use coverlist_api::{Page, RecordEventView, RecordView, ValuesView};
use coverlist_core::record::MatchKey;
use coverlist_messages::text;

/// The maximum number of records that belong to another one in an answer.
const MOST_RELATED: u32 = 100;

impl Registry {
    /// A record with its insurance now.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub(crate) async fn record(&self, scope: Scope, id: i64) -> Result<RecordView, Failure> {
        self.database.read_async(move |tx| record(tx, scope, id)).await
    }

    /// A page of what changed a record, the newest first. The page begins after an event. `time_zone` is the
    /// district's.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub(crate) async fn record_history(
        &self,
        scope: Scope,
        time_zone: String,
        id: i64,
        after: Option<EventPlace>,
        limit: u32,
    ) -> Result<Page<RecordEventView>, Failure> {
        let read = move |tx: &Tx<'_>| {
            find(tx, scope, id)?;
            Ok(history(tx, scope, &time_zone, id, after, limit)?)
        };
        self.database.read_async(read).await
    }

    /// A record and the beginning of its history by its key, for the command line.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub(crate) fn record_now(
        &self,
        scope: Scope,
        time_zone: &str,
        key: &str,
        limit: u32,
    ) -> Result<(RecordView, Page<RecordEventView>), Failure> {
        let key = MatchKey::new(scope.kind, key);
        self.database.read_with(|tx| {
            let found = records::id_of(tx, scope.district, scope.kind, &key)?;
            let id = found.ok_or_else(not_found)?;
            Ok((record(tx, scope, id)?, history(tx, scope, time_zone, id, None, limit)?))
        })
    }
}

fn record(tx: &Tx<'_>, scope: Scope, id: i64) -> Result<RecordView, Failure> {
    let Scope { district, kind, today } = scope;
    let record = find(tx, scope, id)?;
    Ok(RecordView {
        kind,
        id,
        content: view::content_of(&record, kind),
        values: ValuesView::from(&record.values),
        covered: covered(&covering(tx, scope)?, &record, today),
        as_of: today.to_string(),
        related: records::related(tx, district, kind, &record, MOST_RELATED)?,
    })
}

fn history(
    tx: &Tx<'_>,
    scope: Scope,
    time_zone: &str,
    id: i64,
    after: Option<EventPlace>,
    limit: u32,
) -> Result<Page<RecordEventView>, StoreError> {
    let covering = covering(tx, scope)?;
    let place = after.unwrap_or(EventPlace::END);
    let mut page = Paged::new(limit);
    page.fill(record_history::before(tx, scope.district, scope.kind, id, place, limit + 1)?);
    let Page { rows, next } = page.finish(|event: &RecordEvent| event.place.to_string());
    let rows = rows.into_iter().map(|event| view::event(event, &covering, time_zone)).collect();
    Ok(Page { rows, next })
}

fn find(tx: &Tx<'_>, Scope { district, kind, .. }: Scope, id: i64) -> Result<Record, Failure> {
    records::by_id(tx, district, kind, id)?.ok_or_else(not_found)
}

fn not_found() -> Failure {
    Failure::not_found(text::problem_not_found_record())
}
