//! The cache of the browser in which drafts lie. It holds bytes under an address, in three calls and
//! without a schema.

use js_sys::{Array, Date, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, Request, Response};

const NAME: &str = "coverlist-drafts";
/// An entry is kept for a day, in milliseconds.
const LIFETIME: f64 = 24.0 * 60.0 * 60.0 * 1000.0;

/// Deletes the drafts of all accounts in this browser.
pub fn forget_all() {
    if let Ok(caches) = caches() {
        // Nobody waits for it: without a session of its account, a draft is unreadable.
        drop(caches.delete(NAME));
    }
}

/// Encrypted drafts, each under a name.
pub(super) struct Shelf(Cache);

/// An encrypted draft, and when it was stored, in UTC (RFC 3339).
pub(super) struct Entry {
    pub(super) bytes: Vec<u8>,
    pub(super) stored_at: String,
}

impl Shelf {
    pub(super) async fn open() -> Result<Self, JsValue> {
        Ok(Self(JsFuture::from(caches()?.open(NAME)).await?.dyn_into()?))
    }

    /// Stores bytes under a name, in place of the earlier ones.
    pub(super) async fn put(&self, name: &str, bytes: &mut [u8]) -> Result<(), JsValue> {
        let earlier = self.entries(name).await?;
        let now = address(name) + &String::from(Date::new_0().to_iso_string());
        let entry = Response::new_with_opt_u8_array(Some(bytes))?;
        JsFuture::from(self.0.put_with_str(&now, &entry)).await?;
        for (entry, _) in earlier.iter().filter(|(entry, _)| !entry.ends_with(&now)) {
            self.delete(entry).await?;
        }
        Ok(())
    }

    pub(super) async fn take(&self, name: &str) -> Result<Option<Entry>, JsValue> {
        let entries = self.entries(name).await?;
        let newest = entries.into_iter().max_by(|(_, one), (_, other)| one.cmp(other));
        let Some((found, stored_at)) = newest else { return Ok(None) };
        let response: Response = JsFuture::from(self.0.match_with_str(&found)).await?.dyn_into()?;
        let bytes = Uint8Array::new(&JsFuture::from(response.array_buffer()?).await?).to_vec();
        Ok(Some(Entry { bytes, stored_at }))
    }

    pub(super) async fn forget(&self, name: &str) -> Result<(), JsValue> {
        for (address, _) in self.entries(name).await? {
            self.delete(&address).await?;
        }
        Ok(())
    }

    /// The addresses of the entries with a name, and when each was stored. Deletes old entries of all names.
    async fn entries(&self, name: &str) -> Result<Vec<(String, String)>, JsValue> {
        let mut found = Vec::new();
        let requests: Array = JsFuture::from(self.0.keys()).await?.dyn_into()?;
        for request in requests {
            let url = request.dyn_into::<Request>()?.url();
            let stored_at = url.rsplit_once('?').map_or("", |(_, time)| time).to_owned();
            if Date::now() - Date::parse(&stored_at) >= LIFETIME {
                self.delete(&url).await?;
            } else if url.contains(&address(name)) {
                found.push((url, stored_at));
            }
        }
        Ok(found)
    }

    async fn delete(&self, address: &str) -> Result<(), JsValue> {
        JsFuture::from(self.0.delete_with_str(address)).await.map(drop)
    }
}

/// Entries have an address with their name and the time at which they were stored. Nothing is fetched there.
fn address(name: &str) -> String {
    format!("/coverlist-drafts/{name}?")
}

/// The caches of the page; a page without TLS has none.
fn caches() -> Result<CacheStorage, JsValue> {
    Reflect::get(&js_sys::global(), &"caches".into())?.dyn_into()
}
