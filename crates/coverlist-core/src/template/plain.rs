//! The plain form of templates, in which the page sends them to the engine.

use super::{BlankCell, Column, Purpose, Template, TemplateSet, Word};
use crate::record::{Field, RecordKind, Status, Value, inserted};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The templates of a set as nested lists, which take a tenth of the code of Table Schema documents to read.
///
/// Reader and writer have the same build, so the rules of templates are not checked again. What is
/// only for people is left out: descriptions, remarks and examples.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlainTemplates(Vec<PlainTemplate>);

/// Id, version, name, kind, columns, leaving statuses, whether *Waived* counts as covered, and purpose.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PlainTemplate(String, u32, String, RecordKind, Vec<PlainColumn>, Vec<Status>, bool, Purpose);

/// Field, header, whether it is required, blank cell; aliases, date formats, and words with their meanings;
/// minimum, maximum and pattern; smallest and largest length. Values are canonical texts.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PlainColumn(Field, String, bool, BlankCell, Lists, Texts, [Option<u32>; 2]);

type Lists = (Vec<String>, Vec<String>, Vec<(String, String)>);
type Texts = [Option<String>; 3];

impl PlainTemplates {
    /// Writes a set in its plain form.
    ///
    /// # Errors
    ///
    /// The error of the serializer.
    pub fn serialize_set<S: Serializer>(set: &TemplateSet, serializer: S) -> Result<S::Ok, S::Error> {
        Self(set.iter().map(PlainTemplate::of).collect()).serialize(serializer)
    }

    /// Reads a set from its plain form.
    ///
    /// # Errors
    ///
    /// The error of the deserializer, or that the form is not one of a set.
    pub fn deserialize_set<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TemplateSet, D::Error> {
        let Self(templates) = Self::deserialize(deserializer)?;
        let templates: Option<Vec<_>> = templates.into_iter().map(PlainTemplate::template).collect();
        let set = templates.and_then(TemplateSet::checked_before);
        set.ok_or_else(|| D::Error::custom("templates"))
    }
}

impl PlainTemplate {
    fn of(template: &Template) -> Self {
        Self(
            template.id.clone(),
            template.version,
            template.name.clone(),
            template.kind,
            template.columns.iter().map(PlainColumn::of).collect(),
            template.leaving_statuses.iter().copied().collect(),
            template.waived_is_covered,
            template.purpose,
        )
    }

    fn template(self) -> Option<Template> {
        let Self(id, version, name, kind, columns, leaving_statuses, waived_is_covered, purpose) = self;
        Some(Template {
            id,
            version,
            name,
            description: None,
            kind,
            purpose,
            columns: columns.into_iter().map(PlainColumn::column).collect::<Option<_>>()?,
            leaving_statuses: inserted(leaving_statuses),
            waived_is_covered,
        })
    }
}

impl PlainColumn {
    fn of(column: &Column) -> Self {
        let text = |value: &Value| value.text().into_owned();
        let words = column.words.iter().map(|known| (known.word.clone(), text(&known.means)));
        Self(
            column.field,
            column.header.clone(),
            column.required,
            column.blank,
            (column.aliases.clone(), column.date_formats.clone(), words.collect()),
            [column.minimum.as_ref().map(text), column.maximum.as_ref().map(text), column.pattern.clone()],
            [column.min_length, column.max_length],
        )
    }

    fn column(self) -> Option<Column> {
        let Self(field, header, required, blank, lists, texts, [min_length, max_length]) = self;
        let (aliases, date_formats, words) = lists;
        let [minimum, maximum, pattern] = texts;
        let value = |text: &str| Value::from_text(field.field_type(), text);
        let stated = |text: Option<String>| text.map_or(Some(None), |text| value(&text).map(Some));
        let word = |(word, means): (String, String)| Some(Word { word, means: value(&means)? });
        Some(Column {
            required,
            blank,
            aliases,
            date_formats,
            words: words.into_iter().map(word).collect::<Option<_>>()?,
            minimum: stated(minimum)?,
            maximum: stated(maximum)?,
            pattern,
            min_length,
            max_length,
            ..Column::new(field, &header)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Date, FieldType};

    fn arrived(set: &TemplateSet) -> TemplateSet {
        let mut json = Vec::new();
        PlainTemplates::serialize_set(set, &mut serde_json::Serializer::new(&mut json)).expect("it is JSON");
        let mut reader = serde_json::Deserializer::from_slice(&json);
        PlainTemplates::deserialize_set(&mut reader).expect("it reads back")
    }

    #[test]
    fn every_rule_arrives() {
        let mut template = Template::builtin(RecordKind::Device);
        template.leaving_statuses.remove(&Status::Waived);
        template.waived_is_covered = true;
        template.columns[1].blank = BlankCell::FillIfEmpty;
        template.columns[2].min_length = Some(3);
        template.columns[2].max_length = Some(30);
        template.columns[2].pattern = Some("[A-Z]+".to_owned());
        template.columns[4].minimum = Some(Value::Amount(-5));
        template.columns[4].maximum = Some(Value::Amount(25_000_000));
        template.columns[5].minimum = Some(Value::Date(Date::constant(2026, 8, 31)));
        template.columns[5].date_formats = vec!["%d.%m.%Y".to_owned()];
        let word = Word { word: "Hard case".to_owned(), means: Value::Choice("hard".to_owned()) };
        let choice = Field::custom(3, FieldType::Choice);
        template.columns.push(Column { words: vec![word], ..Column::new(choice, "Bag") });
        let set = TemplateSet::new(vec![Template::builtin(RecordKind::User), template]).expect("a set");
        assert_eq!(arrived(&set), set);
    }

    #[test]
    fn a_set_is_never_empty() {
        let mut reader = serde_json::Deserializer::from_str("[]");
        assert!(PlainTemplates::deserialize_set(&mut reader).is_err());
    }
}
