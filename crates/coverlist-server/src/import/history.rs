//! Lists a district's imports, and reads their findings, and earlier imports of a file.

use super::Pipeline;
use super::pipeline::find_with;
use super::templates::ImportTemplates;
use super::view;
use crate::Failure;
use crate::access::Caller;
use crate::paging::{CHUNK, Paged, each_chunk};
use crate::store::{Tx, findings, imports};
use coverlist_api::{EarlierImport, FindingView, ImportView, KeptPart, Page};
use coverlist_core::record::Search;

impl Pipeline {
    /// A page of the district's imports whose file name matches `search`, newest first. The page begins after
    /// the import with the id `before`.
    pub(crate) async fn history(
        &self,
        caller: &Caller,
        search: Search,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Page<ImportView>, Failure> {
        let (pipeline, district) = (self.clone(), caller.district);
        // Without a search every import is on the page, and one more shows whether another page follows.
        let chunk = if search.is_blank() { limit + 1 } else { CHUNK };
        self.database
            .read_async(move |tx| {
                let mut page = Paged::new(limit);
                each_chunk(
                    before.unwrap_or(i64::MAX),
                    |before| imports::list(tx, district, *before, chunk),
                    |import| import.key.id,
                    |chunk| Ok(page.fill(chunk.into_iter().filter(|import| search.finds(import.name())))),
                )?;
                let Page { rows, next } = page.finish(|import| import.key.id.to_string());
                let rows = rows.iter().map(|import| pipeline.view(import)).collect();
                Ok(Page { rows, next })
            })
            .await
    }

    /// The latest processed import of a source file or a sheet with one of these SHA-256.
    pub(crate) async fn processed_before(
        &self,
        caller: &Caller,
        source_sha256: Option<String>,
        sheet_sha256: Option<String>,
    ) -> Result<EarlierImport, Failure> {
        let district = caller.district;
        let (source, sheet) = (source_sha256, sheet_sha256);
        let look =
            move |tx: &Tx<'_>| imports::processed_before(tx, district, source.as_deref(), sheet.as_deref());
        let found = self.database.read_async(look).await?;
        Ok(EarlierImport { import: found.as_ref().map(view::processed) })
    }

    /// A page of an import's findings, in file order.
    ///
    /// # Errors
    ///
    /// `not_found`.
    pub(crate) async fn findings(
        &self,
        caller: &Caller,
        id: i64,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Page<FindingView>, Failure> {
        let key = caller.import_key(id);
        self.database
            .read_async(move |tx| {
                let templates = ImportTemplates::of(tx, &find_with(tx, key, KeptPart::Report)?)?;
                let mut page = Paged::new(limit);
                page.fill(findings::after(tx, key, after.unwrap_or(0), limit + 1)?);
                let Page { rows, next } = page.finish(|(place, _)| place.to_string());
                let rows = rows.iter().map(|(_, finding)| templates.view(finding)).collect();
                Ok(Page { rows, next })
            })
            .await
    }
}
