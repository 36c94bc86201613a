//! The rules that the templates of a district keep.

use super::{Column, Template, TemplateError, TemplateFault, TemplateRule, folded};
use crate::record::{Field, FieldSet, Status};
use std::collections::HashSet;

/// The headers of the columns that a sheet adds to those of the template, in folded form.
const RESERVED_HEADERS: [&str; 2] = ["line", "reason"];

/// The start of the header of a sheet's column that is only compared, in folded form.
const RESERVED_START: &str = "check:";

/// The longest id, in bytes.
const LONGEST_ID: usize = 40;

/// The longest name, header, alias or word, in characters.
const LONGEST_TEXT: usize = 80;

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
        let is_unknown = |column: &Column| fields.name(self.kind, column.field).is_none();
        match self.columns.iter().position(is_unknown) {
            Some(at) => Err(TemplateRule::UnknownField.at(format!("/fields/{at}/coverlist:field"))),
            None => Ok(()),
        }
    }
}

fn check_template(template: &Template) -> Result<(), TemplateFault> {
    let Template { columns, leaving_statuses, waived_is_covered, .. } = template;
    if !columns.first().is_some_and(|first| first.field == Field::Key && first.required) {
        return Err(TemplateRule::KeyNotFirst.at("/fields/0"));
    }
    let mut headers = HashSet::new();
    for (at, column) in columns.iter().enumerate() {
        let place = |part: &str| format!("/fields/{at}/{part}");
        let header = folded(&column.header);
        if RESERVED_HEADERS.contains(&header.as_str()) || header.starts_with(RESERVED_START) {
            return Err(TemplateRule::ReservedHeader.at(place("name")));
        }
        if !is_new(&mut headers, &column.header) {
            return Err(TemplateRule::Header.at(place("name")));
        }
        if columns[..at].iter().any(|earlier| earlier.field == column.field) {
            return Err(TemplateRule::RepeatedField.at(place("coverlist:field")));
        }
        check_words(column, at)?;
    }
    if !columns.iter().any(|column| column.field == Field::Status) {
        return Err(TemplateRule::NoStatus.at("/fields"));
    }
    let is_wrong = |status: &Status| match status {
        Status::Enrolled => true,
        Status::Waived => *waived_is_covered,
        Status::NotEnrolled | Status::Declined => false,
    };
    match leaving_statuses.iter().position(is_wrong) {
        Some(at) => Err(TemplateRule::LeavingStatus.at(format!("/coverlist:leavingStatuses/{at}"))),
        None => Ok(()),
    }
}

fn check_words(column: &Column, at: usize) -> Result<(), TemplateFault> {
    if column.words.is_empty() == column.field.field_type().has_words() {
        return Err(TemplateRule::Words.at(format!("/fields/{at}/coverlist:words")));
    }
    let mut words = HashSet::new();
    match column.words.iter().position(|known| !is_new(&mut words, &known.word)) {
        Some(place) => Err(TemplateRule::Word.at(format!("/fields/{at}/coverlist:words/{place}/word"))),
        None => Ok(()),
    }
}

/// Whether a text can be an id: it is part of addresses and of file names.
fn is_id(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(is_plain)
}

/// Whether a text is neither blank nor too long, and not among those before it, regardless of case and space.
/// Adds it to them.
fn is_new(before: &mut HashSet<String>, text: &str) -> bool {
    let folded = folded(text);
    !folded.is_empty() && text.chars().count() <= LONGEST_TEXT && before.insert(folded)
}
