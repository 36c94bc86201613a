//! The operations on templates for the API.

use super::change::{change, check_identity, invalid};
use super::preview::preview;
use super::unknown;
use super::versions::versions;
use crate::access::Caller;
use crate::store::{Database, TemplateKey, Tx, templates};
use crate::{Failure, IdempotentRequest};
use coverlist_api::{Page, TemplatePreview, TemplateVersionView};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::text;

/// Lists, shows and changes templates. Clones share everything.
///
/// Each call reads the database: a command of another process may have changed a template.
#[derive(Clone)]
pub struct Templates {
    database: Database,
}

impl Templates {
    /// The templates in `database`.
    pub fn new(database: Database) -> Self {
        Self { database }
    }

    /// The current version of each template of the caller's district.
    pub async fn current(&self, caller: &Caller) -> Result<TemplateSet, Failure> {
        let district = caller.district;
        Ok(self.database.read_async(move |tx| templates::current(tx, district)).await?)
    }

    /// The current version of a template.
    ///
    /// # Errors
    ///
    /// `not_found`. The text lists the templates.
    pub async fn find(&self, caller: &Caller, id: &str) -> Result<Template, Failure> {
        let templates = self.current(caller).await?;
        templates.get(id).cloned().ok_or_else(|| Failure::not_found(unknown(&templates)))
    }

    /// A version of a template, as an import keeps it.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub async fn version(&self, caller: &Caller, id: String, version: u32) -> Result<Template, Failure> {
        let district = caller.district;
        let read = move |tx: &Tx<'_>| templates::by_key(tx, TemplateKey { district, id: &id, version });
        let found = self.database.read_async(read).await?;
        found.ok_or_else(|| Failure::not_found(text::problem_not_found_template_version()))
    }

    /// A page of the versions of a template below `before`, the newest first.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub async fn versions(
        &self,
        caller: &Caller,
        id: String,
        before: Option<u32>,
        limit: u32,
    ) -> Result<Page<TemplateVersionView>, Failure> {
        let district = caller.district;
        let read = move |tx: &Tx<'_>| versions(tx, district, &id, before.unwrap_or(u32::MAX), limit);
        let page = self.database.read_async(read).await?;
        match page.rows.is_empty() && before.is_none() {
            true => Err(Failure::not_found(unknown(&self.current(caller).await?))),
            false => Ok(page),
        }
    }

    /// What a document would become as the template with an id. Nothing is stored.
    pub async fn preview(
        &self,
        caller: &Caller,
        id: String,
        json: Vec<u8>,
    ) -> Result<TemplatePreview, Failure> {
        let district = caller.district;
        Ok(self.database.read_async(move |tx| preview(tx, district, &id, &json)).await?)
    }

    /// Adds the template with an id, or a version of it. Returns its current version.
    ///
    /// # Errors
    ///
    /// `template_invalid`, with the place of the fault, and `key_reused`. Nothing is stored then.
    pub async fn put(
        &self,
        caller: &Caller,
        id: &str,
        template: Template,
        request: IdempotentRequest,
    ) -> Result<Template, Failure> {
        check_identity(&template, id, None).map_err(invalid)?;
        let (district, account) = (caller.district, Some(caller.account));
        let write = move |tx: &Tx<'_>| {
            request.perform(tx, || Ok(change(tx, district, account, template, request.now)?.template))
        };
        self.database.write_async(write).await
    }
}
