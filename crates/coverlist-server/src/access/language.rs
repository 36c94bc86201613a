//! The language of an account.

use super::{Access, Caller};
use crate::Failure;
use crate::store::{LogAction, Tx, accounts, audit};
use coverlist_messages::{tables, text};
use serde_json::json;

/// The tags of the languages that a person can choose. A language for tests has a private tag.
pub fn languages() -> impl Iterator<Item = &'static str> {
    tables().iter().map(|table| table.tag).filter(|tag| !tag.contains("-x-"))
}

impl Access {
    /// Chooses the language of the caller's account, and appends to the audit log. `None` is the browser's
    /// language.
    ///
    /// # Errors
    ///
    /// `bad_request` for a language without texts.
    pub async fn choose_language(&self, caller: &Caller, language: Option<String>) -> Result<(), Failure> {
        if language.as_ref().is_some_and(|tag| !tables().iter().any(|table| table.tag == tag)) {
            return Err(Failure::bad_request(text::problem_bad_request_language_unknown(languages())));
        }
        if caller.language == language {
            return Ok(());
        }
        let (key, now) = (caller.key(), self.clock.now());
        let write = move |tx: &Tx<'_>| {
            accounts::set_language(tx, key, language.as_deref())?;
            let detail = json!({ "account": key.id, "language": language });
            audit::append(tx, key.district, Some(key.id), LogAction::LanguageChanged, &detail, now)
        };
        Ok(self.database.write_async(write).await?)
    }
}
