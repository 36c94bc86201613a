//! The key of drafts.

use super::call::Call;
use super::{Client, Failure};
use coverlist_api::{DraftKey, paths};

impl Client {
    /// Whether the session is the browser's own, in a cookie. The page around an element has one in a header.
    pub fn has_cookie_session(&self) -> bool {
        self.sender().key.is_none()
    }

    /// The key that encrypts the account's drafts, as 64 hexadecimal digits.
    pub async fn draft_key(&self) -> Result<String, Failure> {
        let DraftKey { key } = self.read(self.send_once(&Call::get(paths::DRAFT_KEY)).await?).await?;
        Ok(key)
    }
}
