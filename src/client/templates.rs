//! The district's templates.

use super::call::Call;
use super::{Client, Failure};
use coverlist_api::{Page, paths};
use coverlist_core::template::{Template, TemplateSet};

impl Client {
    /// The district's templates.
    pub async fn templates(&self) -> Result<TemplateSet, Failure> {
        let page: Page<Template> = self.fetch(&Call::get(paths::TEMPLATES)).await?;
        TemplateSet::new(page.rows).map_err(|_| Failure::Unreadable { status: 200 })
    }
}
