//! The rules that the templates of a district keep.

use super::{Column, Template, TemplateError, TemplateFault, folded};
use crate::record::Field;
use std::collections::HashSet;

/// The headers of the columns that a sheet adds to those of the template, in folded form.
const RESERVED_HEADERS: [&str; 2] = ["line", "reason"];

/// The start of the header of a sheet's column that is only compared, in folded form.
const RESERVED_START: &str = "check:";

/// The longest id, in bytes.
const LONGEST_ID: usize = 40;

/// Checks each template and compares it with those before it.
pub(super) fn check(templates: &[Template]) -> Result<(), TemplateError> {
    if templates.is_empty() {
        return Err(TemplateError { template: 0, fault: TemplateFault::NoTemplate });
    }
    let (mut ids, mut names) = (HashSet::new(), HashSet::new());
    for (place, template) in templates.iter().enumerate() {
        let fault = if !is_id(&template.id) || !is_new(&mut ids, template.id.clone()) {
            Some(TemplateFault::Id)
        } else if !is_new(&mut names, folded(&template.name)) {
            Some(TemplateFault::Name)
        } else {
            columns_fault(&template.columns).or_else(|| words_fault(template))
        };
        if let Some(fault) = fault {
            return Err(TemplateError { template: place, fault });
        }
    }
    Ok(())
}

fn columns_fault(columns: &[Column]) -> Option<TemplateFault> {
    if !columns.first().is_some_and(|first| first.field == Field::Key && first.required) {
        return Some(TemplateFault::KeyNotFirst);
    }
    let mut headers = HashSet::new();
    for (place, column) in columns.iter().enumerate() {
        let header = folded(&column.header);
        if RESERVED_HEADERS.contains(&header.as_str()) || header.starts_with(RESERVED_START) {
            return Some(TemplateFault::ReservedHeader(place));
        }
        if !is_new(&mut headers, header) {
            return Some(TemplateFault::Header(place));
        }
        if columns[..place].iter().any(|earlier| earlier.field == column.field) {
            return Some(TemplateFault::RepeatedField(place));
        }
    }
    let has_status = columns.iter().any(|column| column.field == Field::Status);
    (!has_status).then_some(TemplateFault::NoStatus)
}

fn words_fault(template: &Template) -> Option<TemplateFault> {
    if template.status_words.is_empty() {
        return Some(TemplateFault::NoStatusWord);
    }
    let mut words = HashSet::new();
    let mut folded = template.status_words.iter().map(|known| folded(&known.word));
    folded.position(|word| !is_new(&mut words, word)).map(TemplateFault::StatusWord)
}

/// Whether a text can be an id: it is part of addresses and of file names.
fn is_id(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    (1..=LONGEST_ID).contains(&text.len()) && text.bytes().all(is_plain)
}

/// Whether a text is not blank and not among those before it. Adds it to them.
fn is_new(before: &mut HashSet<String>, text: String) -> bool {
    !text.is_empty() && before.insert(text)
}
