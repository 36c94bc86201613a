//! Repeats the response to a request that a client sends twice, without doing the work again.

use crate::store::idempotency::{self, IdempotencyKey, StoredResponse};
use crate::store::{StoreError, Tx};
use crate::{Failure, Millis};
use coverlist_api::ProblemCode;
use coverlist_messages::text;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A request that changes something, and its `Idempotency-Key`.
#[derive(Clone)]
pub struct IdempotentRequest {
    /// `None` if the client sent no key. Then every request does its work.
    pub key: Option<IdempotencyKey>,
    /// The SHA-256 of the query and the body.
    pub hash: [u8; 32],
    /// When the request arrived.
    pub now: Millis,
}

impl IdempotentRequest {
    /// A request that is made once, such as one of the command line.
    pub fn without_key() -> Self {
        Self { key: None, hash: [0; 32], now: 0 }
    }

    /// The stored result of the same request; `None` if this is the first one.
    ///
    /// # Errors
    ///
    /// `key_reused` if a different request used the same key.
    pub fn replay<T: DeserializeOwned>(&self, tx: &Tx<'_>) -> Result<Option<T>, Failure> {
        let Some(key) = &self.key else { return Ok(None) };
        match idempotency::find(tx, key, self.now)? {
            None => Ok(None),
            Some(stored) if stored.request_hash == self.hash => {
                Ok(Some(serde_json::from_slice(&stored.body).map_err(StoreError::corrupt)?))
            }
            Some(_) => Err(Failure::refuse(ProblemCode::KeyReused, text::problem_key_reused())),
        }
    }

    /// Does `work` and stores its result in the same transaction, or returns the stored result of the same
    /// request.
    ///
    /// # Errors
    ///
    /// `key_reused`, and the errors of `work`. A failed request stores nothing, so the client may send it
    /// again.
    pub fn perform<T: Serialize + DeserializeOwned>(
        &self,
        tx: &Tx<'_>,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        if let Some(result) = self.replay(tx)? {
            return Ok(result);
        }
        let result = work()?;
        if let Some(key) = &self.key {
            let body = serde_json::to_vec(&result).map_err(StoreError::corrupt)?;
            let response = StoredResponse { request_hash: self.hash.to_vec(), body };
            idempotency::insert(tx, key, &response, self.now)?;
        }
        Ok(result)
    }
}
