//! Finds, stores and deletes the drafts of an account.

use super::cipher::Cipher;
use super::shelf::Shelf;
use crate::client::Client;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// The drafts of the client's account, each under the SHA-256 of its file.
pub struct Drafts {
    client: Client,
    /// The drafts to store next, by file; an empty one is to be deleted.
    next: RefCell<BTreeMap<String, Option<String>>>,
    is_writing: Cell<bool>,
}

/// A draft that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    pub text: String,
    /// When it was stored, in UTC (RFC 3339).
    pub stored_at: String,
}

impl Drafts {
    pub fn new(client: Client) -> Rc<Self> {
        Rc::new(Self { client, next: RefCell::default(), is_writing: Cell::default() })
    }

    /// The draft about the file with this SHA-256, unless it is older than a day.
    pub async fn find(&self, sha256: &str) -> Option<KeptDraft> {
        let found = async {
            let shelf = Shelf::open().await?;
            let name = self.name(sha256);
            let Some(entry) = shelf.take(&name).await? else { return Ok(None) };
            let text = self.cipher().await?.decrypt(&name, &entry.bytes).await?;
            Ok::<_, JsValue>(Some(KeptDraft { text, stored_at: entry.stored_at }))
        };
        if self.client.has_cookie_session() { found.await.ok()? } else { None }
    }

    /// Stores the draft about the file with this SHA-256, or deletes it, after what is being written.
    pub fn keep(self: &Rc<Self>, sha256: String, draft: Option<String>) {
        if !self.client.has_cookie_session() {
            return;
        }
        self.next.borrow_mut().insert(sha256, draft);
        if self.is_writing.replace(true) {
            return;
        }
        let drafts = Rc::clone(self);
        spawn_local(async move {
            loop {
                let next = drafts.next.borrow_mut().pop_first();
                let Some((sha256, draft)) = next else { break };
                // A draft that cannot be kept changes nothing for the person who works on the file.
                let _ = drafts.write(&sha256, draft).await;
            }
            drafts.is_writing.set(false);
        });
    }

    async fn write(&self, sha256: &str, draft: Option<String>) -> Result<(), JsValue> {
        let (shelf, name) = (Shelf::open().await?, self.name(sha256));
        match draft {
            Some(text) => shelf.put(&name, &mut self.cipher().await?.encrypt(&name, &text).await?).await,
            None => shelf.forget(&name).await,
        }
    }

    /// The name of a draft: two accounts can work on the same file in one browser.
    fn name(&self, sha256: &str) -> String {
        format!("{}/{sha256}", self.client.account().unwrap_or_default())
    }

    /// The cipher of the account. Its key is fetched each time: a sign-out in another tab ends it.
    async fn cipher(&self) -> Result<Cipher, JsValue> {
        Cipher::new(&self.client.draft_key().await.map_err(|_| JsValue::NULL)?).await
    }
}
