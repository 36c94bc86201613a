//! The faults of a template while a person writes it.

use super::check_column::check_column;
use super::table_schema::{Constraints, SchemaField};
use super::{TableSchema, Template, TemplateError, TemplateFault, TemplateSet};
use crate::record::RecordKind;

impl TableSchema {
    /// The template of a document, or every place where it breaks a rule: the first fault of each column, and
    /// one of the template as a whole. `others` are the other templates of the district.
    ///
    /// # Errors
    ///
    /// The faults of the columns in their order, then the one of the whole; at least one.
    pub fn checked(self, others: Vec<Template>) -> Result<Template, Vec<TemplateFault>> {
        let found: Vec<Option<TemplateFault>> =
            self.fields.iter().enumerate().map(|(at, field)| field.fault(self.kind, at)).collect();
        let is_known = |fault: &TemplateFault| found.iter().flatten().any(|known| known.rule == fault.rule);
        let whole = Template::try_from(self.without(&found)).and_then(|template| template.among(others));
        match whole {
            Ok(template) if found.iter().all(Option::is_none) => Ok(template),
            Err(fault) if !is_known(&fault) => Err(found.iter().flatten().cloned().chain([fault]).collect()),
            Ok(_) | Err(_) => Err(found.into_iter().flatten().collect()),
        }
    }

    /// The document without the rules of the columns that have a fault, so that further faults are found.
    fn without(&self, found: &[Option<TemplateFault>]) -> Self {
        let fields = self.fields.iter().zip(found).map(|(field, fault)| match fault {
            None => field.clone(),
            Some(_) => SchemaField {
                name: field.name.clone(),
                schema_type: field.schema_type,
                field: field.field,
                words: field.words.iter().take(1).cloned().collect(),
                aliases: field.aliases.clone(),
                constraints: Constraints { required: field.constraints.required, ..Constraints::default() },
                ..SchemaField::default()
            },
        });
        Self { fields: fields.collect(), ..self.clone() }
    }
}

impl SchemaField {
    /// What is wrong with the column at a position, whatever the others are.
    fn fault(&self, kind: RecordKind, at: usize) -> Option<TemplateFault> {
        let column = self.clone().column(kind);
        let fault = column.and_then(|column| check_column(&column)).err()?;
        Some(fault.within(format!("/fields/{at}")))
    }
}

impl Template {
    /// The template, if it keeps the rules of a set together with the others of its district.
    ///
    /// # Errors
    ///
    /// The first broken rule.
    pub fn among(self, others: Vec<Self>) -> Result<Self, TemplateFault> {
        // The others kept the rules before, so a broken rule is about this one.
        let mut all = others;
        all.push(self.clone());
        TemplateSet::new(all).map_err(|TemplateError { fault, .. }| fault)?;
        Ok(self)
    }
}
