//! Writes a finding as a sentence with the place, the problem and the remedy.

use super::Finding;
use crate::record::{Date, Field, RecordKind, Value};
use crate::template::{BlankCell, Column, DateFormat, Template, TemplateSet};
use std::fmt::Write;

impl Finding {
    /// A sentence with the place, the problem and the remedy: `Line 4, column 2 (Insurance Status): …`. The
    /// file was validated against `template`, one of `templates`.
    pub fn message(&self, template: &Template, templates: &TemplateSet) -> String {
        let header = self.field.map_or("", |field| template.header(field));
        self.place(header) + &self.sentence(|word| self.word(word, template, templates))
    }

    /// The sentence about a list of records, which has no template.
    pub(crate) fn message_about(&self, kind: RecordKind) -> String {
        let word = |word: &str| match word {
            "key" => kind.key_name().to_owned(),
            "kind" => kind.id().to_owned(),
            "lines" => self.other_lines(),
            "field" => "this column".to_owned(),
            "max_length" => characters(Column::LONGEST_TEXT),
            _ => format!("{{{word}}}"),
        };
        self.place("") + &self.sentence(word)
    }

    /// The code's sentence. `word` replaces each word in braces.
    fn sentence(&self, word: impl Fn(&str) -> String) -> String {
        let mut sentence = String::new();
        let mut rest = self.code.entry().sentence;
        while let Some((before, name, after)) = next_word(rest) {
            sentence.push_str(before);
            sentence.push_str(&word(name));
            rest = after;
        }
        sentence + rest
    }

    /// `Line 4, column 2 (Insurance Status): `; empty when the finding is about the whole file.
    fn place(&self, header: &str) -> String {
        let mut place = match (self.line, self.column) {
            (Some(line), Some(column)) => format!("Line {line}, column {column}"),
            (Some(line), None) => format!("Line {line}"),
            (None, Some(column)) => format!("Column {column}"),
            (None, None) => return String::new(),
        };
        if self.column.is_some() && !header.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(place, " ({header})");
        }
        place.push_str(": ");
        place
    }

    /// The replacement of a word in braces.
    fn word(&self, word: &str, template: &Template, templates: &TemplateSet) -> String {
        let other = || {
            let better = self.fits_better.as_deref().and_then(|id| templates.get(id));
            better.or_else(|| templates.of_kind(template.kind.other()).next())
        };
        match word {
            "field" => self.field.map_or("", |field| template.header(field)).to_owned(),
            "key" => template.header(Field::Key).to_owned(),
            "kind" => template.kind.id().to_owned(),
            "headers" => list(template.columns.iter().map(|column| column.header.as_str())),
            "words" | "minimum" | "maximum" | "min_length" | "max_length" | "pattern" | "dates" | "blank" => {
                let column = self.field.and_then(|field| template.column(field));
                column.map(|column| word_of(word, column)).unwrap_or_default()
            }
            "other_template" => other().map_or("other", |other| &other.name).to_owned(),
            "other_key" => other().map_or("other key", |other| other.header(Field::Key)).to_owned(),
            "lines" => self.other_lines(),
            _ => format!("{{{word}}}"),
        }
    }

    /// `line 3`, `lines 3 and 5`, `lines 3, 5 and 12 more`.
    fn other_lines(&self) -> String {
        let mut names: Vec<String> = self.lines.iter().map(u32::to_string).collect();
        if self.omitted_count > 0 {
            names.push(format!("{} more", self.omitted_count));
        }
        let Some(last) = names.pop() else { return "another line".to_owned() };
        if names.is_empty() {
            format!("line {last}")
        } else {
            format!("lines {} and {last}", names.join(", "))
        }
    }
}

/// The replacement of a word in braces that depends on the column of the finding.
fn word_of(word: &str, column: &Column) -> String {
    let limit = |value: &Option<Value>| value.as_ref().map(|value| column.written(value)).unwrap_or_default();
    match word {
        "words" => list(column.words.iter().map(|word| word.word.as_str())),
        "minimum" => limit(&column.minimum),
        "maximum" => limit(&column.maximum),
        "min_length" => characters(column.min_length.unwrap_or_default()),
        "max_length" => characters(column.longest_text()),
        "pattern" => column.pattern.clone().unwrap_or_default(),
        "dates" => {
            let formats = column.date_formats.iter().filter_map(|format| DateFormat::new(format));
            formats.map(|format| format.write(EXAMPLE_DAY)).collect::<Vec<_>>().join(" or ")
        }
        _ if column.blank == BlankCell::Clear => "is cleared".to_owned(),
        _ => "stays as it is".to_owned(),
    }
}

