use super::super::StoreError;
use super::super::records::{key, table};
use coverlist_core::record::{Attribute, RecordKind};
use std::collections::BTreeMap;

/// What lists say about a record: its key and its attributes, by their ids. Unknown attributes are empty.
pub type Content = BTreeMap<String, String>;

/// The columns of a record that lists write.
pub(super) fn columns(kind: RecordKind) -> Vec<&'static str> {
    let attributes = Attribute::of(kind).iter().map(|attribute| attribute.id());
    ["match_key", key(kind)].into_iter().chain(attributes).collect()
}

/// The content of a record as JSON, an expression in SQL. Equal content is equal text.
pub(super) fn content(kind: RecordKind, record: &str) -> String {
    let members = names(kind).into_iter().zip(columns(kind));
    let members: Vec<String> = members.map(|(name, column)| format!("'{name}', {record}.{column}")).collect();
    format!("json_object({})", members.join(", "))
}

/// The stored values of content, in the order of [`columns`], as expressions in SQL.
pub(super) fn values(kind: RecordKind, content: &str) -> Vec<String> {
    names(kind).into_iter().map(|name| format!("{content} ->> '{name}'")).collect()
}

/// The content of the record with an id, as a query in SQL. It is NULL if there is no such record.
pub(super) fn content_of(kind: RecordKind, district: &str, id: &str) -> String {
    let (content, table) = (content(kind, "record"), table(kind));
    format!(
        "(SELECT {content} FROM {table} AS record WHERE record.district_id = {district} AND record.id = {id})"
    )
}

/// Parses content. The parser's message may quote a value, so it is dropped.
pub(in super::super) fn parse(json: Option<String>) -> Result<Option<Content>, StoreError> {
    let parse = |json: String| {
        let mut content: Content =
            serde_json::from_str(&json).map_err(|_| StoreError::corrupt("invalid JSON of content"))?;
        content.remove("match_key");
        Ok(content)
    };
    json.map(parse).transpose()
}

/// The names of the members, in the order of [`columns`].
fn names(kind: RecordKind) -> Vec<&'static str> {
    let attributes = Attribute::of(kind).iter().map(|attribute| attribute.id());
    ["match_key", "key"].into_iter().chain(attributes).collect()
}
