//! Facts about the site that need no session.

use super::call::Call;
use super::{Client, Failure};
use coverlist_api::{Site, paths};

impl Client {
    pub async fn site(&self) -> Result<Site, Failure> {
        self.read(self.send_once(&Call::get(paths::SITE)).await?).await
    }
}
