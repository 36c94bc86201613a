//! The Table Schema document of a template, and the form in which it has types and values.

use super::{BlankCell, DateFormat, ISO_DATE, Purpose, TemplateFault, TemplateRule};
use crate::record::{Field, FieldType, RecordKind, Status, Value};
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A template as a Table Schema document, version 2
/// (<https://datapackage.org/standard/table-schema/>). Its own properties begin with `coverlist:`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub struct TableSchema {
    /// The profile of the document.
    #[serde(rename = "$schema", default = "profile")]
    pub(super) profile: String,
    /// The template's id.
    #[serde(rename = "coverlist:id")]
    pub(super) id: String,
    /// The version of the template. A document to import may state the version that it changes.
    #[serde(rename = "coverlist:version", default, skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<u32>,
    /// The kind of record that rows name.
    #[serde(rename = "coverlist:kind")]
    pub(super) kind: RecordKind,
    /// What the rows are for.
    #[serde(rename = "coverlist:purpose", default, skip_serializing_if = "is_default")]
    pub(super) purpose: Purpose,
    /// The template's name.
    pub(super) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    /// The columns in file order.
    pub(super) fields: Vec<SchemaField>,
    #[serde(rename = "fieldsMatch", default)]
    pub(super) fields_match: FieldsMatch,
    #[serde(rename = "missingValues", default = "blank")]
    pub(super) missing_values: Vec<String>,
    /// The header of the key.
    #[serde(rename = "primaryKey", default, skip_serializing_if = "Option::is_none")]
    pub(super) primary_key: Option<OneOrMany>,
    /// The statuses that clear policy number, type, amount and end date.
    #[serde(rename = "coverlist:leavingStatuses", default = "leaving")]
    pub(super) leaving_statuses: BTreeSet<Status>,
    /// Whether a record with the status *Waived* counts as covered.
    #[serde(rename = "coverlist:waivedIsCovered", default)]
    pub(super) waived_is_covered: bool,
    #[serde(flatten, skip_serializing)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) others: Others,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub(super) struct SchemaField {
    /// The header.
    pub(super) name: String,
    #[serde(rename = "type")]
    pub(super) schema_type: SchemaType,
    /// The id of the field, such as `policy_number` or `amount_3`. By default the built-in field whose name
    /// is the header.
    #[serde(rename = "coverlist:field", default, skip_serializing_if = "Option::is_none")]
    pub(super) field: Option<Field>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    /// A value for example files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) example: Option<SchemaValue>,
    #[serde(rename = "rdfType", default, skip_serializing_if = "Option::is_none")]
    pub(super) rdf_type: Option<String>,
    /// The format of a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) format: Option<String>,
    #[serde(rename = "groupChar", default, skip_serializing_if = "Option::is_none")]
    pub(super) group_char: Option<String>,
    #[serde(rename = "decimalChar", default, skip_serializing_if = "Option::is_none")]
    pub(super) decimal_char: Option<String>,
    #[serde(rename = "bareNumber", default, skip_serializing_if = "Option::is_none")]
    pub(super) bare_number: Option<bool>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) constraints: Constraints,
    /// The words of a choice column and their meanings, if neither `enum` nor `coverlist:words` has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) categories: Vec<Category>,
    /// Accepted, because no rule depends on the order of choices.
    #[serde(rename = "categoriesOrdered", default, skip_serializing)]
    pub(super) categories_ordered: Option<bool>,
    /// Other headers for the column.
    #[serde(rename = "coverlist:aliases", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) aliases: Vec<String>,
    /// The meaning of a blank cell.
    #[serde(rename = "coverlist:blank", default, skip_serializing_if = "is_default")]
    pub(super) blank: BlankCell,
    /// The words of a status or choice column.
    #[serde(rename = "coverlist:words", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) words: Vec<SchemaWord>,
    /// The formats of a date, if there are several.
    #[serde(rename = "coverlist:dateFormats", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) date_formats: Vec<String>,
    #[serde(flatten, skip_serializing)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) others: Others,
}

/// The rules for the values of a column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))]
pub(super) struct Constraints {
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) required: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) unique: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) minimum: Option<SchemaValue>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) maximum: Option<SchemaValue>,
    #[serde(rename = "minLength", default, skip_serializing_if = "Option::is_none")]
    pub(super) min_length: Option<u32>,
    #[serde(rename = "maxLength", default, skip_serializing_if = "Option::is_none")]
    pub(super) max_length: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) pattern: Option<String>,
    /// The words of a status or choice column.
    #[serde(rename = "enum", default, skip_serializing_if = "Vec::is_empty")]
    pub(super) words: Vec<String>,
    #[serde(flatten, skip_serializing)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) others: Others,
}

/// A word, and the status or choice that it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct SchemaWord {
    pub(super) word: String,
    /// The id of a status, or the value of a choice.
    pub(super) means: String,
}

