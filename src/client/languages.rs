//! The languages of the page, and the one that the account chose.

use super::call::{Call, JSON, json};
use super::{Client, Failure};
use coverlist_api::{LanguageChoice, Languages, paths};
use coverlist_messages::Table;

impl Client {
    /// The tags of the languages that the server offers.
    pub async fn languages(&self) -> Result<Vec<String>, Failure> {
        let offered: Languages = self.read(self.send_once(&Call::get(paths::LANGUAGES)).await?).await?;
        Ok(offered.languages)
    }

    /// The texts of a language other than English.
    pub async fn texts(&self, tag: &str) -> Result<Table, Failure> {
        self.read(self.send_once(&Call::get(paths::language(tag))).await?).await
    }

    /// Sets the account's language; `None` for the browser's.
    pub async fn choose_language(&self, tag: Option<String>) -> Result<(), Failure> {
        let choice = json(&LanguageChoice { language: tag });
        self.send(&Call::put(paths::ACCOUNT_LANGUAGE, JSON, choice)).await.map(drop)
    }
}
