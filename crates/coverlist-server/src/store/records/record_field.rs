use super::super::values;
use super::table::key;
use coverlist_core::record::{Attribute, Field, FieldSet, FieldType, RecordKind};

/// A field or an attribute of a record, by which lists are sorted and filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordField {
    Field(Field),
    Attribute(Attribute),
}

impl RecordField {
    /// Finds a field or an attribute of a kind of record by its id.
    pub fn from_id(kind: RecordKind, fields: &FieldSet, id: &str) -> Option<Self> {
        let attribute = Attribute::of(kind).iter().find(|attribute| attribute.id() == id);
        let field = || Field::from_id(id).filter(|field| fields.name(kind, *field).is_some());
        attribute.copied().map(Self::Attribute).or_else(|| field().map(Self::Field))
    }

    /// The type of the values. Attributes are text.
    pub const fn field_type(self) -> FieldType {
        match self {
            Self::Field(field) => field.field_type(),
            Self::Attribute(_) => FieldType::Text,
        }
    }

    /// The stored value, as an expression in SQL. It is NULL when the field is blank.
    pub(super) fn stored(self, kind: RecordKind) -> String {
        match self {
            Self::Field(field) => values::expression(field).unwrap_or_else(|| key(kind).to_owned()),
            Self::Attribute(attribute) => format!("nullif({}, '')", attribute.id()),
        }
    }

    /// The value by which lists are sorted, as an expression in SQL. Text is compared without regard to case
    /// and accents.
    pub(super) fn sorted(self, kind: RecordKind) -> String {
        let stored = self.stored(kind);
        if self.field_type().is_ordered() { stored } else { format!("bare({stored})") }
    }
}
