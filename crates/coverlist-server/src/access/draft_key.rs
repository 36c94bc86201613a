//! The key that encrypts the drafts of an account: the answers about files that its browsers keep.

use super::{Access, Caller, Place};
use crate::store::{StoreError, Tx, draft_keys};
use crate::{Failure, Millis};
use coverlist_api::ProblemCode;
use coverlist_messages::text;

/// A key ends a day after it was last fetched, and with it every draft.
const LIFETIME: Millis = 24 * 60 * 60 * 1000;

impl Access {
    /// The key of the caller's account. Makes one if there is none. The account's last sign-out
    /// deletes it.
    ///
    /// # Errors
    ///
    /// `forbidden` for a session in a header: its page belongs to somebody else, so it keeps no drafts.
    pub async fn draft_key(&self, caller: &Caller) -> Result<[u8; 32], Failure> {
        if caller.place == Place::Header {
            let reason = text::problem_forbidden_draft_key();
            return Err(Failure::refuse(ProblemCode::Forbidden, reason));
        }
        let (account, now) = (caller.key(), self.clock.now());
        let mut new = [0; 32];
        getrandom::fill(&mut new).map_err(anyhow::Error::from)?;
        let write = move |tx: &Tx<'_>| -> Result<[u8; 32], StoreError> {
            let key = draft_keys::of_account(tx, account, now)?.unwrap_or(new);
            draft_keys::put(tx, account, &key, now + LIFETIME)?;
            Ok(key)
        };
        Ok(self.store.write_async(write).await?)
    }
}
