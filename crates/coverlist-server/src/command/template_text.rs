//! A template as text for people.

use super::terminal::shown;
use coverlist_core::record::{Status, Value};
use coverlist_core::template::{BlankCell, Column, Template, Word};
use std::io::{self, Write};

/// Prints a template, and each rule of its columns in a line.
pub fn write(out: &mut dyn Write, template: &Template) -> io::Result<()> {
    let Template { id, version, kind, name, description, .. } = template;
    writeln!(out, "{} ({id}), version {version}, for {}s", shown(name), kind.id())?;
    if let Some(description) = description {
        writeln!(out, "{}", shown(description))?;
    }
    let leaving: Vec<&str> = template.leaving_statuses.iter().map(|status: &Status| status.id()).collect();
    let leaving = if leaving.is_empty() { "none".to_owned() } else { leaving.join(", ") };
    writeln!(out, "Leaving statuses: {leaving}")?;
    writeln!(out, "Waived counts as covered: {}", if template.waived_is_covered { "yes" } else { "no" })?;
    writeln!(out, "Columns:")?;
    template.columns.iter().try_for_each(|column| write_column(out, column))
}

fn write_column(out: &mut dyn Write, column: &Column) -> io::Result<()> {
    let required = if column.required { ", required" } else { "" };
    let field_type = column.field.field_type();
    writeln!(out, "  {}: {}, {}{required}", shown(&column.header), column.field, field_type.id())?;
    rules(column).try_for_each(|(name, rule)| writeln!(out, "    {name}: {}", shown(&rule)))
}

/// The names and texts of the rules that a column has.
fn rules(column: &Column) -> impl Iterator<Item = (&'static str, String)> {
    let blank = match column.blank {
        BlankCell::Keep => None,
        BlankCell::Clear => Some("clears the value"),
        BlankCell::FillIfEmpty => Some("keeps the value, and a filled cell applies only if there is none"),
    };
    let has_format = column.field.field_type().has_date_format();
    let formats =
        || if column.date_formats.is_empty() { "any".to_owned() } else { column.date_formats.join(", ") };
    let text = |value: &Value| value.text().into_owned();
    let rules = [
        ("title", column.remarks.title.clone()),
        ("description", column.remarks.description.clone()),
        ("a blank cell", blank.map(str::to_owned)),
        ("words", (!column.words.is_empty()).then(|| words(&column.words))),
        ("date formats", has_format.then(formats)),
        ("values", range(column.minimum.as_ref().map(text), column.maximum.as_ref().map(text))),
        ("length", range(column.min_length, column.max_length)),
        ("pattern", column.pattern.clone()),
        ("example", column.example.as_ref().map(|value| column.written(value))),
        ("other headers", (!column.aliases.is_empty()).then(|| column.aliases.join(", "))),
    ];
    rules.into_iter().filter_map(|(name, rule)| Some((name, rule?)))
}

/// The words by their meaning: `Yes, Y = enrolled; No = declined`.
fn words(words: &[Word]) -> String {
    let mut groups: Vec<(&Value, Vec<&str>)> = Vec::new();
    for Word { word, means } in words {
        match groups.iter_mut().find(|(known, _)| *known == means) {
            Some((_, same)) => same.push(word),
            None => groups.push((means, vec![word])),
        }
    }
    let group = |(means, words): (&Value, Vec<&str>)| format!("{} = {}", words.join(", "), means.text());
    groups.into_iter().map(group).collect::<Vec<_>>().join("; ")
}

fn range<T: ToString>(least: Option<T>, most: Option<T>) -> Option<String> {
    match (least, most) {
        (Some(least), Some(most)) => Some(format!("{} to {}", least.to_string(), most.to_string())),
        (Some(least), None) => Some(format!("at least {}", least.to_string())),
        (None, Some(most)) => Some(format!("at most {}", most.to_string())),
        (None, None) => None,
    }
}
