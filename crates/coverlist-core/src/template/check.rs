//! The rules that the templates of a district keep.

use super::check_column::check_column;
use super::label::{is_new, is_remark};
use super::{Column, Purpose, Template, TemplateError, TemplateFault, TemplateRule, folded};
use crate::record::{Attribute, Field, FieldSet, Status};
use std::collections::HashSet;

/// The headers of the columns that a sheet adds to those of the template, in folded form.
const RESERVED_HEADERS: [&str; 2] = ["line", "reason"];

/// The start of the header of a sheet's column that is only compared, in folded form.
const RESERVED_START: &str = "check:";

/// The longest id, in bytes.
const LONGEST_ID: usize = 40;

/// The maximum number of columns of a template.
const MOST_COLUMNS: usize = 100;

/// Checks each template and compares it with those before it.
pub(super) fn check(templates: &[Template]) -> Result<(), TemplateError> {
    if templates.is_empty() {
        return Err(TemplateError { template: 0, fault: TemplateRule::NoTemplate.at("") });
    }
    let (mut ids, mut names) = (HashSet::new(), HashSet::new());
    for (place, template) in templates.iter().enumerate() {
        let fault = if !is_id(&template.id) || !ids.insert(template.id.clone()) {
            Err(TemplateRule::Id.at("/coverlist:id"))
        } else if !is_new(&mut names, &template.name) {
            Err(TemplateRule::Name.at("/title"))
        } else {
            check_template(template)
        };
        fault.map_err(|fault| TemplateError { template: place, fault })?;
    }
    Ok(())
}

impl Template {
    /// Checks that the district has the fields of the template for its kind of record.
    ///
    /// # Errors
    ///
    /// The place of the first column whose field the district does not have.
    pub fn check_fields(&self, fields: &FieldSet) -> Result<(), TemplateFault> {
        let is_unknown = |column: &Column| match column.field {
            Field::Attribute(attribute) => !Attribute::listed(self.kind).contains(&attribute),
            field => fields.name(self.kind, field).is_none(),
        };
        match self.columns.iter().position(is_unknown) {
            Some(at) => Err(TemplateRule::UnknownField.at(format!("/fields/{at}/coverlist:field"))),
            None => Ok(()),
        }
    }
}

fn check_template(template: &Template) -> Result<(), TemplateFault> {
    let Template { columns, leaving_statuses, waived_is_covered, description, .. } = template;
    if !is_remark(description.as_ref()) {
        return Err(TemplateRule::TooLong.at("/description"));
    }
    if columns.len() > MOST_COLUMNS {
        return Err(TemplateRule::TooMany.at("/fields"));
    }
    if !columns.first().is_some_and(|first| first.field == Field::Key && first.required) {
        return Err(TemplateRule::KeyNotFirst.at("/fields/0"));
    }
    check_headers(columns)?;
    let mut fields = HashSet::new();
    for (at, column) in columns.iter().enumerate() {
        if !fields.insert(column.field) {
            return Err(TemplateRule::RepeatedField.at(format!("/fields/{at}/coverlist:field")));
        }
        if !template.purpose.has(column.field) {
            return Err(TemplateRule::OtherPurpose.at(format!("/fields/{at}/coverlist:field")));
        }
        check_column(column).map_err(|fault| fault.within(format!("/fields/{at}")))?;
    }
    if template.purpose == Purpose::Insurance && !fields.contains(&Field::Status) {
        return Err(TemplateRule::NoStatus.at("/fields"));
    }
    let is_wrong = |status: &Status| match status {
        Status::Enrolled => true,
        Status::Waived => *waived_is_covered,
        Status::NotEnrolled | Status::Declined => false,
    };
    match leaving_statuses.iter().any(is_wrong) {
        true => Err(TemplateRule::LeavingStatus.at("/coverlist:leavingStatuses")),
        false => Ok(()),
    }
}

/// Checks that each header and alias belongs to one column. A column may repeat its header as an alias.
fn check_headers(columns: &[Column]) -> Result<(), TemplateFault> {
    let mut headers = HashSet::new();
    for (at, Column { header, .. }) in columns.iter().enumerate() {
        let rule = match is_new(&mut headers, header) {
            _ if is_reserved(header) => TemplateRule::ReservedHeader,
            false => TemplateRule::Header,
            true => continue,
        };
        return Err(rule.at(format!("/fields/{at}/name")));
    }
    for (at, column) in columns.iter().enumerate() {
        let others = |alias: &&String| folded(alias) != folded(&column.header);
        for (place, alias) in column.aliases.iter().enumerate().filter(|(_, alias)| others(alias)) {
            let rule = match is_new(&mut headers, alias) {
                _ if is_reserved(alias) => TemplateRule::ReservedHeader,
                false => TemplateRule::Alias,
                true => continue,
            };
            return Err(rule.at(format!("/fields/{at}/coverlist:aliases/{place}")));
        }
    }
    Ok(())
}

fn is_reserved(header: &str) -> bool {
    let header = folded(header);
    RESERVED_HEADERS.contains(&header.as_str()) || header.starts_with(RESERVED_START)
}

/// Whether a text can be an id: it is part of addresses and of file names.
fn is_id(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(is_plain)
}
