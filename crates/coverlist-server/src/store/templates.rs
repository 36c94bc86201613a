//! The templates of a district. Versions are only ever added, and the highest one is current.

use super::{Row, StoreError, TemplateKey, Tx, params};
use crate::{Millis, document};
use coverlist_api::Person;
use coverlist_core::template::{Template, TemplateSet};
use std::collections::BTreeMap;

/// The current version of each template of a district.
pub fn current(tx: &Tx<'_>, district: i64) -> Result<TemplateSet, StoreError> {
    let templates = tx.query(
        "SELECT version.document, version.version FROM template
         JOIN template_version AS version
           ON version.district_id = template.district_id AND version.template_id = template.id
         WHERE template.district_id = ?1 AND version.version =
               (SELECT max(any_version.version) FROM template_version AS any_version
                WHERE any_version.district_id = template.district_id AND any_version.template_id = template.id)
         ORDER BY template.place",
        params![district],
        template,
    )?;
    TemplateSet::new(templates).map_err(StoreError::corrupt)
}

/// One version of a template.
pub fn by_key(tx: &Tx<'_>, key: TemplateKey<'_>) -> Result<Option<Template>, StoreError> {
    tx.first(
        "SELECT document, version FROM template_version
         WHERE district_id = ?1 AND template_id = ?2 AND version = ?3",
        params![key.district, key.id, key.version],
        template,
    )
}

/// A version of a template, and who saved it.
pub struct Version {
    /// The version.
    pub template: Template,
    /// Who saved it; `None` for the command line and for the templates of a new district.
    pub by: Option<Person>,
    /// When it was saved.
    pub at: Millis,
}

/// Up to `limit` versions of a template below `before`, the newest first.
pub fn versions(
    tx: &Tx<'_>,
    district: i64,
    id: &str,
    before: u32,
    limit: u32,
) -> Result<Vec<Version>, StoreError> {
    tx.query(
        "SELECT version.document, version.version, created_by.name, created_by.email, version.created_at
         FROM template_version AS version
         LEFT JOIN account AS created_by
           ON created_by.district_id = version.district_id AND created_by.id = version.created_by
         WHERE version.district_id = ?1 AND version.template_id = ?2 AND version.version < ?3
         ORDER BY version.version DESC LIMIT ?4",
        params![district, id, before, limit],
        |row| {
            let mut columns = row.columns();
            let (document, number): (String, u32) = (columns.take()?, columns.take()?);
            Ok(Version { template: version(&document, number)?, by: columns.person()?, at: columns.take()? })
        },
    )
}

/// The number of imports that were staged with each version of a template.
pub fn uses(tx: &Tx<'_>, district: i64, id: &str) -> Result<BTreeMap<u32, u32>, StoreError> {
    let uses = tx.query(
        "SELECT template_version, count(*) FROM import
         WHERE district_id = ?1 AND template = ?2 AND origin = 'list' GROUP BY template_version",
        params![district, id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(uses.into_iter().collect())
}

/// The templates that every district starts with.
pub fn of_new_district() -> TemplateSet {
    TemplateSet::of_new_district()
}

/// Adds the templates that every district starts with.
pub(super) fn seed(tx: &Tx<'_>, district: i64, now: Millis) -> Result<(), StoreError> {
    insert(tx, district, &Vec::from(of_new_district()), None, now)
}

/// Adds versions of templates, and the templates that the district does not have yet. `account` is `None` for
/// the command line.
///
/// # Errors
///
/// [`StoreError::Corrupt`] when a version does not follow the last one.
pub fn insert(
    tx: &Tx<'_>,
    district: i64,
    templates: &[Template],
    account: Option<i64>,
    now: Millis,
) -> Result<(), StoreError> {
    tx.execute_all(
        "INSERT INTO template (district_id, id, place, kind, purpose)
         SELECT ?1, ?2, coalesce(max(place), 0) + 1, ?3, ?4 FROM template WHERE district_id = ?1
         ON CONFLICT (district_id, id) DO NOTHING",
        templates
            .iter()
            .map(|template| *params![district, &template.id, template.kind.id(), template.purpose.id()]),
    )?;
    let documents = templates.iter().map(document::write).collect::<Result<Vec<_>, _>>();
    let documents = documents.map_err(StoreError::corrupt)?;
    let versions = templates.iter().zip(&documents).map(|(template, document)| {
        *params![district, &template.id, template.version, document, now, account]
    });
    tx.execute_all(
        "INSERT INTO template_version (district_id, template_id, version, document, created_at, created_by)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        versions,
    )
    .map(drop)
}

fn template(row: &Row<'_>) -> Result<Template, StoreError> {
    version(&row.get::<String>(0)?, row.get(1)?)
}

/// The version of a template that has a document.
pub(super) fn version(document: &str, version: u32) -> Result<Template, StoreError> {
    let template = document::read(document.as_bytes())
        .map_err(|fault| StoreError::corrupt(format!("the document of a template: {fault}")))?;
    Ok(Template { version, ..template })
}
