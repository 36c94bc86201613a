//! Does what a request asks for once, however often it is sent with the same `Idempotency-Key`.

use crate::store::idempotency::{self, Answer, Name};
use crate::store::{StoreError, Tx};
use crate::{Failure, Millis};
use coverlist_api::ProblemCode;
use serde::Serialize;

/// One request that changes something.
#[derive(Clone)]
pub struct Once {
    /// The caller's district.
    pub district: i64,
    /// The caller's account.
    pub account: i64,
    /// The method and path: `POST /api/v1/imports`.
    pub route: String,
    /// What the client sent as `Idempotency-Key`, if it sent one.
    pub key: Option<String>,
    /// The hash of everything else that it sent.
    pub request_hash: [u8; 32],
    /// When it came.
    pub now: Millis,
}

/// What goes back to the client: a status and a JSON body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// JSON.
    pub body: Vec<u8>,
}

impl Once {
    /// The answer that the same request was given before, if it was sent before.
    ///
    /// # Errors
    ///
    /// `key_reused` when another request was sent under the same key.
    pub fn replay(&self, tx: &Tx<'_>) -> Result<Option<Reply>, Failure> {
        let Some(name) = self.name() else { return Ok(None) };
        match idempotency::find(tx, &name, self.now)? {
            None => Ok(None),
            Some(answer) if answer.request_hash == self.request_hash => {
                Ok(Some(Reply { status: answer.status, body: answer.body }))
            }
            Some(_) => Err(Failure::refuse(
                ProblemCode::KeyReused,
                "This Idempotency-Key was used for another request. Use a new key for each request.",
            )),
        }
    }

    /// Does `work` in the transaction and keeps its answer with the effect, or gives the answer that was given before.
    ///
    /// # Errors
    ///
    /// `key_reused`, and what `work` returns. Nothing is kept then: the request may be sent again.
    pub fn perform<T: Serialize>(
        &self,
        tx: &Tx<'_>,
        status: u16,
        work: impl FnOnce() -> Result<T, Failure>,
    ) -> Result<Reply, Failure> {
        if let Some(reply) = self.replay(tx)? {
            return Ok(reply);
        }
        let body = serde_json::to_vec(&work()?).map_err(StoreError::corrupt)?;
        if let Some(name) = self.name() {
            let answer = Answer { request_hash: self.request_hash.to_vec(), status, body: body.clone() };
            idempotency::keep(tx, &name, &answer, self.now)?;
        }
        Ok(Reply { status, body })
    }

    fn name(&self) -> Option<Name<'_>> {
        let key = self.key.as_deref()?;
        Some(Name { district: self.district, account: self.account, route: &self.route, key })
    }
}
