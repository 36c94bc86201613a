//! Tickets for downloads. A link cannot send a header, so a page with a header session buys a ticket.

use super::{Access, Caller, Token};
use crate::store::{StoreError, db};
use crate::{Failure, Millis, Refusal};
use coverlist_messages::text;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// A ticket ends after this time.
const LENGTH: Millis = 60 * 1000;
/// The most unused tickets of a session.
const MOST: usize = 100;

/// The tickets that are not used yet, by the hash of their secret. They are only in memory: a page asks for
/// another one after a restart, and a full disk prevents no download.
#[derive(Default)]
pub(super) struct Tickets(Mutex<HashMap<[u8; 32], Ticket>>);

struct Ticket {
    /// The hash of the session's token.
    session: [u8; 32],
    path: String,
    ends_at: Millis,
}

impl Access {
    /// A ticket with which the caller's session can be used once, to download from a path.
    pub fn ticket(&self, caller: &Caller, path: String) -> Result<Token, Failure> {
        let (token, now) = (Token::random()?, self.clock.now());
        let mut tickets = self.tickets.0.lock().unwrap_or_else(PoisonError::into_inner);
        tickets.retain(|_, ticket| now < ticket.ends_at);
        if tickets.values().filter(|ticket| ticket.session == caller.session).count() >= MOST {
            return Err(Refusal::busy(text::problem_busy_requests()).into());
        }
        let ticket = Ticket { session: caller.session, path, ends_at: now + LENGTH };
        tickets.insert(token.hash(), ticket);
        Ok(token)
    }

    /// Uses a ticket for a path. `None` if there is no such ticket, or if the session has ended.
    pub async fn redeem(&self, ticket: &Token, path: &str) -> Result<Option<Caller>, StoreError> {
        let now = self.clock.now();
        let used = self.tickets.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&ticket.hash());
        let Some(ticket) = used.filter(|ticket| now < ticket.ends_at && ticket.path == path) else {
            return Ok(None);
        };
        let access = self.clone();
        db::blocking(move || access.caller_of(&ticket.session, true)).await
    }
}
