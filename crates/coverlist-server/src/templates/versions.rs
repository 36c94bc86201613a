//! The versions of a template, each with how it differs from the one before.

use super::preview::differences;
use crate::clock::rfc3339;
use crate::paging::Paged;
use crate::store::templates::Version;
use crate::store::{StoreError, Tx, templates};
use coverlist_api::{Page, TemplateVersionView};

/// A page of the versions below `before`, the newest first.
pub(crate) fn versions(
    tx: &Tx<'_>,
    district: i64,
    id: &str,
    before: u32,
    limit: u32,
) -> Result<Page<TemplateVersionView>, StoreError> {
    // One version more shows how the last one of the page differs from it.
    let found = templates::versions(tx, district, id, before, limit.saturating_add(1))?;
    let uses = templates::uses(tx, district, id)?;
    let view = |(at, Version { template, by, at: saved }): (usize, &Version)| TemplateVersionView {
        version: template.version,
        by: by.clone(),
        at: rfc3339(*saved),
        imports: uses.get(&template.version).copied().unwrap_or_default(),
        differences: found
            .get(at + 1)
            .map(|before| differences(template, &before.template))
            .unwrap_or_default(),
    };
    let mut page = Paged::new(limit);
    page.fill(found.iter().enumerate().map(view));
    Ok(page.finish(|version| version.version.to_string()))
}
