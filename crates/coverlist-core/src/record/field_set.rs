//! The fields of a district.

use super::{Field, RecordKind};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// A field of one kind of record, with its name on the screen and in exported files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FieldName {
    /// The kind of record that has the field.
    pub kind: RecordKind,
    /// The id of the field.
    pub id: Field,
    /// The name, unique among the fields of the kind.
    pub name: String,
}

/// All fields of a district: the built-in ones, and those that it added.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldSet {
    /// Sorted by kind and number.
    custom: Vec<FieldName>,
}

/// The rule that the fields of a district break. Positions count custom fields, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldFault {
    /// The field is not a custom one.
    BuiltIn(usize),
    /// An earlier field of the kind has the number.
    Number(usize),
    /// The name is blank or too long, or another field of the kind has it.
    Name(usize),
    /// A kind of record has more fields than [`FieldSet::MOST`].
    TooMany(usize),
}

impl FieldSet {
    /// The maximum number of custom fields of a kind of record.
    pub const MOST: usize = 100;

    /// The maximum length of a field's name, in characters.
    pub const LONGEST_NAME: usize = 80;

    /// The fields of a district that added these.
    ///
    /// # Errors
    ///
    /// The first rule that a field breaks.
    pub fn new(mut custom: Vec<FieldName>) -> Result<Self, FieldFault> {
        let mut numbers = HashSet::new();
        let mut names: HashSet<(RecordKind, String)> = RecordKind::ALL
            .into_iter()
            .flat_map(|kind| Field::BUILT_IN.map(|field| (kind, built_in_name(field, kind).to_lowercase())))
            .collect();
        for (place, FieldName { kind, id, name }) in custom.iter().enumerate() {
            let Field::Custom(field) = id else { return Err(FieldFault::BuiltIn(place)) };
            if !numbers.insert((*kind, field.number)) {
                return Err(FieldFault::Number(place));
            }
            let length = name.chars().count();
            let is_plain = name.trim() == name && !name.chars().any(char::is_control);
            let is_good = is_plain && (1..=Self::LONGEST_NAME).contains(&length);
            if !is_good || !names.insert((*kind, name.to_lowercase())) {
                return Err(FieldFault::Name(place));
            }
            if custom[..=place].iter().filter(|field| field.kind == *kind).count() > Self::MOST {
                return Err(FieldFault::TooMany(place));
            }
        }
        custom.sort_by_key(|field| (field.kind, field.id));
        Ok(Self { custom })
    }

    /// The fields that the district added, sorted by kind and id.
    pub fn custom(&self) -> &[FieldName] {
        &self.custom
    }

    /// The fields of a kind of record, built-in ones first.
    pub fn of_kind(&self, kind: RecordKind) -> impl Iterator<Item = (Field, &str)> {
        let built_in = Field::BUILT_IN.into_iter().map(move |field| (field, built_in_name(field, kind)));
        let custom = self.custom.iter().filter(move |field| field.kind == kind);
        built_in.chain(custom.map(|field| (field.id, field.name.as_str())))
    }

    /// The name of a field; `None` when the kind of record has no such field.
    pub fn name(&self, kind: RecordKind, field: Field) -> Option<&str> {
        self.of_kind(kind).find(|(id, _)| *id == field).map(|(_, name)| name)
    }
}

/// The name of a built-in field, which is also its header in the built-in template.
pub(crate) const fn built_in_name(field: Field, kind: RecordKind) -> &'static str {
    match field {
        Field::Key => kind.key_name(),
        Field::Status => "Insurance Status",
        Field::PolicyNumber => "Policy Number",
        Field::CoverageType => "Coverage Type",
        Field::CoverageAmount => "Coverage Amount",
        Field::CoverageStart => "Coverage Start Date",
        Field::CoverageEnd => "Coverage End Date",
        Field::Custom(_) => "",
    }
}