/// A day that has one reading in every order of day and month.
const EXAMPLE_DAY: Date = Date::constant(2026, 9, 25);

fn characters(count: u32) -> String {
    if count == 1 { "1 character".to_owned() } else { format!("{count} characters") }
}

fn next_word(sentence: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = sentence.split_once('{')?;
    let (word, after) = rest.split_once('}')?;
    Some((before, word, after))
}

fn list<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Code;
    use crate::record::FieldType;

    #[test]
    fn every_sentence_can_be_filled_in() {
        for kind in RecordKind::ALL {
            for &code in Code::ALL {
                let finding = Finding::cell(code, 4, 2, Some(Field::Status)).naming([7], 1);
                let message = finding.message(&Template::builtin(kind), &TemplateSet::builtin());
                assert!(message.starts_with("Line 4, column 2 (Insurance Status): "), "{message}");
                assert!(!message.contains(['{', '}']), "{message}");
            }
        }
    }

    #[test]
    fn a_sentence_names_the_header_and_the_rules_of_the_column() {
        let mut template = Template::builtin(RecordKind::User);
        template.columns.push(Column {
            minimum: Some(Value::Amount(1_050)),
            min_length: Some(1),
            max_length: Some(12),
            pattern: Some("[A-Z]{2}".to_owned()),
            date_formats: vec!["%m/%d/%Y".to_owned(), "%d %b %Y".to_owned()],
            blank: BlankCell::Clear,
            ..Column::new(Field::custom(1, FieldType::Amount), "Deductible")
        });
        let finding = |code| Finding::cell(code, 4, 8, Some(Field::custom(1, FieldType::Amount)));
        for (code, parts) in [
            (Code::ValueBlank, ["Deductible is blank", "Fill it in"]),
            (Code::ValueBelowMinimum, ["Deductible", "the minimum, which is 10.50."]),
            (Code::TextShort, ["Deductible", "shorter than 1 character,"]),
            (Code::TextLong, ["Deductible", "longer than 12 characters,"]),
            (Code::PatternMismatch, ["Deductible", ": [A-Z]{2}."]),
            (Code::DateFormat, ["Deductible", "like 09/25/2026 or 25 Sep 2026."]),
            (Code::CellNothing, ["(Deductible)", "What the records hold there is cleared."]),
        ] {
            let message = finding(code).message(&template, &TemplateSet::builtin());
            assert!(parts.iter().all(|part| message.contains(part)), "{message}");
        }
    }

    #[test]
    fn the_place_is_as_exact_as_the_finding() {
        let template = Template::builtin(RecordKind::User);
        let starts = |finding: Finding, start: &str| {
            let message = finding.message(&template, &TemplateSet::builtin());
            assert!(message.starts_with(start), "{message}");
        };
        starts(Finding::file(Code::FileEmpty), "The file is empty.");
        starts(Finding::row(Code::RowBlank, 3), "Line 3: This row is blank");
        starts(Finding::cell(Code::HeaderUnknown, 1, 9, None), "Line 1, column 9: ");
        let column = Finding { line: None, ..Finding::cell(Code::TemplateKeys, 1, 1, Some(Field::Key)) };
        starts(column, "Column 1 (User ID): Most keys");
    }

    #[test]
    fn other_lines_are_named_and_the_rest_is_counted() {
        let template = Template::builtin(RecordKind::User);
        let says = |lines: std::ops::RangeInclusive<u32>, words: &str| {
            let others = lines.clone().count();
            let message = Finding::row(Code::KeyConflict, 2)
                .naming(lines, others)
                .message(&template, &TemplateSet::builtin());
            assert!(message.contains(words), "{message}");
        };
        says(3..=3, "also on line 3, with");
        says(3..=5, "also on lines 3, 4 and 5, with");
        says(3..=20, "also on lines 3, 4, 5, 6, 7, 8, 9, 10 and 10 more, with");
    }
}
