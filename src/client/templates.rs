//! The district's templates and saved sources.

use super::call::{Call, JSON};
use super::query::{ListQuery, Query};
use super::{Client, Failure, IdempotencyKey};
use coverlist_api::{Page, TemplatePreview, TemplateVersionView, paths};
use coverlist_core::sheet::Source;
use coverlist_core::template::{Template, TemplateSet};
use js_sys::encode_uri_component;

impl Client {
    /// The district's templates.
    pub async fn templates(&self) -> Result<TemplateSet, Failure> {
        let page: Page<Template> = self.fetch(&Call::get(paths::TEMPLATES)).await?;
        TemplateSet::checked_before(page.rows).ok_or_else(|| self.unreadable(200))
    }

    /// The current version of a template.
    pub async fn template(&self, id: &str) -> Result<Template, Failure> {
        self.fetch(&Call::get(path(id))).await
    }

    /// What a document of a template would become.
    pub async fn preview_template(&self, id: &str, document: &str) -> Result<TemplatePreview, Failure> {
        let path = paths::template_preview(&encoded(id));
        self.fetch(&Call::post(path, JSON, document)).await
    }

    /// A part of the versions of a template, the newest first.
    pub async fn template_versions(
        &self,
        id: &str,
        query: &ListQuery,
    ) -> Result<Page<TemplateVersionView>, Failure> {
        let path = paths::template_versions(&encoded(id));
        self.fetch(&Call::get(Query::new(path).with_list(query).into_url())).await
    }

    /// A version of a template.
    pub async fn template_version(&self, id: &str, version: u32) -> Result<Template, Failure> {
        let query = Query::new(path(id)).with("version", &version.to_string());
        self.fetch(&Call::get(query.into_url())).await
    }

    /// The district's saved sources.
    pub async fn sources(&self) -> Result<Vec<Source>, Failure> {
        let page: Page<Source> = self.fetch(&Call::get(paths::SOURCES)).await?;
        Ok(page.rows)
    }

    /// The current version of the saved source with this name.
    pub async fn source(&self, name: &str) -> Result<Source, Failure> {
        self.fetch(&Call::get(source_path(name))).await
    }

    /// Adds a source, or a version of the one that has the name. Returns it as it is saved.
    pub async fn put_source(&self, source: &Source, key: &IdempotencyKey) -> Result<Source, Failure> {
        let document = serde_json::to_string(source).unwrap_or_default();
        self.fetch(&Call::put(source_path(&source.name), JSON, &document).with_key(key)).await
    }

    /// Removes a source. Imports that used it stay as they are.
    pub async fn remove_source(&self, name: &str, key: &IdempotencyKey) -> Result<(), Failure> {
        let _: Source = self.fetch(&Call::delete(source_path(name)).with_key(key)).await?;
        Ok(())
    }

    /// Adds a template, or a version of the one that has the id. `document` is the text of a file. Returns
    /// the current version.
    pub async fn put_template(
        &self,
        id: &str,
        document: &str,
        key: &IdempotencyKey,
    ) -> Result<Template, Failure> {
        self.fetch(&Call::put(path(id), JSON, document).with_key(key)).await
    }
}

/// The path of a source, with any text as its name.
pub fn source_path(name: &str) -> String {
    format!("{}/{}", paths::SOURCES, encoded(name))
}

/// The path of a template. A document or an address can have any text as the id.
fn path(id: &str) -> String {
    paths::template(&encoded(id))
}

fn encoded(text: &str) -> String {
    encode_uri_component(text).into()
}
