//! Templates as Table Schema documents.

use super::{BlankCell, Column, Template, TemplateFault, TemplateRule, Word};
use crate::record::{Field, FieldType, RecordKind, Status, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A template as a Table Schema document, version 2 (<https://datapackage.org/standard/table-schema/>). Its own
/// properties begin with `coverlist:`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TableSchema {
    /// The profile of the document.
    #[serde(rename = "$schema", default = "profile")]
    profile: String,
    /// The template's id.
    #[serde(rename = "coverlist:id")]
    id: String,
    /// The version of the template. A document to import needs none, because a new version gets a new number.
    #[serde(rename = "coverlist:version", default)]
    version: u32,
    /// The kind of record that rows name.
    #[serde(rename = "coverlist:kind")]
    kind: RecordKind,
    /// The template's name.
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// The columns in file order.
    fields: Vec<SchemaField>,
    #[serde(rename = "fieldsMatch", default = "partial")]
    fields_match: FieldsMatch,
    #[serde(rename = "missingValues", default = "blank")]
    missing_values: Vec<String>,
    /// The header of the key.
    #[serde(rename = "primaryKey", default, skip_serializing_if = "Option::is_none")]
    primary_key: Option<OneOrMany>,
    /// The statuses that clear policy number, type, amount and end date.
    #[serde(rename = "coverlist:leavingStatuses", default = "leaving")]
    leaving_statuses: BTreeSet<Status>,
    /// Whether a record with the status *Waived* counts as covered.
    #[serde(rename = "coverlist:waivedIsCovered", default)]
    waived_is_covered: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct SchemaField {
    /// The header.
    name: String,
    #[serde(rename = "type")]
    schema_type: SchemaType,
    /// The id of the field, such as `policy_number` or `amount_3`.
    #[serde(rename = "coverlist:field")]
    field: Field,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    /// The format of a date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    format: Option<String>,
    #[serde(rename = "groupChar", default, skip_serializing_if = "Option::is_none")]
    group_char: Option<String>,
    #[serde(rename = "bareNumber", default, skip_serializing_if = "Option::is_none")]
    bare_number: Option<bool>,
    #[serde(default, skip_serializing_if = "Constraints::is_empty")]
    constraints: Constraints,
    /// Other headers for the column.
    #[serde(rename = "coverlist:aliases", default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    /// The meaning of a blank cell.
    #[serde(rename = "coverlist:blank", default, skip_serializing_if = "is_default")]
    blank: BlankCell,
    /// The words of a status or choice column.
    #[serde(rename = "coverlist:words", default, skip_serializing_if = "Vec::is_empty")]
    words: Vec<SchemaWord>,
    /// The formats of a date, if there are several.
    #[serde(rename = "coverlist:dateFormats", default, skip_serializing_if = "Vec::is_empty")]
    date_formats: Vec<String>,
}

/// A word, and the status or choice that it means.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct SchemaWord {
    word: String,
    /// The id of a status, or the value of a choice.
    means: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum SchemaType {
    String,
    Integer,
    Number,
    Date,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
enum FieldsMatch {
    Partial,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// The rules for the values of a column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Constraints {
    #[serde(default, skip_serializing_if = "is_default")]
    required: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    unique: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    minimum: Option<Limit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    maximum: Option<Limit>,
    #[serde(rename = "minLength", default, skip_serializing_if = "Option::is_none")]
    min_length: Option<u32>,
    #[serde(rename = "maxLength", default, skip_serializing_if = "Option::is_none")]
    max_length: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pattern: Option<String>,
    /// The words of a status or choice column.
    #[serde(rename = "enum", default, skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
}

/// A smallest or largest value: a number, or the text of one or of a date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
enum Limit {
    Integer(i64),
    Number(f64),
    Text(String),
}

const PROFILE: &str = "https://datapackage.org/profiles/2.0/tableschema.json";

impl From<Template> for TableSchema {
    fn from(template: Template) -> Self {
        let key = template.columns.first().map(|column| OneOrMany::One(column.header.clone()));
        Self {
            profile: profile(),
            id: template.id,
            version: template.version,
            kind: template.kind,
            title: template.name,
            description: None,
            fields: template.columns.into_iter().map(SchemaField::from).collect(),
            fields_match: partial(),
            missing_values: blank(),
            primary_key: key,
            leaving_statuses: template.leaving_statuses,
            waived_is_covered: template.waived_is_covered,
        }
    }
}

impl TryFrom<TableSchema> for Template {
    type Error = TemplateFault;

    /// Does not check the rules that need the whole set of a district's templates, see
    /// [`TemplateSet`](super::TemplateSet).
    fn try_from(schema: TableSchema) -> Result<Self, TemplateFault> {
        if schema.missing_values.iter().any(|value| !value.is_empty()) {
            return Err(TemplateRule::Unsupported.at("/missingValues"));
        }
        let columns = schema.fields.into_iter().enumerate();
        let columns: Vec<Column> = columns.map(|(at, field)| field.column(at)).collect::<Result<_, _>>()?;
        let is_key = |header: &String| columns.first().is_some_and(|first| first.header == *header);
        match &schema.primary_key {
            Some(OneOrMany::One(header)) if !is_key(header) => {
                return Err(TemplateRule::Unsupported.at("/primaryKey"));
            }
            Some(OneOrMany::Many(headers)) if headers.len() != 1 || !headers.iter().all(is_key) => {
                return Err(TemplateRule::Unsupported.at("/primaryKey"));
            }
            _ => {}
        }
        Ok(Self {
            id: schema.id,
            version: schema.version,
            name: schema.title,
            kind: schema.kind,
            columns,
            leaving_statuses: schema.leaving_statuses,
            waived_is_covered: schema.waived_is_covered,
        })
    }
}

impl From<Column> for SchemaField {
    fn from(column: Column) -> Self {
        let field_type = column.field.field_type();
        let limit = |value: Option<Value>| value.as_ref().map(Limit::of);
        let format = (field_type == FieldType::Date).then(|| match column.date_formats.as_slice() {
            [only] if only == ISO_DATE => "default".to_owned(),
            [only] => only.clone(),
            _ => "any".to_owned(),
        });
        Self {
            schema_type: SchemaType::of(field_type),
            field: column.field,
            title: None,
            description: None,
            format,
            group_char: field_type.is_number().then(|| ",".to_owned()),
            bare_number: (field_type == FieldType::Amount).then_some(false),
            constraints: Constraints {
                required: column.required,
                unique: column.field == Field::Key,
                minimum: limit(column.minimum),
                maximum: limit(column.maximum),
                min_length: column.min_length,
                max_length: column.max_length,
                pattern: column.pattern,
                words: column.words.iter().map(|word| word.word.clone()).collect(),
            },
            aliases: column.aliases,
            blank: column.blank,
            words: column.words.into_iter().map(SchemaWord::from).collect(),
            date_formats: if column.date_formats.len() > 1 { column.date_formats } else { Vec::new() },
            name: column.header,
        }
    }
}

impl SchemaField {
    /// The column at a position of the template, from 0.
    fn column(self, at: usize) -> Result<Column, TemplateFault> {
        let place = |part: &str| format!("/fields/{at}/{part}");
        let field_type = self.field.field_type();
        if self.schema_type != SchemaType::of(field_type) {
            return Err(TemplateRule::Type.at(place("type")));
        }
        let limit = |limit: Option<Limit>, name: &str| match limit {
            None => Ok(None),
            Some(limit) => match limit.value(field_type) {
                Some(value) => Ok(Some(value)),
                None => Err(TemplateRule::Limit.at(place(&format!("constraints/{name}")))),
            },
        };
        let words = self.words(at, field_type)?;
        let date_formats = self.date_formats(at, field_type)?;
        let constraints = self.constraints;
        Ok(Column {
            field: self.field,
            header: self.name,
            aliases: self.aliases,
            required: constraints.required,
            blank: self.blank,
            words,
            minimum: limit(constraints.minimum, "minimum")?,
            maximum: limit(constraints.maximum, "maximum")?,
            min_length: constraints.min_length,
            max_length: constraints.max_length,
            pattern: constraints.pattern,
            date_formats,
        })
    }

    /// The words with their meanings. A choice column may state them as `enum` alone: each means itself.
    fn words(&self, at: usize, field_type: FieldType) -> Result<Vec<Word>, TemplateFault> {
        if self.words.is_empty() && field_type == FieldType::Choice {
            let word = |word: &String| Word { word: word.clone(), means: Value::Choice(word.clone()) };
            return Ok(self.constraints.words.iter().map(word).collect());
        }
        let is_same = |(one, other): (&SchemaWord, &String)| one.word == *other;
        let is_enum = self.words.len() == self.constraints.words.len()
            && self.words.iter().zip(&self.constraints.words).all(is_same);
        if !self.constraints.words.is_empty() && !is_enum {
            return Err(TemplateRule::Words.at(format!("/fields/{at}/constraints/enum")));
        }
        let word = |(place, word): (usize, &SchemaWord)| match Value::from_text(field_type, &word.means) {
            Some(means) => Ok(Word { word: word.word.clone(), means }),
            None => Err(TemplateRule::Meaning.at(format!("/fields/{at}/coverlist:words/{place}/means"))),
        };
        self.words.iter().enumerate().map(word).collect()
    }

    fn date_formats(&self, at: usize, field_type: FieldType) -> Result<Vec<String>, TemplateFault> {
        let fault = |part: &str| Err(TemplateRule::DateFormat.at(format!("/fields/{at}/{part}")));
        match self.format.as_deref() {
            None | Some("default") if field_type != FieldType::Date => Ok(Vec::new()),
            Some(_) if field_type != FieldType::Date => fault("format"),
            None | Some("any") => Ok(self.date_formats.clone()),
            Some(_) if !self.date_formats.is_empty() => fault("coverlist:dateFormats"),
            Some("default") => Ok(vec![ISO_DATE.to_owned()]),
            Some(format) => Ok(vec![format.to_owned()]),
        }
    }
}

impl From<Word> for SchemaWord {
    fn from(word: Word) -> Self {
        Self { means: word.means.text().into_owned(), word: word.word }
    }
}

impl SchemaType {
    fn of(field_type: FieldType) -> Self {
        match field_type {
            FieldType::Status | FieldType::Text | FieldType::Choice => Self::String,
            FieldType::Integer => Self::Integer,
            FieldType::Amount => Self::Number,
            FieldType::Date => Self::Date,
        }
    }
}

impl Constraints {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Limit {
    fn of(value: &Value) -> Self {
        match value {
            Value::Integer(number) => Self::Integer(*number),
            Value::Amount(cents) if cents % 100 == 0 => Self::Integer(cents / 100),
            value => Self::Text(value.text().into_owned()),
        }
    }

    fn value(&self, field_type: FieldType) -> Option<Value> {
        match (self, field_type) {
            (Self::Integer(number), FieldType::Integer) => Some(Value::Integer(*number)),
            (Self::Integer(dollars), FieldType::Amount) => Some(Value::Amount(dollars.checked_mul(100)?)),
            (Self::Number(dollars), FieldType::Amount) => {
                Value::from_text(FieldType::Amount, &format!("{dollars:.2}"))
            }
            (Self::Text(text), FieldType::Integer | FieldType::Amount | FieldType::Date) => {
                Value::from_text(field_type, text)
            }
            _ => None,
        }
    }
}

/// The format of an ISO 8601 date.
const ISO_DATE: &str = "%Y-%m-%d";

fn profile() -> String {
    PROFILE.to_owned()
}

const fn partial() -> FieldsMatch {
    FieldsMatch::Partial
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
