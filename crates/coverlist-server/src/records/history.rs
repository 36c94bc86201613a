//! Lists the loads of a district, and what each did with records.

use super::{Registry, view};
use crate::Failure;
use crate::import::Actor;
use crate::paging::Paged;
use crate::store::loads::{self, DoneLoad};
use crate::store::{LoadKey, Tx};
use coverlist_api::{LoadChangesView, LoadView, Page, ProblemCode};
use coverlist_messages::text;

impl Registry {
    /// A page of the district's loads and their undos, the newest first. The page begins after the load with
    /// the id `before`.
    pub(crate) async fn loads(
        &self,
        actor: Actor,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Page<LoadView>, Failure> {
        let read = move |tx: &Tx<'_>| {
            let mut page = Paged::new(limit);
            let found = loads::list(tx, actor.district, before.unwrap_or(i64::MAX), limit + 1)?;
            page.fill(found.into_iter().map(view::load));
            Ok(page.finish(|load| load.id.to_string()))
        };
        self.database.read_async(read).await
    }

    /// A load, and a page of what it did with records, from the place `after` on.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub(crate) async fn load_changes(
        &self,
        actor: Actor,
        id: i64,
        after: u32,
        limit: u32,
    ) -> Result<LoadChangesView, Failure> {
        let key = LoadKey { district: actor.district, id };
        let read = move |tx: &Tx<'_>| {
            let load = find_kept(tx, key)?;
            let mut page = Paged::new(limit);
            page.fill(loads::changes(tx, load.list, load.key, after, limit + 1)?);
            let Page { rows, next } = page.finish(|change| change.place.to_string());
            let rows = rows.into_iter().map(view::change).collect();
            Ok(LoadChangesView { load: view::load(load), rows, next })
        };
        self.database.read_async(read).await
    }
}

/// Finds a load whose changes are kept.
///
/// # Errors
///
/// `not_found`, and `expired`.
pub(super) fn find_kept(tx: &Tx<'_>, key: LoadKey) -> Result<DoneLoad, Failure> {
    let load = find(tx, key)?;
    match load.expired {
        Some(days) => Err(Failure::refuse(ProblemCode::Expired, text::problem_expired_load(days))),
        None => Ok(load),
    }
}

/// Finds a load.
///
/// # Errors
///
/// `not_found`.
pub(super) fn find(tx: &Tx<'_>, key: LoadKey) -> Result<DoneLoad, Failure> {
    loads::by_id(tx, key)?.ok_or_else(|| Failure::not_found(text::problem_not_found_load()))
}
