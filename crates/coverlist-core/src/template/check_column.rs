//! The rules that a column keeps, whatever the other columns are.

use super::label::{is_label, is_new, is_remark};
use super::{BlankCell, Column, DateFormat, Pattern, Remarks, TemplateFault, TemplateRule, Word};
use crate::record::{Field, Value};
use std::collections::HashSet;

/// The maximum numbers of words, aliases and date formats of a column.
const MOST_WORDS: usize = 200;
const MOST_ALIASES: usize = 50;
const MOST_DATE_FORMATS: usize = 20;

/// Checks a column. The pointer of a fault begins at the column.
pub(super) fn check_column(column: &Column) -> Result<(), TemplateFault> {
    if column.field == Field::Key && column.blank != BlankCell::Keep {
        return Err(TemplateRule::KeyBlank.at("/coverlist:blank"));
    }
    if column.aliases.len() > MOST_ALIASES {
        return Err(TemplateRule::TooMany.at("/coverlist:aliases"));
    }
    check_remarks(&column.remarks)?;
    check_constraints(column)?;
    check_word_list(column)?;
    check_date_formats(column)?;
    match &column.example {
        Some(example) if !column.admits(example) => Err(TemplateRule::Example.at("/example")),
        _ => Ok(()),
    }
}

fn check_remarks(remarks: &Remarks) -> Result<(), TemplateFault> {
    let Remarks { title, description, rdf_type } = remarks;
    let remarks = [("/title", title), ("/description", description), ("/rdfType", rdf_type)];
    match remarks.into_iter().find(|(_, text)| !is_remark(text.as_ref())) {
        Some((place, _)) => Err(TemplateRule::TooLong.at(place)),
        None => Ok(()),
    }
}

fn check_constraints(column: &Column) -> Result<(), TemplateFault> {
    let field_type = column.field.field_type();
    let Column { minimum, maximum, min_length, max_length, pattern, .. } = column;
    let stated = [
        ("minimum", minimum.is_some(), field_type.is_ordered()),
        ("maximum", maximum.is_some(), field_type.is_ordered()),
        ("minLength", min_length.is_some(), field_type.is_text()),
        ("maxLength", max_length.is_some(), field_type.is_text()),
        ("pattern", pattern.is_some(), field_type.is_text()),
    ];
    if let Some((name, ..)) = stated.into_iter().find(|(_, is_stated, fits)| *is_stated && !fits) {
        return Err(TemplateRule::Constraint.at(format!("/constraints/{name}")));
    }
    let is_value = |value: &_| Value::field_type(value) == field_type;
    if !minimum.iter().all(is_value) {
        return Err(TemplateRule::Limit.at("/constraints/minimum"));
    }
    if !maximum.iter().all(is_value) {
        return Err(TemplateRule::Limit.at("/constraints/maximum"));
    }
    if minimum.as_ref().zip(maximum.as_ref()).is_some_and(|(least, most)| least > most) {
        return Err(TemplateRule::LimitOrder.at("/constraints/minimum"));
    }
    if min_length.zip(*max_length).is_some_and(|(least, most)| least > most) {
        return Err(TemplateRule::LimitOrder.at("/constraints/minLength"));
    }
    if *max_length == Some(0) {
        return Err(TemplateRule::Limit.at("/constraints/maxLength"));
    }
    match pattern {
        Some(pattern) if Pattern::new(pattern).is_none() => {
            Err(TemplateRule::Pattern.at("/constraints/pattern"))
        }
        _ => Ok(()),
    }
}

fn check_word_list(column: &Column) -> Result<(), TemplateFault> {
    let words = &column.words;
    match (column.field.field_type().has_words(), words.len()) {
        (false, 0) => Ok(()),
        (false, _) => Err(TemplateRule::Constraint.at("/coverlist:words")),
        (true, 0) => Err(TemplateRule::NoWords.at("/coverlist:words")),
        (true, count) if count > MOST_WORDS => Err(TemplateRule::TooMany.at("/coverlist:words")),
        (true, _) => check_words(words, |at, part| format!("/coverlist:words/{at}/{part}")),
    }
}

/// Checks that words are distinct and have meanings. `pointer` returns the place of a part of a word: `word`
/// or `means`.
pub(super) fn check_words(
    words: &[Word],
    pointer: impl Fn(usize, &str) -> String,
) -> Result<(), TemplateFault> {
    let mut before = HashSet::new();
    for (at, Word { word, means }) in words.iter().enumerate() {
        if !is_new(&mut before, word) {
            return Err(TemplateRule::Word.at(pointer(at, "word")));
        }
        if !is_label(&means.text()) {
            return Err(TemplateRule::Meaning.at(pointer(at, "means")));
        }
    }
    Ok(())
}

fn check_date_formats(column: &Column) -> Result<(), TemplateFault> {
    let formats = &column.date_formats;
    if formats.is_empty() {
        return Ok(());
    }
    if !column.field.field_type().has_date_format() {
        return Err(TemplateRule::Constraint.at("/coverlist:dateFormats"));
    }
    if formats.len() > MOST_DATE_FORMATS {
        return Err(TemplateRule::TooMany.at("/coverlist:dateFormats"));
    }
    let place =
        |at| if formats.len() == 1 { "/format".to_owned() } else { format!("/coverlist:dateFormats/{at}") };
    match formats.iter().position(|format| DateFormat::new(format).is_none()) {
        Some(at) => Err(TemplateRule::DateFormat.at(place(at))),
        None => Ok(()),
    }
}
