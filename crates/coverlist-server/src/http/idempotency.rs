//! Reads the `Idempotency-Key` header.

use crate::access::Caller;
use crate::store::idempotency::IdempotencyKey;
use crate::{Failure, IdempotentRequest, Millis};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use coverlist_messages::text;
use sha2::{Digest, Sha256};

/// The maximum length of a key, in bytes.
const LONGEST_KEY: usize = 255;

/// The route, the query and the `Idempotency-Key` header of a request. With the caller and the body, they
/// decide whether two requests are the same.
pub(super) struct RequestKey {
    route: String,
    query: String,
    key: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for RequestKey {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let key = match parts.headers.get("idempotency-key") {
            None => None,
            Some(key) => Some(parse(key.to_str().ok())?),
        };
        let route = format!("{} {}", parts.method, parts.uri.path());
        Ok(Self { route, query: parts.uri.query().unwrap_or_default().to_owned(), key })
    }
}

impl RequestKey {
    /// Adds the request's body.
    pub(super) fn with_body(self, caller: &Caller, body: &[u8], now: Millis) -> IdempotentRequest {
        self.with_parts(caller, [body], now)
    }

    /// Adds the parts of the request's body. Only the last one may contain a NUL character.
    pub(super) fn with_parts<const N: usize>(
        self,
        caller: &Caller,
        parts: [&[u8]; N],
        now: Millis,
    ) -> IdempotentRequest {
        let mut hash = Sha256::new();
        hash.update(self.query.as_bytes());
        for part in parts {
            hash.update([0]);
            hash.update(part);
        }
        let (account, route) = (caller.key(), self.route);
        let key = self.key.map(|key| IdempotencyKey { account, route, key });
        IdempotentRequest { key, hash: hash.finalize().into(), now }
    }
}

fn parse(key: Option<&str>) -> Result<String, Failure> {
    key.filter(|key| !key.is_empty() && key.len() <= LONGEST_KEY)
        .map(str::to_owned)
        .ok_or_else(|| Failure::bad_request(text::problem_bad_request_idempotency_key(LONGEST_KEY as u64)))
}
