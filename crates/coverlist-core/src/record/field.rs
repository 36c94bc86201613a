//! The fields of a record, and of the rows that are applied to it.

use super::{Attribute, FieldType};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// A field of a record: its identity, which never changes and is never reused. A template's column selects
/// one field.
///
/// On the wire and in the database a field is its id: `policy_number`, or `amount_3` for a custom field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The key that names the record: a user id or a device serial.
    Key,
    /// The insurance status, as one of the template's status words.
    Status,
    /// The insurer's policy number, as free text.
    PolicyNumber,
    /// The kind of coverage, as free text.
    CoverageType,
    /// The sum insured, an amount of money.
    CoverageAmount,
    /// The first day on which the insurance covers the record.
    CoverageStart,
    /// The last day on which the insurance covers the record.
    CoverageEnd,
    /// An attribute of the record, which lists of users and devices give.
    Attribute(Attribute),
    /// A field that the district added.
    Custom(CustomField),
}

/// A field that a district added to a kind of record. Its id contains its type, so values need no lookup.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CustomField {
    /// Counts the custom fields of the district and the kind of record, from 1. It is never reused, not even
    /// with another type.
    pub number: u16,
    /// The type of its values.
    pub field_type: FieldType,
}

impl Field {
    /// The fields that every district has, in the order of the built-in templates.
    pub const BUILT_IN: [Self; 7] = [
        Self::Key,
        Self::Status,
        Self::PolicyNumber,
        Self::CoverageType,
        Self::CoverageAmount,
        Self::CoverageStart,
        Self::CoverageEnd,
    ];

    /// The built-in fields that a row can change: all but the key.
    pub const INSURANCE: [Self; 6] = [
        Self::Status,
        Self::PolicyNumber,
        Self::CoverageType,
        Self::CoverageAmount,
        Self::CoverageStart,
        Self::CoverageEnd,
    ];

    /// The custom field with this number and type.
    pub const fn custom(number: u16, field_type: FieldType) -> Self {
        Self::Custom(CustomField { number, field_type })
    }

    /// Whether a district added the field.
    pub const fn is_custom(self) -> bool {
        matches!(self, Self::Custom(_))
    }

    /// The number of a custom field; `None` for a built-in one.
    pub const fn number(self) -> Option<u16> {
        match self {
            Self::Custom(custom) => Some(custom.number),
            _ => None,
        }
    }

    /// The type of the field's values.
    pub const fn field_type(self) -> FieldType {
        match self {
            Self::Key | Self::PolicyNumber | Self::CoverageType => FieldType::Text,
            Self::Status => FieldType::Status,
            Self::CoverageAmount => FieldType::Amount,
            Self::CoverageStart | Self::CoverageEnd => FieldType::Date,
            Self::Attribute(attribute) => attribute.field_type(),
            Self::Custom(custom) => custom.field_type,
        }
    }

    /// Finds a field by its id, such as `policy_number` or `amount_3`.
    pub fn from_id(id: &str) -> Option<Self> {
        let attributes = Attribute::ALL.into_iter().map(Self::Attribute);
        let known = Self::BUILT_IN.into_iter().chain(attributes).find(|field| field.name() == id);
        known.or_else(|| {
            let (field_type, number) = id.rsplit_once('_')?;
            let is_plain = !number.starts_with('0') && number.bytes().all(|byte| byte.is_ascii_digit());
            let number = number.parse().ok().filter(|_| is_plain)?;
            Some(Self::custom(number, FieldType::from_id(field_type)?))
        })
    }

    /// The id of a built-in field or an attribute; the id of its type for a custom one.
    const fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Status => "status",
            Self::PolicyNumber => "policy_number",
            Self::CoverageType => "coverage_type",
            Self::CoverageAmount => "coverage_amount",
            Self::CoverageStart => "coverage_start",
            Self::CoverageEnd => "coverage_end",
            Self::Attribute(attribute) => attribute.id(),
            Self::Custom(custom) => custom.field_type.id(),
        }
    }
}

impl Field {
    /// The position of the field among all fields, as one number, because lists of values compare fields
    /// often.
    const fn order(self) -> u32 {
        match self {
            Self::Key => 0,
            Self::Status => 1,
            Self::PolicyNumber => 2,
            Self::CoverageType => 3,
            Self::CoverageAmount => 4,
            Self::CoverageStart => 5,
            Self::CoverageEnd => 6,
            Self::Attribute(attribute) => 7 + attribute as u32,
            // Numbers begin at 1.
            Self::Custom(custom) => ((custom.number as u32) << 8) | custom.field_type as u32,
        }
    }
}

impl PartialOrd for Field {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Field {
    /// Built-in fields come first, then attributes, then custom fields by number.
    fn cmp(&self, other: &Self) -> Ordering {
        self.order().cmp(&other.order())
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        match self {
            Self::Custom(custom) => write!(f, "_{}", custom.number),
            _ => Ok(()),
        }
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Custom(_) => serializer.collect_str(self),
            built_in => serializer.serialize_str(built_in.name()),
        }
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::from_id(&id).ok_or_else(|| D::Error::custom("unknown_field"))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Field {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Field".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "The id of a field: `key`, `status`, `policy_number`, `coverage_type`, \
                            `coverage_amount`, `coverage_start`, `coverage_end`, of an attribute, such as `email`, or of \
                            a custom field, such as `amount_3`.",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_by_its_id() {
        let customs = FieldType::ALL.map(|field_type| Field::custom(12, field_type));
        let attributes = Attribute::ALL.map(Field::Attribute);
        for field in Field::BUILT_IN.into_iter().chain(attributes).chain(customs) {
            assert_eq!(Field::from_id(&field.to_string()), Some(field));
        }
        assert_eq!(Field::custom(3, FieldType::Amount).to_string(), "amount_3");
        for id in ["", "amount", "amount_", "amount_0", "amount_03", "amount_+3", "money_3", "amount_70000"] {
            assert_eq!(Field::from_id(id), None, "{id}");
        }
    }
}
