//! Sends requests to the server and reads the answers.

use super::activity::is_user_active;
use super::{Failure, IdempotencyKey, SignInGate};
use coverlist_api::{BACKGROUND, ProblemCode};
use gloo_net::http::{Method, RequestBuilder, Response};
use leptos::prelude::{StoredValue, WithValue};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// Calls the server's API and waits for sign-ins.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    base_url: StoredValue<String>,
    pub(super) gate: SignInGate,
}

/// A request that can be sent several times.
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) key: Option<IdempotencyKey>,
    pub(super) body: Option<(&'static str, JsValue)>,
}

impl Call {
    pub(super) fn get(path: impl Into<String>) -> Self {
        Self { method: Method::GET, path: path.into(), key: None, body: None }
    }

    pub(super) fn post(path: impl Into<String>, media: &'static str, body: impl Into<JsValue>) -> Self {
        Self { method: Method::POST, path: path.into(), key: None, body: Some((media, body.into())) }
    }

    pub(super) fn put(path: impl Into<String>, media: &'static str, body: impl Into<JsValue>) -> Self {
        Self { method: Method::PUT, path: path.into(), key: None, body: Some((media, body.into())) }
    }

    pub(super) fn delete(path: impl Into<String>) -> Self {
        Self { method: Method::DELETE, path: path.into(), key: None, body: None }
    }

    pub(super) fn with_key(mut self, key: &IdempotencyKey) -> Self {
        self.key = Some(key.clone());
        self
    }
}

impl Client {
    /// A client of the server at `base_url`; empty for the page's own origin. Its calls wait at `gate` after
    /// the session has ended.
    pub fn new(base_url: &str, gate: SignInGate) -> Self {
        Self { base_url: StoredValue::new(base_url.trim_end_matches('/').to_owned()), gate }
    }

    pub fn url(&self, path: &str) -> String {
        self.base_url.with_value(|base_url| format!("{base_url}{path}"))
    }

    /// Sends a call once. Every status other than success is a failure.
    pub(super) async fn send_once(&self, call: &Call) -> Result<Response, Failure> {
        let mut request = RequestBuilder::new(&self.url(&call.path)).method(call.method.clone());
        if let Some(key) = &call.key {
            request = request.header("Idempotency-Key", key.as_str());
        }
        if !is_user_active() {
            request = request.header(BACKGROUND, "1");
        }
        let request = match &call.body {
            Some((media, body)) => request.header("Content-Type", media).body(body),
            None => request.build(),
        };
        let sent = async { request?.send().await };
        let response = sent.await.map_err(|_| Failure::Unreachable)?;
        if response.ok() {
            return Ok(response);
        }
        let body = response.text().await.map_err(|_| Failure::Unreachable)?;
        Err(Failure::of_answer(response.status(), &body))
    }

    /// Sends a call. If the session has ended, waits for a sign-in and sends the call again.
    pub(super) async fn send(&self, call: &Call) -> Result<Response, Failure> {
        loop {
            match self.send_once(call).await {
                Err(failure) if self.passes(&failure).await => {}
                answer => return answer,
            }
        }
    }

    /// Waits for a sign-in if the session has ended. Returns whether to send the call again.
    pub(super) async fn passes(&self, failure: &Failure) -> bool {
        failure.code() == Some(ProblemCode::SignedOut) && self.gate.pass().await
    }

    pub(super) async fn fetch<T: DeserializeOwned>(&self, call: &Call) -> Result<T, Failure> {
        read(self.send(call).await?).await
    }
}

pub(super) async fn read<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    let text = response.text().await.map_err(|_| Failure::Unreachable)?;
    serde_json::from_str(&text).map_err(|_| Failure::Unreadable { status: response.status() })
}

pub(super) fn json<T: serde::Serialize>(value: &T) -> JsValue {
    // Serializing the types of `coverlist-api` cannot fail.
    JsValue::from_str(&serde_json::to_string(value).unwrap_or_default())
}

pub(super) const JSON: &str = "application/json";
pub(super) const CSV: &str = "text/csv";

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::Owner;

    #[test]
    fn paths_belong_to_the_server_that_the_client_was_made_for() {
        let owner = Owner::new();
        owner.set();
        let url = |base_url| Client::new(base_url, SignInGate::new()).url("/api/v1/session");
        assert_eq!(url(""), "/api/v1/session");
        assert_eq!(url("https://coverlist.example/"), "https://coverlist.example/api/v1/session");
    }
}
