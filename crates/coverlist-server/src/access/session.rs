//! Identifies a caller by the session's token, and signs out.

use super::hash_queue::HashQueue;
use super::key_sets::KeySets;
use super::log_limit::LogLimit;
use super::throttle::Throttle;
use super::tickets::Tickets;
use super::{Caller, Token, password, signatures};
use crate::store::access_log::{self, Event};
use crate::store::accounts::Account;
use crate::store::sessions::Session;
use crate::store::{Database, LogAction, StoreError, Tx, accounts, db, draft_keys, sessions, throttle};
use crate::{Clock, Failure, Millis};
use serde_json::json;
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::Semaphore;

/// A session ends after one hour without use.
const IDLE_TIMEOUT: Millis = 60 * 60 * 1000;
/// A session ends twelve hours after the sign-in, even if it is in use.
pub const LONGEST_SESSION: Millis = 12 * 60 * 60 * 1000;
/// A session's last use is written at most once in this time.
const USE_INTERVAL: Millis = 60 * 1000;
/// The number of sign-ins that may look up their accounts at the same time.
const MAX_LOOKUPS: usize = 8;

/// The secret of a session, as a request presents it.
pub struct Credential {
    pub token: Token,
    pub place: Place,
}

/// Where a request presents the secret of a session. A session is valid only in its own place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A cookie, after a sign-in with a password.
    Cookie,
    /// The `Authorization` header, after the exchange of a token.
    Header,
}

/// Sign-in, sign-out and sessions. Clones share the state.
#[derive(Clone)]
pub struct Access {
    /// coverlist.db, which holds the accounts.
    pub(super) database: Database,
    /// access.db, with sessions, throttles and the access log.
    pub(super) store: Database,
    pub(super) clock: Clock,
    pub(super) hash_queue: HashQueue,
    pub(super) lookups: Arc<Semaphore>,
    pub(super) throttle: Arc<Throttle>,
    pub(super) log_limit: Arc<LogLimit>,
    pub(super) tickets: Arc<Tickets>,
    /// The keys of issuers.
    pub(super) key_sets: KeySets,
    /// The last use of each session that is not written yet, by the hash of its token.
    unwritten: Arc<Mutex<HashMap<[u8; 32], Millis>>>,
}

impl Access {
    /// Signs in the accounts in `database`. [`Database::open_access`] opens `store`.
    pub fn new(database: Database, store: Database, clock: Clock) -> Result<Self, Failure> {
        signatures::install();
        let counters = store.read(throttle::all)?;
        Ok(Self {
            database,
            store,
            clock,
            hash_queue: HashQueue::new(),
            lookups: Arc::new(Semaphore::new(MAX_LOOKUPS)),
            throttle: Arc::new(Throttle::new(counters)?),
            log_limit: Arc::default(),
            key_sets: KeySets::new(),
            tickets: Arc::default(),
            unwritten: Arc::default(),
        })
    }

    /// access.db, which holds sessions, throttles and the access log.
    pub fn store(&self) -> &Database {
        &self.store
    }

    /// Hashes a new password when it is its turn.
    ///
    /// # Errors
    ///
    /// `busy` when too many people are signing in.
    pub async fn hash(&self, password: String) -> Result<String, Failure> {
        let turn = self.hash_queue.queue_slot(true)?.hash_slot().await?;
        turn.hash(move |_| password::hash(&password)).await
    }

    /// The caller whose session has this secret; `None` if the session has ended. If `is_use` is false, the
    /// request does not keep the session alive.
    pub async fn recognize(
        &self,
        Credential { token, place }: Credential,
        is_use: bool,
    ) -> Result<Option<Caller>, StoreError> {
        let (access, hash) = (self.clone(), token.hash());
        let caller = db::blocking(move || access.caller_of(&hash, is_use)).await?;
        Ok(caller.filter(|caller| caller.place == place))
    }

    /// The caller whose session's token has this hash. Blocks.
    pub(super) fn caller_of(&self, hash: &[u8; 32], is_use: bool) -> Result<Option<Caller>, StoreError> {
        let now = self.clock.now();
        let Some(session) = self.live_session(hash, now)? else { return Ok(None) };
        let find = |tx: &Tx<'_>| accounts::by_id(tx, session.account);
        let account = self.database.read(find)?;
        let Some(account) =
            account.filter(|account| account.credential_version == session.credential_version)
        else {
            return Ok(None);
        };
        if is_use {
            self.note_use(*hash, &session, now);
        }
        Ok(Some(caller(account, *hash, &session)))
    }

    /// Ends the caller's session, or all sessions of the caller's account. The last one makes the account's
    /// drafts unreadable. `address` is the caller's address.
    pub async fn sign_out(
        &self,
        caller: &Caller,
        address: IpAddr,
        everywhere: bool,
    ) -> Result<(), StoreError> {
        let (session, account, now) = (caller.session, caller.key(), self.clock.now());
        let event = Event {
            account: Some(account),
            address: Some(address),
            action: if everywhere { LogAction::SignedOutEverywhere } else { LogAction::SignedOut },
            detail: json!({}),
        };
        self.store
            .write_async(move |tx| {
                if everywhere {
                    sessions::end_all(tx, account)?;
                } else {
                    sessions::end(tx, &session)?;
                }
                if !sessions::goes_on(tx, account, now - IDLE_TIMEOUT, now)? {
                    draft_keys::forget(tx, account)?;
                }
                access_log::append(tx, &event, now)
            })
            .await
    }

    fn live_session(&self, hash: &[u8; 32], now: Millis) -> Result<Option<Session>, StoreError> {
        // A use leaves `unwritten` only after it is written. So it is looked up before the database is read:
        // the other order misses a use that is written in between.
        let unwritten = self.unwritten().get(hash).copied();
        let Some(mut session) = self.store.read(|tx| sessions::by_token(tx, hash))? else { return Ok(None) };
        session.last_seen_at = session.last_seen_at.max(unwritten.unwrap_or(session.last_seen_at));
        let is_alive = now < session.ends_at && now < session.last_seen_at + IDLE_TIMEOUT;
        Ok(is_alive.then_some(session))
    }

    /// Stores the use in memory, and writes it in the background. No request waits for the write or fails
    /// with it.
    fn note_use(&self, hash: [u8; 32], session: &Session, now: Millis) {
        if now - session.last_seen_at < USE_INTERVAL {
            return;
        }
        let mut unwritten = self.unwritten();
        unwritten.retain(|_, used_at| now < *used_at + IDLE_TIMEOUT);
        let used_at = unwritten.entry(hash).or_insert(now);
        *used_at = now.max(*used_at);
        drop(unwritten);
        let access = self.clone();
        tokio::task::spawn_blocking(move || {
            let written = access.store.write_if_free(|tx| sessions::seen(tx, &hash, now));
            if let Ok(Some(())) = written {
                access.unwritten().retain(|known, used_at| *known != hash || *used_at > now);
            }
        });
    }

    fn unwritten(&self) -> MutexGuard<'_, HashMap<[u8; 32], Millis>> {
        self.unwritten.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) fn caller(account: Account, token_hash: [u8; 32], session: &Session) -> Caller {
    Caller {
        district: account.key.district,
        district_name: account.district_name,
        time_zone: account.time_zone,
        account: account.key.id,
        email: account.email,
        name: account.name,
        permissions: session.permissions.clone().unwrap_or(account.permissions),
        language: account.language,
        session: token_hash,
        ends_at: session.ends_at,
        place: if session.permissions.is_some() { Place::Header } else { Place::Cookie },
    }
}
