//! The fields of a district's records, as the API sends them.

use coverlist_core::record::{Field, FieldType, RecordKind};
use serde::{Deserialize, Serialize};

/// A field of a kind of record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldView {
    /// The kind of record that has the field.
    pub kind: RecordKind,
    /// The id of the field. It never changes and is never reused.
    pub id: Field,
    /// The type of the field's values. It never changes.
    #[serde(rename = "type")]
    pub field_type: FieldType,
    /// The name on the screen and in exported files, unique among the fields of the kind.
    pub name: String,
    /// Whether every district has the field. Its name never changes.
    pub built_in: bool,
}

/// An entry of the list that changes the fields of a district. It is a [`FieldView`] whose `id` and
/// `built_in` may be absent. Every custom field of the district has an entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FieldEntry {
    /// The kind of record that has the field.
    pub kind: RecordKind,
    /// The id of the field; `None` to add a field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<Field>,
    /// The type of the field's values.
    #[serde(rename = "type")]
    pub field_type: FieldType,
    /// The name, which may be a new one for a custom field.
    pub name: String,
    /// As in [`FieldView`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub built_in: Option<bool>,
}

impl From<FieldView> for FieldEntry {
    fn from(FieldView { kind, id, field_type, name, built_in }: FieldView) -> Self {
        Self { kind, id: Some(id), field_type, name, built_in: Some(built_in) }
    }
}
