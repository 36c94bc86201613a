//! Sends requests to the server and reads the answers.

use super::activity::is_user_active;
use super::builds::Builds;
use super::changes::Changes;
use super::sender::Sender;
use super::{Failure, IdempotencyKey, SignInGate, WhyClosed};
use coverlist_api::{BACKGROUND, BUILD, ProblemCode};
use gloo_net::http::{Method, RequestBuilder, Response};
use leptos::prelude::{GetValue, SetValue, StoredValue, UpdateValue, WithValue, untrack};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsValue;
use web_sys::AbortSignal;

/// Calls the server's API and waits for sign-ins.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    base_url: StoredValue<String>,
    /// The accounts for which there is a client. They stay, because calls outlive the screens of an account.
    accounts: StoredValue<Vec<String>>,
    /// The place of the client's account in `accounts`; `None` for a client of no account.
    account: Option<usize>,
    /// The key of a session that is sent as a header; `None` for the session in the cookie.
    key: StoredValue<Option<String>>,
    pub(super) builds: Builds,
    pub(super) changes: Changes,
    pub(super) gate: SignInGate,
}

/// A request that can be sent several times.
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) key: Option<IdempotencyKey>,
    pub(super) body: Option<(&'static str, JsValue)>,
    /// The signal that ends the request.
    pub(super) abort: Option<AbortSignal>,
}

