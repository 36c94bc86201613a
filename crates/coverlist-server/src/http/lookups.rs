//! Handlers that look up keys, and limit how often. A look-up reads every record of its kind.

use super::concurrency_limit::{ConcurrencyLimit, Permit};
use super::extract::Kind;
use super::{App, body};
use crate::access::Caller;
use crate::store::{AccountKey, db};
use crate::{Failure, Millis, PausePoint, Refusal};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use coverlist_api::ProblemCode;
use coverlist_messages::text;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The maximum size of a request, in bytes. 100,000 keys of 38 characters fit.
const BODY_LIMIT: u64 = 4 * 1024 * 1024;
/// How many look-ups an account may have at the same time.
const AT_ONCE: usize = 2;
/// How many look-ups an account may begin per minute. A file of a million rows takes ten.
const PER_MINUTE: u32 = 120;
const MINUTE: Millis = 60 * 1000;

/// `POST /records/users/lookup`, and the same of devices
pub(super) async fn look_up(
    State(app): State<App>,
    caller: Caller,
    Kind(kind): Kind,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Failure> {
    let permit = app.lookups.admit(caller.key(), app.clock.now())?;
    let bytes = body::json_text(&headers, body, BODY_LIMIT).await?;
    let (records, district, pauses) = (app.records.clone(), caller.district, app.pauses.clone());
    let work = move || {
        // The work goes on when the client disconnects, and counts until it ends.
        let _permit = permit;
        let found = records.look_up(district, kind, body::parsed(&bytes)?)?;
        pauses.reach(PausePoint::LookUpBeforeAnswer);
        Ok(Json(found).into_response())
    };
    db::blocking(work).await
}

/// Limits the look-ups of each account. Clones share the counts.
#[derive(Clone)]
pub struct LookupLimit {
    running: ConcurrencyLimit<AccountKey>,
    minute: Arc<Mutex<Minute>>,
}

/// The look-ups that began in the current minute.
#[derive(Default)]
struct Minute {
    began: Millis,
    of_account: HashMap<AccountKey, u32>,
}

impl Default for LookupLimit {
    fn default() -> Self {
        Self { running: ConcurrencyLimit::new(AT_ONCE), minute: Arc::default() }
    }
}

impl LookupLimit {
    /// Admits a look-up until the permit is dropped.
    ///
    /// # Errors
    ///
    /// `busy` when the account has too many look-ups at the same time, and `too_many_lookups` when it began
    /// too many in this minute.
    fn admit(&self, account: AccountKey, now: Millis) -> Result<Permit<AccountKey>, Failure> {
        let permit =
            self.running.acquire(account).ok_or_else(|| Refusal::busy(text::problem_busy_lookups()))?;
        let mut minute = self.minute.lock().unwrap_or_else(PoisonError::into_inner);
        match minute.count(account, now) {
            Ok(()) => Ok(permit),
            Err(wait) => Err(too_many(wait)),
        }
    }
}

impl Minute {
    /// Counts a look-up.
    ///
    /// # Errors
    ///
    /// The time until the next minute, when the account began too many in this one.
    fn count(&mut self, account: AccountKey, now: Millis) -> Result<(), Millis> {
        let passed = now - self.began;
        // A clock that was set back begins a new minute.
        if !(0..MINUTE).contains(&passed) {
            *self = Self { began: now, of_account: HashMap::new() };
        }
        let count = self.of_account.entry(account).or_default();
        *count += 1;
        if *count <= PER_MINUTE { Ok(()) } else { Err(MINUTE - (now - self.began)) }
    }
}

fn too_many(wait: Millis) -> Failure {
    let seconds = u32::try_from(wait / 1000 + 1).unwrap_or(u32::MAX);
    let reason = text::problem_too_many_lookups(text::part_seconds(seconds));
    Refusal { retry_after: Some(seconds), ..Refusal::new(ProblemCode::TooManyLookups, reason) }.into()
}
