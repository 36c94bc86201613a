//! What anyone may know.

use super::call::{Call, read};
use super::{Client, Failure};
use coverlist_api::{Site, paths};

impl Client {
    /// What anyone may know of the site before signing in.
    pub async fn site(&self) -> Result<Site, Failure> {
        read(Call::get(paths::SITE).attempt().await?).await
    }
}
