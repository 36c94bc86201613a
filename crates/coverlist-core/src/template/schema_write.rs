//! Writes a template as a Table Schema document.

use super::table_schema::{Constraints, OneOrMany, SchemaField, SchemaType, SchemaValue, SchemaWord};
use super::{Column, ISO_DATE, TableSchema, Template, Word};
use crate::record::{Field, FieldType, Value};

impl From<Template> for TableSchema {
    fn from(template: Template) -> Self {
        let key = template.columns.first().map(|column| OneOrMany::Many(vec![column.header.clone()]));
        Self {
            version: Some(template.version).filter(|version| *version > 0),
            description: template.description,
            fields: template.columns.into_iter().map(SchemaField::from).collect(),
            primary_key: key,
            leaving_statuses: template.leaving_statuses,
            waived_is_covered: template.waived_is_covered,
            purpose: template.purpose,
            ..Self::new(template.id, template.kind, template.name)
        }
    }
}

impl From<Column> for SchemaField {
    fn from(column: Column) -> Self {
        let field_type = column.field.field_type();
        let schema_type = SchemaType::of(field_type);
        let format = schema_format(&column, field_type);
        let value = |value: &Value| match column.main_word(value) {
            Some(word) => SchemaValue::Text(word.to_owned()),
            None => SchemaValue::of(value, column.only_date_format()),
        };
        Self {
            example: column.example.as_ref().map(value),
            schema_type,
            field: Some(column.field),
            format,
            group_char: field_type.is_number().then(|| ",".to_owned()),
            bare_number: (schema_type == SchemaType::Number).then_some(false),
            constraints: Constraints {
                required: column.required,
                unique: column.field == Field::Key,
                minimum: column.minimum.as_ref().map(value),
                maximum: column.maximum.as_ref().map(value),
                min_length: column.min_length,
                max_length: column.max_length,
                pattern: column.pattern,
                words: column.words.iter().map(|word| word.word.clone()).collect(),
                ..Constraints::default()
            },
            title: column.remarks.title,
            description: column.remarks.description,
            rdf_type: column.remarks.rdf_type,
            aliases: column.aliases,
            blank: column.blank,
            words: column.words.into_iter().map(SchemaWord::from).collect(),
            date_formats: if column.date_formats.len() > 1 { column.date_formats } else { Vec::new() },
            name: column.header,
            ..Self::default()
        }
    }
}

fn schema_format(column: &Column, field_type: FieldType) -> Option<String> {
    field_type.has_date_format().then(|| match column.only_date_format() {
        Some(ISO_DATE) => "default".to_owned(),
        Some(only) => only.to_owned(),
        None => "any".to_owned(),
    })
}

impl From<Word> for SchemaWord {
    fn from(word: Word) -> Self {
        Self { means: word.means.text().into_owned(), word: word.word }
    }
}
