//! A request that changes something, and the key under which it may be sent again.

use crate::access::Caller;
use crate::store::db;
use crate::{Failure, Millis, Once, Reply};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

const LONGEST_KEY: usize = 255;

/// What a request that changes something says of itself, but for its body.
pub(super) struct Keyed {
    route: String,
    query: String,
    key: Option<String>,
}

impl<S: Sync> FromRequestParts<S> for Keyed {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let key = match parts.headers.get("idempotency-key") {
            None => None,
            Some(key) => Some(read(key.to_str().ok())?),
        };
        let route = format!("{} {}", parts.method, parts.uri.path());
        Ok(Self { route, query: parts.uri.query().unwrap_or_default().to_owned(), key })
    }
}

impl Keyed {
    /// The request, with its body.
    pub(super) fn once(self, caller: &Caller, body: &[u8], now: Millis) -> Once {
        let mut hash = Sha256::new();
        hash.update(self.query.as_bytes());
        hash.update([0]);
        hash.update(body);
        Once {
            district: caller.district,
            account: caller.account,
            route: self.route,
            key: self.key,
            request_hash: hash.finalize().into(),
            now,
        }
    }

    /// The request, with a file as its body. Hashing a large one takes long enough to hold others up, so it is done on a
    /// thread that may block.
    pub(super) async fn once_of_file(
        self,
        caller: &Caller,
        file: Vec<u8>,
        now: Millis,
    ) -> Result<(Once, Vec<u8>), Failure> {
        let caller = caller.clone();
        db::blocking(move || Ok((self.once(&caller, &file, now), file))).await
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK);
        (status, [(header::CONTENT_TYPE, "application/json")], self.body).into_response()
    }
}

fn read(key: Option<&str>) -> Result<String, Failure> {
    key.filter(|key| !key.is_empty() && key.len() <= LONGEST_KEY).map(str::to_owned).ok_or_else(|| {
        Failure::bad_request(format!("An Idempotency-Key is 1 to {LONGEST_KEY} printable ASCII characters."))
    })
}
