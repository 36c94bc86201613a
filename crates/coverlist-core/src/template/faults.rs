//! Every fault of a template that is being written.

use super::check_column::check_column;
use super::{TableSchema, Template, TemplateError, TemplateFault, TemplateSet};

impl TableSchema {
    /// The template of a document, or every place where it breaks a rule: the first fault of each column, and
    /// one of the template as a whole. `others` are the other templates of the district.
    ///
    /// # Errors
    ///
    /// The faults in the order of the document, at least one.
    pub fn checked(self, others: Vec<Template>) -> Result<Template, Vec<TemplateFault>> {
        let kind = self.kind;
        let check = |(at, field): (usize, &super::table_schema::SchemaField)| {
            let column = field.clone().column(kind);
            let fault = column.and_then(|column| check_column(&column)).err()?;
            Some(fault.within(format!("/fields/{at}")))
        };
        let mut faults: Vec<TemplateFault> = self.fields.iter().enumerate().filter_map(check).collect();
        match Template::try_from(self).and_then(|template| template.among(others)) {
            Ok(template) => return Ok(template),
            Err(fault) if !faults.contains(&fault) => faults.push(fault),
            Err(_) => {}
        }
        Err(faults)
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
