//! Reads a template from a Table Schema document.

use super::builtin::status_of;
use super::check_column::check_words;
use super::table_schema::{Category, SchemaField, SchemaType, SchemaValue, check_others};
use super::{Column, ISO_DATE, Remarks, TableSchema, Template, TemplateFault, TemplateRule, Word};
use crate::record::{Field, FieldType, RecordKind, Value, built_in_name, folded};

impl TryFrom<TableSchema> for Template {
    type Error = TemplateFault;

    /// Does not check the rules of a template's columns and of a whole set, see [`super::TemplateSet::new`].
    fn try_from(schema: TableSchema) -> Result<Self, TemplateFault> {
        schema.check_properties()?;
        let kind = schema.kind;
        let columns = schema
            .fields
            .into_iter()
            .enumerate()
            .map(|(at, field)| field.column(kind).map_err(|fault| fault.within(format!("/fields/{at}"))));
        Ok(Self {
            columns: columns.collect::<Result<_, _>>()?,
            id: schema.id,
            version: schema.version.unwrap_or_default(),
            name: schema.title,
            description: schema.description,
            kind,
            purpose: schema.purpose,
            leaving_statuses: schema.leaving_statuses,
            waived_is_covered: schema.waived_is_covered,
        })
    }
}

/// Faults have pointers within the field.
impl SchemaField {
    pub(super) fn column(self, kind: RecordKind) -> Result<Column, TemplateFault> {
        check_others(&self.others)?;
        check_others(&self.constraints.others).map_err(|fault| fault.within("/constraints".to_owned()))?;
        let field = self.field.or_else(|| built_in(&self.name, kind));
        let field = field.ok_or_else(|| TemplateRule::NoField.at("/coverlist:field"))?;
        let field_type = field.field_type();
        if self.schema_type != SchemaType::of(field_type) {
            return Err(TemplateRule::Type.at("/type"));
        }
        self.check_number(field_type)?;
        if self.constraints.unique && field != Field::Key {
            return Err(TemplateRule::Unique.at("/constraints/unique"));
        }
        let column = Column {
            date_formats: self.date_formats(field_type)?,
            words: self.words(field_type)?,
            ..Column::new(field, &self.name)
        };
        let value = |value: Option<SchemaValue>, rule: TemplateRule, pointer: &str| match value {
            None => Ok(None),
            Some(value) => read_value(&value, &column).map(Some).ok_or_else(|| rule.at(pointer)),
        };
        let constraints = self.constraints;
        Ok(Column {
            minimum: value(constraints.minimum, TemplateRule::Limit, "/constraints/minimum")?,
            maximum: value(constraints.maximum, TemplateRule::Limit, "/constraints/maximum")?,
            example: value(self.example, TemplateRule::Example, "/example")?,
            aliases: self.aliases,
            required: constraints.required,
            blank: self.blank,
            min_length: constraints.min_length,
            max_length: constraints.max_length,
            pattern: constraints.pattern,
            remarks: Remarks { title: self.title, description: self.description, rdf_type: self.rdf_type },
            ..column
        })
    }

    fn check_number(&self, field_type: FieldType) -> Result<(), TemplateFault> {
        let is_number = field_type.is_number();
        let is_amount = self.schema_type == SchemaType::Number;
        let is_group = |char: &String| is_number && char == ",";
        let is_decimal = |char: &String| is_amount && char == ".";
        if !self.group_char.iter().all(is_group) {
            Err(TemplateRule::NumberForm.at("/groupChar"))
        } else if !self.decimal_char.iter().all(is_decimal) {
            Err(TemplateRule::NumberForm.at("/decimalChar"))
        } else if self.bare_number.is_some_and(|is_bare| !is_number || !(is_bare || is_amount)) {
            Err(TemplateRule::NumberForm.at("/bareNumber"))
        } else {
            Ok(())
        }
    }

    /// The formats of a date. Without a format, a date is an ISO 8601 date, as the standard says.
    fn date_formats(&self, field_type: FieldType) -> Result<Vec<String>, TemplateFault> {
        let format = self.format.as_deref().map(|format| format.strip_prefix("fmt:").unwrap_or(format));
        if !field_type.has_date_format() {
            return match format {
                None | Some("default") if self.date_formats.is_empty() => Ok(Vec::new()),
                None | Some("default") => Err(TemplateRule::Constraint.at("/coverlist:dateFormats")),
                Some(_) => Err(TemplateRule::Format.at("/format")),
            };
        }
        match format {
            Some("any") => Ok(self.date_formats.clone()),
            None if !self.date_formats.is_empty() => Ok(self.date_formats.clone()),
            Some(_) if !self.date_formats.is_empty() => {
                Err(TemplateRule::DateFormats.at("/coverlist:dateFormats"))
            }
            None | Some("default") => Ok(vec![ISO_DATE.to_owned()]),
            Some(format) => Ok(vec![format.to_owned()]),
        }
    }

    /// The words with their meanings. Without `coverlist:words`, the words of `enum` or `categories` mean
    /// themselves: a choice, or the status that the word means in the built-in templates.
    fn words(&self, field_type: FieldType) -> Result<Vec<Word>, TemplateFault> {
        let stated: [(&str, Vec<(&str, &str)>); 3] = [
            ("/coverlist:words", self.words.iter().map(|word| (&*word.word, &*word.means)).collect()),
            ("/constraints/enum", self.constraints.words.iter().map(|word| (&**word, &**word)).collect()),
            ("/categories", self.categories.iter().map(Category::word).collect()),
        ];
        let mut stated = stated.into_iter().filter(|(_, words)| !words.is_empty());
        let Some((place, words)) = stated.next() else { return Ok(Vec::new()) };
        if !field_type.has_words() {
            return Err(TemplateRule::Constraint.at(place));
        }
        let is_same = |(one, other): (&(&str, &str), &(&str, &str))| one.0 == other.0;
        let is_other = |(_, other): &(&str, Vec<(&str, &str)>)| {
            other.len() != words.len() || !words.iter().zip(other).all(is_same)
        };
        if let Some((place, _)) = stated.find(is_other) {
            return Err(TemplateRule::OtherWords.at(place));
        }
        let part = |at: usize, part: &str| match place {
            "/coverlist:words" => format!("{place}/{at}/{part}"),
            _ => format!("{place}/{at}"),
        };
        let word = |(at, &(word, means)): (usize, &(&str, &str))| match meaning(field_type, means) {
            Some(means) => Ok(Word { word: word.to_owned(), means }),
            None => Err(TemplateRule::Meaning.at(part(at, "means"))),
        };
        let words: Vec<Word> = words.iter().enumerate().map(word).collect::<Result<_, _>>()?;
        check_words(&words, part).map(|()| words)
    }
}

impl Category {
    /// The word, and its meaning.
    fn word(&self) -> (&str, &str) {
        match self {
            Self::Word(word) => (word, word),
            Self::Labeled { value, label } => (value, label.as_deref().unwrap_or(value)),
        }
    }
}

fn meaning(field_type: FieldType, text: &str) -> Option<Value> {
    let status = || status_of(text).map(Value::Status).filter(|status| status.field_type() == field_type);
    Value::from_text(field_type, text).or_else(status)
}

fn read_value(value: &SchemaValue, column: &Column) -> Option<Value> {
    match value {
        SchemaValue::Text(word) if !column.words.is_empty() => column.meaning(word).cloned(),
        value => value.value(column.field.field_type(), column.only_date_format()),
    }
}

fn built_in(header: &str, kind: RecordKind) -> Option<Field> {
    Field::BUILT_IN.into_iter().find(|field| folded(built_in_name(*field, kind)) == folded(header))
}