/// A word of a choice column, and its label if it means something else than itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "category")]
pub(super) enum Category {
    Word(String),
    Labeled { value: String, label: Option<String> },
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(super) enum SchemaType {
    #[default]
    String,
    Integer,
    Number,
    Date,
}

/// A file may lack columns that are not required, and may have further ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(super) enum FieldsMatch {
    #[default]
    Partial,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "primary_key")]
pub(super) enum OneOrMany {
    Many(Vec<String>),
    One(String),
}

/// A value in a document: a number, or the text that a cell could have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "value")]
pub(super) enum SchemaValue {
    Integer(i64),
    Number(f64),
    Text(String),
}

/// Properties that templates do not have. A document that has one is refused: Coverlist would not enforce it.
pub(super) type Others = BTreeMap<String, IgnoredAny>;

impl SchemaType {
    pub(super) const fn of(field_type: FieldType) -> Self {
        match field_type {
            FieldType::Status | FieldType::Text | FieldType::Choice => Self::String,
            FieldType::Integer => Self::Integer,
            FieldType::Amount => Self::Number,
            FieldType::Date => Self::Date,
        }
    }
}

impl SchemaValue {
    /// The form of a value in a column whose only date format is the given one.
    pub(super) fn of(value: &Value, date_format: Option<&str>) -> Self {
        let format = date_format.and_then(DateFormat::new);
        match value {
            Value::Integer(number) => Self::Integer(*number),
            Value::Amount(cents) if cents % 100 == 0 => Self::Integer(cents / 100),
            Value::Date(date) if let Some(format) = format => Self::Text(format.write(*date)),
            value => Self::Text(value.text().into_owned()),
        }
    }

    /// The value of a type. A date has the given format, or is an ISO 8601 date.
    pub(super) fn value(&self, field_type: FieldType, date_format: Option<&str>) -> Option<Value> {
        match (self, field_type) {
            (Self::Integer(dollars), FieldType::Amount) => Some(Value::Amount(dollars.checked_mul(100)?)),
            (Self::Number(dollars), FieldType::Amount) => {
                let is_exact = (dollars * 100.0 - (dollars * 100.0).round()).abs() < 1e-6;
                Value::from_text(field_type, &format!("{dollars:.2}")).filter(|_| is_exact)
            }
            (Self::Integer(number), FieldType::Integer) => Some(Value::Integer(*number)),
            (Self::Integer(_) | Self::Number(_), _) => None,
            (Self::Text(text), FieldType::Date) => {
                let date = DateFormat::new(date_format.unwrap_or(ISO_DATE))?.read(text);
                date.map(Value::Date).or_else(|| Value::from_text(field_type, text))
            }
            (Self::Text(text), _) => Value::from_text(field_type, text),
        }
    }
}

impl TableSchema {
    /// A document without columns.
    pub(super) fn new(id: String, kind: RecordKind, title: String) -> Self {
        Self {
            profile: profile(),
            id,
            version: None,
            kind,
            purpose: Purpose::default(),
            title,
            description: None,
            fields: Vec::new(),
            fields_match: FieldsMatch::Partial,
            missing_values: blank(),
            primary_key: None,
            leaving_statuses: leaving(),
            waived_is_covered: false,
            others: Others::new(),
        }
    }

    /// Checks the properties that have one supported value each.
    pub(super) fn check_properties(&self) -> Result<(), TemplateFault> {
        let is_profile = ["1.0", "2.0"].iter().any(|version| self.profile == profile_of(version));
        let key: Option<&[String]> = self.primary_key.as_ref().map(|key| match key {
            OneOrMany::One(header) => std::slice::from_ref(header),
            OneOrMany::Many(headers) => headers,
        });
        let first = self.fields.first().map(|field| &field.name);
        check_others(&self.others)?;
        if !is_profile {
            Err(TemplateRule::Profile.at("/$schema"))
        } else if self.missing_values != blank() {
            Err(TemplateRule::MissingValues.at("/missingValues"))
        } else if key.is_some_and(|key| key.len() != 1 || key.first() != first) {
            Err(TemplateRule::PrimaryKey.at("/primaryKey"))
        } else {
            Ok(())
        }
    }
}

/// Refuses the first of these properties.
pub(super) fn check_others(others: &Others) -> Result<(), TemplateFault> {
    match others.keys().next() {
        Some(name) => {
            let name = name.replace('~', "~0").replace('/', "~1");
            Err(TemplateRule::Unsupported.at(format!("/{name}")))
        }
        None => Ok(()),
    }
}

fn profile() -> String {
    profile_of("2.0")
}

fn profile_of(version: &str) -> String {
    format!("https://datapackage.org/profiles/{version}/tableschema.json")
}

fn blank() -> Vec<String> {
    vec![String::new()]
}

fn leaving() -> BTreeSet<Status> {
    super::LEAVING_STATUSES.into()
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
