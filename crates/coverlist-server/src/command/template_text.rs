//! A template as text for people.

use super::terminal::shown;
use coverlist_api::TemplateVersionView;
use coverlist_core::record::{Status, Value};
use coverlist_core::template::{BlankCell, Column, Template, Word};
use coverlist_messages::{Message, text};
use std::io::{self, Write};

/// Prints a template, and each rule of its columns in a line.
pub fn write(out: &mut dyn Write, template: &Template) -> io::Result<()> {
    let Template { id, version, kind, name, description, .. } = template;
    let title = text::command_template_title(&*shown(name), id, version.to_string(), kind.id());
    writeln!(out, "{title}")?;
    if let Some(description) = description {
        writeln!(out, "{}", shown(description))?;
    }
    let leaving: Vec<&str> = template.leaving_statuses.iter().map(|status: &Status| status.id()).collect();
    let none = text::command_template_none().to_string();
    let leaving = if leaving.is_empty() { none } else { leaving.join(", ") };
    writeln!(out, "{}", text::command_template_leaving(leaving))?;
    let covered = if template.waived_is_covered { "yes" } else { "no" };
    writeln!(out, "{}", text::command_template_waived(covered))?;
    writeln!(out, "{}", text::command_template_columns())?;
    template.columns.iter().try_for_each(|column| write_column(out, column))
}

/// Prints a version of a template: when and by whom it was saved, and a line for each difference.
pub fn write_version(out: &mut dyn Write, version: &TemplateVersionView) -> io::Result<()> {
    let TemplateVersionView { version, by, at, imports, differences } = version;
    let by = by.as_ref().map_or_else(|| text::part_command_line().to_string(), |by| by.email.clone());
    let number = text::command_template_version(version.to_string());
    writeln!(out, "{}", text::command_template_saved(at, &*shown(&by), u64::from(*imports), number))?;
    differences.iter().try_for_each(|difference| writeln!(out, "    {}", shown(&difference.message)))
}

fn write_column(out: &mut dyn Write, column: &Column) -> io::Result<()> {
    let (field, header) = (column.field, shown(&column.header));
    let line = text::command_template_column(&*header, field.to_string(), field.field_type().id());
    let line = if column.required { text::command_template_required(line) } else { line };
    writeln!(out, "  {line}")?;
    rules(column).try_for_each(|(name, rule)| writeln!(out, "    {name}: {}", shown(&rule)))
}

/// The names and texts of the rules that a column has.
fn rules(column: &Column) -> impl Iterator<Item = (Message, String)> {
    let blank = match column.blank {
        BlankCell::Keep => None,
        BlankCell::Clear => Some(text::command_template_blank_clears()),
        BlankCell::FillIfEmpty => Some(text::command_template_blank_fills()),
    };
    let has_format = column.field.field_type().has_date_format();
    let any = text::command_template_any();
    let formats =
        || if column.date_formats.is_empty() { any.to_string() } else { column.date_formats.join(", ") };
    let of_value = |value: &Value| value.text().into_owned();
    let rules = [
        (text::command_template_rule_title(), column.remarks.title.clone()),
        (text::command_template_rule_description(), column.remarks.description.clone()),
        (text::command_template_rule_blank(), blank.map(|blank| blank.to_string())),
        (text::command_template_rule_words(), (!column.words.is_empty()).then(|| words(&column.words))),
        (text::command_template_rule_date_formats(), has_format.then(formats)),
        (
            text::command_template_rule_values(),
            range(column.minimum.as_ref().map(of_value), column.maximum.as_ref().map(of_value)),
        ),
        (text::command_template_rule_length(), range(column.min_length, column.max_length)),
        (text::command_template_rule_pattern(), column.pattern.clone()),
        (text::command_template_rule_example(), column.example.as_ref().map(|value| column.written(value))),
        (
            text::command_template_rule_aliases(),
            (!column.aliases.is_empty()).then(|| column.aliases.join(", ")),
        ),
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
        (Some(least), Some(most)) => Some(text::templates_range(least.to_string(), most.to_string())),
        (Some(least), None) => Some(text::templates_at_least(least.to_string())),
        (None, Some(most)) => Some(text::templates_at_most(most.to_string())),
        (None, None) => None,
    }
    .map(|range| range.to_string())
}
