//! Finds the keys of issuers. Keys at a URL are fetched when they are needed, and kept.

use super::issuer_keys::{IssuerKey, IssuerKeys};
use crate::store::issuers::KeySource;
use crate::store::{StoreError, db};
use crate::{Millis, causes};
use anyhow::{Result, anyhow, ensure};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Mutex as AsyncMutex;
use ureq::Agent;

/// Fetched keys are fetched again after this time, so that a key that is removed at the URL ends.
const REFRESH: Millis = 10 * 60 * 1000;
/// A URL is asked at most once in this time.
const RETRY: Millis = 60 * 1000;
/// The time within which a URL must answer.
const TIMEOUT: Duration = Duration::from_secs(5);
/// The largest answer of a URL, in bytes.
const MAX_BYTES: u64 = 64 * 1024;

/// Finds the keys of issuers. Clones share the fetched keys.
#[derive(Clone)]
pub(super) struct KeySets {
    agent: Agent,
    fetched: Arc<Mutex<HashMap<String, Arc<AsyncMutex<Fetched>>>>>,
}

/// What is known about the keys at a URL.
#[derive(Default)]
struct Fetched {
    keys: Option<IssuerKeys>,
    at: Millis,
    tried_at: Option<Millis>,
}

impl KeySets {
    pub(super) fn new() -> Self {
        let config = Agent::config_builder().timeout_global(Some(TIMEOUT)).max_redirects(0);
        Self { agent: config.build().new_agent(), fetched: Arc::default() }
    }

    /// The key with an id, or the only key. A URL may be asked for it, which takes seconds.
    pub(super) async fn find(
        &self,
        source: &KeySource,
        id: Option<String>,
        now: Millis,
    ) -> Result<Option<IssuerKey>, StoreError> {
        match source {
            KeySource::Stored(keys) => {
                let keys = IssuerKeys::parse(keys.as_bytes());
                let keys = keys.map_err(|_| StoreError::corrupt("the keys of an issuer are unusable"))?;
                Ok(keys.find(id.as_deref()).cloned())
            }
            KeySource::Url(url) => {
                let (sets, url) = (self.clone(), url.clone());
                // A client that goes away does not stop the fetch, which is not repeated for a minute.
                let found = tokio::spawn(async move { sets.at_url(&url, id.as_deref(), now).await });
                found.await.map_err(|error| StoreError::Unavailable(error.into()))
            }
        }
    }

    async fn at_url(&self, url: &str, id: Option<&str>, now: Millis) -> Option<IssuerKey> {
        let fetched = self.of_url(url);
        // Another request for the same URL waits here without a thread, and then finds the fetched keys.
        let mut fetched = fetched.lock().await;
        if fetched.wants_fetch(id, now) {
            fetched.tried_at = Some(now);
            match self.fetch(url).await {
                Ok(keys) => (fetched.keys, fetched.at) = (Some(keys), now),
                Err(error) => {
                    let cause = causes(error.as_ref());
                    tracing::warn!(url, cause, "the keys of an issuer cannot be fetched");
                }
            }
        }
        fetched.find(id).cloned()
    }

    fn of_url(&self, url: &str) -> Arc<AsyncMutex<Fetched>> {
        let mut all = self.fetched.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(url.to_owned()).or_default().clone()
    }

    async fn fetch(&self, url: &str) -> Result<IssuerKeys> {
        let request = self.agent.get(url);
        let bytes = db::blocking(move || -> Result<_> {
            let answer = request.call()?;
            ensure!(answer.status() == 200, answer.status());
            Ok(answer.into_body().with_config().limit(MAX_BYTES).read_to_vec()?)
        });
        IssuerKeys::parse(&bytes.await?).map_err(|fault| anyhow!("{fault:?}"))
    }
}

impl Fetched {
    fn find(&self, id: Option<&str>) -> Option<&IssuerKey> {
        self.keys.as_ref()?.find(id)
    }

    fn wants_fetch(&self, id: Option<&str>, now: Millis) -> bool {
        let may_ask = self.tried_at.is_none_or(|tried_at| now >= tried_at + RETRY);
        may_ask && (self.find(id).is_none() || now >= self.at + REFRESH)
    }
}
