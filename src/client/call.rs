//! Sending a request, and reading what comes back.

use super::presence::is_person_here;
use super::{Failure, Gate, Intent};
use coverlist_api::{BACKGROUND, ProblemCode};
use gloo_net::http::{Method, RequestBuilder, Response};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;

/// The server, as the page sees it.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    pub(super) gate: Gate,
}

/// One request, to be sent as often as it takes.
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) url: String,
    pub(super) intent: Option<Intent>,
    pub(super) body: Option<(&'static str, JsValue)>,
}

impl Call {
    pub(super) fn get(url: impl Into<String>) -> Self {
        Self { method: Method::GET, url: url.into(), intent: None, body: None }
    }

    pub(super) fn post(url: impl Into<String>, media: &'static str, body: impl Into<JsValue>) -> Self {
        Self { method: Method::POST, url: url.into(), intent: None, body: Some((media, body.into())) }
    }

    pub(super) fn delete(url: impl Into<String>) -> Self {
        Self { method: Method::DELETE, url: url.into(), intent: None, body: None }
    }

    pub(super) fn meaning(mut self, intent: &Intent) -> Self {
        self.intent = Some(intent.clone());
        self
    }

    /// Sends it once. Anything but success is a failure.
    pub(super) async fn attempt(&self) -> Result<Response, Failure> {
        let mut request = RequestBuilder::new(&self.url).method(self.method.clone());
        if let Some(intent) = &self.intent {
            request = request.header("Idempotency-Key", intent.as_str());
        }
        if !is_person_here() {
            request = request.header(BACKGROUND, "1");
        }
        let request = match &self.body {
            Some((media, body)) => request.header("Content-Type", media).body(body),
            None => request.build(),
        };
        let sent = async { request?.send().await };
        let response = sent.await.map_err(|_| Failure::Away)?;
        if response.ok() {
            return Ok(response);
        }
        let body = response.text().await.map_err(|_| Failure::Away)?;
        Err(Failure::of_answer(response.status(), &body))
    }
}

impl Client {
    /// A client whose calls wait at `gate` when the session has ended.
    pub fn new(gate: Gate) -> Self {
        Self { gate }
    }

    /// Sends a call, again after each time that the person had to sign in again.
    pub(super) async fn send(&self, call: &Call) -> Result<Response, Failure> {
        loop {
            match call.attempt().await {
                Err(failure) if self.passes(&failure).await => {}
                answer => return answer,
            }
        }
    }

    /// Waits for a sign-in if the session ended; whether to send again.
    pub(super) async fn passes(&self, failure: &Failure) -> bool {
        failure.code() == Some(ProblemCode::SignedOut) && self.gate.pass().await
    }

    pub(super) async fn fetch<T: DeserializeOwned>(&self, call: &Call) -> Result<T, Failure> {
        read(self.send(call).await?).await
    }
}

/// Reads the JSON of a success.
pub(super) async fn read<T: DeserializeOwned>(response: Response) -> Result<T, Failure> {
    let text = response.text().await.map_err(|_| Failure::Away)?;
    serde_json::from_str(&text).map_err(|_| Failure::Unreadable { status: response.status() })
}

/// A value as the body of a request.
pub(super) fn json<T: serde::Serialize>(value: &T) -> JsValue {
    // The wire's types have string keys and no failing serializer.
    JsValue::from_str(&serde_json::to_string(value).unwrap_or_default())
}

pub(super) const JSON: &str = "application/json";
pub(super) const CSV: &str = "text/csv";
