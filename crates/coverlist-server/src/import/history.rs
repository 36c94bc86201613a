//! Lists a district's imports, and reads their findings, and earlier imports of a file.

use super::Pipeline;
use super::pipeline::find_with;
use super::templates::ImportTemplates;
use super::view;
use crate::Failure;
use crate::access::Caller;
use crate::paging::{CHUNK, Paged, each_chunk};
use crate::store::imports::Import;
use crate::store::{StoreError, Tx, findings, imports, outcomes};
use coverlist_api::{EarlierImport, FindingView, ImportView, KeptPart, Page};
use coverlist_core::lifecycle::State;
use coverlist_core::record::{RecordKind, Search};
use std::iter;

/// Selects imports of a list.
pub(crate) struct ImportSelection {
    /// A text in the name of the file or of a person.
    pub(crate) search: Search,
    pub(crate) state: Option<State>,
    pub(crate) kind: Option<RecordKind>,
    /// Whether rows were left.
    pub(crate) left: Option<bool>,
}

impl ImportSelection {
    pub(crate) fn all() -> Self {
        Self { search: Search::new(""), state: None, kind: None, left: None }
    }

    fn is_all(&self) -> bool {
        self.search.is_blank() && self.state.is_none() && self.kind.is_none() && self.left.is_none()
    }

    /// Whether it selects an import, apart from the rows that were left.
    fn finds(&self, import: &Import) -> bool {
        let people = [&import.staged_by, &import.closed_by].into_iter().flatten();
        let mut texts = iter::once(import.name()).chain(people.map(|person| &*person.name));
        self.state.is_none_or(|state| state == import.state)
            && self.kind.is_none_or(|kind| kind == import.template.kind)
            && texts.any(|text| self.search.finds(text))
    }

    /// Whether it selects an import by the rows that were left, for which its corrections count.
    fn finds_left(&self, import: &Import) -> bool {
        self.left.is_none_or(|left| left == has_left(import))
    }
}

fn has_left(import: &Import) -> bool {
    import.state == State::Processed && import.counts.is_some_and(|counts| counts.left() > 0)
}

impl Pipeline {
    /// A page of the district's imports that a person selects, newest first. The page begins after the import
    /// with the id `before`.
    pub(crate) async fn history(
        &self,
        caller: &Caller,
        selection: ImportSelection,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Page<ImportView>, Failure> {
        let (pipeline, district) = (self.clone(), caller.district);
        // Every import is on the page, and one more shows whether another page follows.
        let chunk = if selection.is_all() { limit + 1 } else { CHUNK };
        self.database
            .read_async(move |tx| {
                let mut page = Paged::new(limit);
                each_chunk(
                    before.unwrap_or(i64::MAX),
                    |before| imports::list(tx, district, *before, chunk),
                    |import| import.key.id,
                    |chunk| fill(tx, &mut page, &selection, chunk),
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

/// Adds the selected imports of a chunk to a page, each counted with the corrections that were merged.
/// Returns whether there is still room.
fn fill(
    tx: &Tx<'_>,
    page: &mut Paged<Import>,
    selection: &ImportSelection,
    chunk: Vec<Import>,
) -> Result<bool, StoreError> {
    for mut import in chunk.into_iter().filter(|import| selection.finds(import)) {
        if let Some(own) = import.counts {
            import.counts = Some(outcomes::reported_counts(tx, &import, own)?);
        }
        if selection.finds_left(&import) && !page.fill([import]) {
            return Ok(false);
        }
    }
    Ok(true)
}
