//! The document of a draft, which the server reads.

use super::{Draft, DraftColumn, DraftWord, Limit};
use coverlist_core::record::{Field, FieldType, RecordKind, Status};
use coverlist_core::template::{BlankCell, Purpose};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A Table Schema document.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "coverlist:id")]
    id: &'a str,
    #[serde(rename = "coverlist:version")]
    version: u32,
    #[serde(rename = "coverlist:kind")]
    kind: RecordKind,
    #[serde(rename = "coverlist:purpose")]
    purpose: Purpose,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    fields: Vec<FieldDocument<'a>>,
    #[serde(rename = "coverlist:leavingStatuses")]
    leaving_statuses: &'a BTreeSet<Status>,
    #[serde(rename = "coverlist:waivedIsCovered")]
    waived_is_covered: bool,
}

#[derive(Serialize)]
struct FieldDocument<'a> {
    name: &'a str,
    #[serde(rename = "type")]
    schema_type: &'static str,
    #[serde(rename = "coverlist:field")]
    field: Field,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(rename = "rdfType", skip_serializing_if = "Option::is_none")]
    rdf_type: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'a str>,
    constraints: Constraints<'a>,
    #[serde(rename = "coverlist:aliases")]
    aliases: Vec<&'a str>,
    #[serde(rename = "coverlist:blank")]
    blank: BlankCell,
    #[serde(rename = "coverlist:words")]
    words: Vec<WordDocument<'a>>,
    #[serde(rename = "coverlist:dateFormats")]
    date_formats: Vec<&'a str>,
}

#[derive(Serialize)]
struct Constraints<'a> {
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    minimum: Option<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maximum: Option<Cow<'a, str>>,
    #[serde(rename = "minLength", skip_serializing_if = "Option::is_none")]
    min_length: Option<u32>,
    #[serde(rename = "maxLength", skip_serializing_if = "Option::is_none")]
    max_length: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pattern: Option<&'a str>,
}

#[derive(Serialize)]
struct WordDocument<'a> {
    word: &'a str,
    means: &'a str,
}

impl Draft {
    /// The document of the draft, which changes a version.
    pub fn document(&self, version: u32) -> String {
        let document = Document {
            id: &self.id,
            version,
            kind: self.kind,
            purpose: self.purpose,
            title: self.name.trim(),
            description: stated(&self.description),
            fields: self.columns.iter().map(FieldDocument::of).collect(),
            leaving_statuses: &self.leaving_statuses,
            waived_is_covered: self.waived_is_covered,
        };
        // These types have a form in JSON.
        serde_json::to_string(&document).unwrap_or_default()
    }
}

impl<'a> FieldDocument<'a> {
    fn of(column: &'a DraftColumn) -> Self {
        let field_type = column.field.field_type();
        let [title, description, rdf_type] = column.remarks.each_ref().map(Option::as_deref);
        let formats = lines(&column.date_formats);
        let (format, date_formats) = match formats.as_slice() {
            _ if field_type != FieldType::Date => (None, Vec::new()),
            [only] => (Some(*only), Vec::new()),
            _ => (Some("any"), formats),
        };
        let value = |limit| stated(column.limit(limit)).map(|text| plain_number(text, field_type));
        let length = |limit| column.limit(limit).trim().parse().ok();
        Self {
            name: column.header.trim(),
            schema_type: schema_type(field_type),
            field: column.field,
            title,
            description,
            rdf_type,
            example: value(Limit::Example),
            format,
            constraints: Constraints {
                required: column.required,
                minimum: value(Limit::Minimum),
                maximum: value(Limit::Maximum),
                min_length: length(Limit::MinLength),
                max_length: length(Limit::MaxLength),
                pattern: stated(column.limit(Limit::Pattern)),
            },
            aliases: lines(&column.aliases),
            blank: column.blank,
            words: column.words.iter().filter(|word| !word.is_blank()).map(WordDocument::of).collect(),
            date_formats,
        }
    }
}

impl<'a> WordDocument<'a> {
    fn of(DraftWord { word, means }: &'a DraftWord) -> Self {
        let word = word.trim();
        Self { word, means: stated(means).unwrap_or(word) }
    }
}

const fn schema_type(field_type: FieldType) -> &'static str {
    match field_type {
        FieldType::Status | FieldType::Text | FieldType::Choice => "string",
        FieldType::Integer => "integer",
        FieldType::Amount => "number",
        FieldType::Date => "date",
    }
}

/// A number as documents have it, without a dollar sign and without commas between thousands; an amount with
/// its cents. Another text stays as it is, and the server says what is wrong with it.
fn plain_number(text: &str, field_type: FieldType) -> Cow<'_, str> {
    let number = match field_type {
        FieldType::Amount => amount(text),
        FieldType::Integer => without_groups(text),
        _ => None,
    };
    number.map_or(Cow::Borrowed(text), Cow::Owned)
}

fn amount(text: &str) -> Option<String> {
    let text = text.strip_prefix('$').unwrap_or(text);
    let (dollars, cents) = text.split_once('.').unwrap_or((text, ""));
    let is_cents = cents.len() <= 2 && cents.bytes().all(|byte| byte.is_ascii_digit());
    without_groups(dollars).filter(|_| is_cents).map(|dollars| format!("{dollars}.{cents:0<2}"))
}

/// A whole number without the commas between thousands.
fn without_groups(text: &str) -> Option<String> {
    let mut groups = text.split(',');
    let is_digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let is_first = |group: &str| is_digits(group) && (group.len() <= 3 || !text.contains(','));
    let is_plain =
        groups.next().is_some_and(is_first) && groups.all(|group| group.len() == 3 && is_digits(group));
    is_plain.then(|| text.replace(',', ""))
}

fn stated(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

fn lines(text: &str) -> Vec<&str> {
    text.lines().filter_map(stated).collect()
}