impl Call {
    fn new(method: Method, path: impl Into<String>, body: Option<(&'static str, JsValue)>) -> Self {
        Self { method, path: path.into(), key: None, body, abort: None }
    }

    pub(super) fn get(path: impl Into<String>) -> Self {
        Self::new(Method::GET, path, None)
    }

    pub(super) fn post(path: impl Into<String>, media: &'static str, body: impl Into<JsValue>) -> Self {
        Self::new(Method::POST, path, Some((media, body.into())))
    }

    pub(super) fn put(path: impl Into<String>, media: &'static str, body: impl Into<JsValue>) -> Self {
        Self::new(Method::PUT, path, Some((media, body.into())))
    }

    pub(super) fn delete(path: impl Into<String>) -> Self {
        Self::new(Method::DELETE, path, None)
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
        Self {
            base_url: StoredValue::new(base_url.trim_end_matches('/').to_owned()),
            accounts: StoredValue::new(Vec::new()),
            account: None,
            key: StoredValue::new(None),
            builds: Builds::new(None),
            changes: Changes::new(),
            gate,
        }
    }

    /// The same client for a page of this build, see [`own_build`](super::own_build).
    pub fn of_build(self, own: Option<String>) -> Self {
        Self { builds: Builds::new(own), ..self }
    }

    /// Whether the server has the build of the page; `None` while that is not known. The value is tracked
    /// like a signal.
    pub fn is_same_build(&self) -> Option<bool> {
        self.builds.are_same()
    }

    /// Whether calls are under way that may change something on the server.
    pub fn is_changing(&self) -> bool {
        self.changes.are_under_way()
    }

    /// The same client for the pages of one account. The server refuses its calls while another account is
    /// signed in, and its gate opens only to the same account.
    pub fn for_account(self, account: &str) -> Self {
        let mut place = None;
        self.accounts.update_value(|accounts| {
            place = accounts.iter().position(|known| known == account).or_else(|| {
                accounts.push(account.to_owned());
                Some(accounts.len() - 1)
            });
        });
        Self { account: place, ..self }
    }

    /// Sends the key of a session with every call from now on, and sends the waiting calls again. The key
    /// that the client has already is no new session: the waiting calls fail.
    pub fn use_session(&self, key: &str) {
        if self.key.get_value().as_deref() == Some(key) {
            return self.gate.give_up();
        }
        self.key.set_value(Some(key.to_owned()));
        self.gate.open();
    }

    pub fn url(&self, path: &str) -> String {
        self.base_url.with_value(|base_url| format!("{base_url}{path}"))
    }

    /// The URL of a file of the page's own build, which the server still has after an update.
    pub fn file_url(&self, path: &str) -> String {
        match self.builds.own() {
            Some(build) => self.url(&format!("/assets/{build}{path}")),
            None => self.url(path),
        }
    }

    /// What the next request says about its sender.
    pub(super) fn sender(&self) -> Sender {
        let account = self.accounts.with_value(|accounts| accounts.get(self.account?).cloned());
        Sender { account, key: self.key.get_value() }
    }

    /// The id of the account for whose pages the client was made.
    pub fn account(&self) -> Option<String> {
        self.sender().account
    }

    /// Sends a call once. Every status other than success is a failure.
    pub(super) async fn send_once(&self, call: &Call) -> Result<Response, Failure> {
        let sender = self.sender();
        let mut request = RequestBuilder::new(&self.url(&call.path))
            .method(call.method.clone())
            .credentials(sender.credentials())
            .abort_signal(call.abort.as_ref());
        if let Some(key) = &call.key {
            request = request.header("Idempotency-Key", key.as_str());
        }
        for (name, value) in sender.headers() {
            request = request.header(name, &value);
        }
        if !is_user_active() {
            request = request.header(BACKGROUND, "1");
        }
        let request = match &call.body {
            Some((media, body)) => request.header("Content-Type", media).body(body),
            None => request.build(),
        };
        let _change = (call.method != Method::GET).then(|| self.changes.begin());
        let sent_at = self.builds.now();
        let sent = async { request?.send().await };
        let response = sent.await.map_err(|_| Failure::Unreachable)?;
        let is_other_build = self.builds.take(sent_at, response.headers().get(BUILD));
        if response.ok() {
            return Ok(response);
        }
        let body = response.text().await.map_err(|_| Failure::Unreachable)?;
        Err(Failure::of_answer(response.status(), &body).of_build(is_other_build))
    }

    /// Sends a call. If the session has ended, waits until it is renewed and sends the call again.
    pub(super) async fn send(&self, call: &Call) -> Result<Response, Failure> {
        loop {
            let sender = self.sender();
            match self.send_once(call).await {
                Err(failure) if self.passes(&failure, &sender).await => {}
                answer => return answer,
            }
        }
    }

    /// Waits until the session is renewed, if the call of `sender` failed without one. Returns whether to
    /// send the call again.
    pub(super) async fn passes(&self, failure: &Failure, sender: &Sender) -> bool {
        match why_closed(failure) {
            None => false,
            // The session was renewed while the call was under way.
            Some(_) if self.sender() != *sender => true,
            Some(why) => self.gate.pass(why).await,
        }
    }

    pub(super) async fn fetch<T: DeserializeOwned>(&self, call: &Call) -> Result<T, Failure> {
        self.read(self.send(call).await?).await
    }

    pub(super) async fn read<T: DeserializeOwned>(&self, response: Response) -> Result<T, Failure> {
        let text = response.text().await.map_err(|_| Failure::Unreachable)?;
        serde_json::from_str(&text).map_err(|_| self.unreadable(response.status()))
    }

    /// The failure of an answer of the server that the page cannot read.
    pub(super) fn unreadable(&self, status: u16) -> Failure {
        let is_other_build = untrack(|| self.builds.are_same()) == Some(false);
        Failure::Unreadable { status }.of_build(is_other_build)
    }
}

/// Whether a call failed because of its session.
pub(super) fn why_closed(failure: &Failure) -> Option<WhyClosed> {
    match failure.code()? {
        ProblemCode::SignedOut => Some(WhyClosed::SessionEnded),
        ProblemCode::OtherAccount => Some(WhyClosed::OtherAccount),
        _ => None,
    }
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
    use futures_util::FutureExt as _;
    use leptos::prelude::Owner;

    fn client() -> (Owner, Client) {
        let owner = Owner::new();
        owner.set();
        (owner, Client::new("", SignInGate::new()))
    }

    fn failure(code: &str) -> Failure {
        let body = format!(r#"{{"code":"{code}","title":"","detail":"","reason":"","request_id":""}}"#);
        Failure::of_answer(409, &body)
    }

    #[test]
    fn paths_belong_to_the_server_that_the_client_was_made_for() {
        let owner = Owner::new();
        owner.set();
        let url = |base_url| Client::new(base_url, SignInGate::new()).url("/api/v1/session");
        assert_eq!(url(""), "/api/v1/session");
        assert_eq!(url("https://coverlist.example/"), "https://coverlist.example/api/v1/session");
    }

    #[test]
    fn files_come_from_the_page_s_own_build_and_answers_from_the_server_s() {
        let (_owner, client) = client();
        assert_eq!(client.file_url("/coverlist-worker"), "/coverlist-worker");
        let client = client.of_build(Some("1f".to_owned()));
        assert_eq!(client.file_url("/coverlist-worker"), "/assets/1f/coverlist-worker");
        assert_eq!(client.url("/api/v1/session"), "/api/v1/session");
    }

    #[test]
    fn an_answer_that_only_a_page_of_another_build_can_read_says_so() {
        let (_owner, client) = client();
        let client = client.of_build(Some("a".to_owned()));
        let unreadable = Failure::Unreadable { status: 200 };
        assert_eq!(client.unreadable(200), unreadable);
        let builds = client.for_account("1-1").builds;
        builds.take(builds.now(), Some("a".to_owned()));
        assert_eq!(client.unreadable(200), unreadable);
        builds.take(builds.now(), Some("b".to_owned()));
        assert_eq!(client.unreadable(200), Failure::OtherBuild);
    }

    #[test]
    fn a_client_names_the_account_that_it_was_made_for_also_when_there_is_another_one() {
        let (_owner, client) = client();
        let (pat, kim, again) =
            (client.for_account("1-1"), client.for_account("2-1"), client.for_account("1-1"));
        let account = |client: Client| client.sender().account;
        assert_eq!(account(client), None);
        assert_eq!([pat, kim, again].map(account), ["1-1", "2-1", "1-1"].map(|id| Some(id.to_owned())));
    }

    #[test]
    fn a_call_without_its_session_waits_and_any_other_failure_is_an_answer() {
        let (_owner, client) = client();
        let sender = client.sender();
        for (code, why) in
            [("signed_out", WhyClosed::SessionEnded), ("other_account", WhyClosed::OtherAccount)]
        {
            let failure = failure(code);
            let mut waits = Box::pin(client.passes(&failure, &sender));
            assert_eq!(((&mut waits).now_or_never(), client.gate.closed()), (None, Some(why)));
            client.gate.open();
            assert_eq!(waits.now_or_never(), Some(true));
        }
        assert_eq!(client.passes(&failure("plan_stale"), &sender).now_or_never(), Some(false));
        assert_eq!(client.passes(&Failure::Unreachable, &sender).now_or_never(), Some(false));
    }

    #[test]
    fn a_new_session_is_sent_from_now_on_and_a_known_one_renews_nothing() {
        let (_owner, client) = client();
        let ended = failure("signed_out");
        let old = client.sender();
        for (key, is_renewed) in [("first", true), ("first", false), ("second", true)] {
            let sender = client.sender();
            let mut waits = Box::pin(client.passes(&ended, &sender));
            assert_eq!((&mut waits).now_or_never(), None);
            client.use_session(key);
            assert_eq!(waits.now_or_never(), Some(is_renewed), "{key}");
            assert_eq!(client.for_account("1-1").sender().key.as_deref(), Some(key));
        }
        assert_eq!(client.passes(&ended, &old).now_or_never(), Some(true), "it failed with an older session");
    }
}
