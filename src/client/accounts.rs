//! Calls about the accounts of the district.

use super::call::{Call, JSON, json};
use super::{Client, Failure, IdempotencyKey};
use coverlist_api::{AccountChange, AccountView, NewAccountRequest, Page, paths};

impl Client {
    /// All accounts of the district.
    pub async fn accounts(&self) -> Result<Vec<AccountView>, Failure> {
        let all: Page<AccountView> = self.fetch(&Call::get(paths::ACCOUNTS)).await?;
        Ok(all.rows)
    }

    pub async fn add_account(&self, wanted: &NewAccountRequest, key: &IdempotencyKey) -> Result<(), Failure> {
        self.send(&Call::post(paths::ACCOUNTS, JSON, json(wanted)).with_key(key)).await.map(drop)
    }

    pub async fn change_account(
        &self,
        id: i64,
        wanted: &AccountChange,
        key: &IdempotencyKey,
    ) -> Result<(), Failure> {
        self.send(&Call::post(paths::account(id), JSON, json(wanted)).with_key(key)).await.map(drop)
    }
}
