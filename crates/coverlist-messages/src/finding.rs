//! The texts of findings.

use crate::english::finding;
use crate::{Arg, Message, Phrase, Wording, text};
use coverlist_core::findings::{Code, Finding, Parameter};
use coverlist_core::record::{Date, Field, RecordKind, Value};
use coverlist_core::template::{Column, DateFormat, Template, TemplateSet, Word};

/// The texts of a code.
pub(crate) struct FindingTexts {
    pub(crate) sentence: Wording,
    pub(crate) title: Wording,
    pub(crate) help: Wording,
    pub(crate) example: Wording,
    /// The parameters of the sentence, in the order of its arguments.
    pub(crate) params: &'static [Parameter],
}

/// Whether the sentence of a code has exactly the parameters that the catalog declares. The build checks it.
pub(crate) const fn has_exactly(code: Code, params: &[Parameter]) -> bool {
    let declared = code.parameters();
    let mut at = 0;
    while at < params.len() {
        if !contains(declared, params[at]) {
            return false;
        }
        at += 1;
    }
    params.len() == declared.len()
}

const fn contains(params: &[Parameter], param: Parameter) -> bool {
    let mut at = 0;
    while at < params.len() {
        if params[at] as u8 == param as u8 {
            return true;
        }
        at += 1;
    }
    false
}

/// The title of a code, such as `Unknown status`.
pub const fn finding_title(code: Code) -> Message {
    Message::new(finding(code).title, Vec::new())
}

/// Why a finding matters, and what to do.
pub const fn finding_help(code: Code) -> Message {
    Message::new(finding(code).help, Vec::new())
}

/// An example of a cell or a file with the problem.
pub const fn finding_example(code: Code) -> Message {
    Message::new(finding(code).example, Vec::new())
}

/// The problem in a sentence, without the place and the remedy.
pub fn finding_sentence(code: Code, words: &FindingWords) -> Message {
    let texts = finding(code);
    Message::new(texts.sentence, texts.params.iter().map(|param| words.arg(*param)).collect())
}

/// The problem, in `sentence`, and the remedy.
pub fn finding_with_help(code: Code, sentence: impl Into<Phrase>) -> Message {
    text::words_finding(sentence, finding_help(code))
}

/// The place and the problem: `Line 4, column 2 (Insurance Status): …`. The file was validated against
/// `template`, one of `templates`.
pub fn finding_fact(finding: &Finding, template: &Template, templates: &TemplateSet) -> Message {
    let words = FindingWords::of(finding, template, templates);
    placed(finding.line, finding.column, &words.field, finding_sentence(finding.code, &words))
}

/// The place, the problem and the remedy. The file was validated against `template`, one of `templates`.
pub fn finding_message(finding: &Finding, template: &Template, templates: &TemplateSet) -> Message {
    finding_with_help(finding.code, finding_fact(finding, template, templates))
}

/// A sentence after its place. `header` is the header of the column in the template, or empty.
pub fn placed(line: Option<u32>, column: Option<u16>, header: &str, sentence: impl Into<Phrase>) -> Message {
    let line = line.map(|line| line.to_string());
    let column = column.map(|column| column.to_string());
    match (line, column) {
        (Some(line), Some(column)) if header.is_empty() => text::place_cell(line, column, sentence),
        (Some(line), Some(column)) => text::place_cell_of(line, column, header, sentence),
        (Some(line), None) => text::place_row(line, sentence),
        (None, Some(column)) if header.is_empty() => text::place_column(column, sentence),
        (None, Some(column)) => text::place_column_of(column, header, sentence),
        (None, None) => text::place_file(sentence),
    }
}

/// The values that sentences about findings mention.
#[derive(Clone, Debug)]
pub struct FindingWords {
    field: String,
    key: Phrase,
    kind: RecordKind,
    headers: Vec<String>,
    other_template: Phrase,
    other_key: Phrase,
    lines: Message,
    /// The column of the finding; `None` for a finding about no column of a template.
    column: Option<Column>,
}

impl FindingWords {
    /// The words for a finding of a file that was validated against `template`, one of `templates`.
    pub fn of(finding: &Finding, template: &Template, templates: &TemplateSet) -> Self {
        let better = finding.fits_better.as_deref().and_then(|id| templates.get(id));
        let other = better.or_else(|| templates.of_kind(template.kind.other()).next());
        let column = finding.field.and_then(|field| template.column(field));
        Self {
            field: finding.field.map_or("", |field| template.header(field)).to_owned(),
            key: template.header(Field::Key).into(),
            kind: template.kind,
            headers: template.columns.iter().map(|column| column.header.clone()).collect(),
            other_template: other
                .map_or_else(|| text::words_other_template().into(), |other| (&other.name).into()),
            other_key: other
                .map_or_else(|| text::words_other_key().into(), |other| other.header(Field::Key).into()),
            lines: lines(finding),
            column: column.cloned(),
        }
    }

    fn arg(&self, param: Parameter) -> Arg {
        let list = |texts: &[String]| Arg::List(texts.iter().map(Into::into).collect());
        match param {
            Parameter::Field => Arg::Text((&self.field).into()),
            Parameter::Key => Arg::Text(self.key.clone()),
            Parameter::Kind => Arg::Text(self.kind.id().into()),
            Parameter::Headers => list(&self.headers),
            Parameter::Words => list(&self.of_column(words)),
            Parameter::OtherTemplate => Arg::Text(self.other_template.clone()),
            Parameter::OtherKey => Arg::Text(self.other_key.clone()),
            Parameter::Lines => Arg::Text(self.lines.clone().into()),
            Parameter::Minimum => {
                Arg::Text(self.of_column(|column| limit(column, column.minimum.as_ref())).into())
            }
            Parameter::Maximum => {
                Arg::Text(self.of_column(|column| limit(column, column.maximum.as_ref())).into())
            }
            Parameter::MinLength => {
                Arg::Count(self.of_column(|column| column.min_length.unwrap_or_default().into()))
            }
            Parameter::MaxLength => {
                let longest = self.column.as_ref().map_or(Column::LONGEST_TEXT, Column::longest_text);
                Arg::Count(longest.into())
            }
            Parameter::Pattern => {
                Arg::Text(self.of_column(|column| column.pattern.clone().unwrap_or_default()).into())
            }
            Parameter::Dates => Arg::And(self.of_column(dates)),
            Parameter::Blank => Arg::Text(self.of_column(|column| column.blank).id().into()),
        }
    }

    fn of_column<T: Default>(&self, value: impl FnOnce(&Column) -> T) -> T {
        self.column.as_ref().map(value).unwrap_or_default()
    }
}

/// The words of a column; of many, only the main one of each meaning.
fn words(column: &Column) -> Vec<String> {
    let is_main = |word: &&Word| column.main_word(&word.means) == Some(word.word.as_str());
    let has_many = column.words.len() > MANY_WORDS;
    let words = column.words.iter().filter(|word| !has_many || is_main(word));
    words.map(|word| word.word.clone()).collect()
}

/// The number of words above which a sentence does not list all of them.
const MANY_WORDS: usize = 20;

fn limit(column: &Column, value: Option<&Value>) -> String {
    value.map(|value| column.written(value)).unwrap_or_default()
}

/// A day in each date format of a column.
fn dates(column: &Column) -> Vec<Phrase> {
    let formats = column.date_formats.iter().filter_map(|format| DateFormat::new(format));
    formats.map(|format| format.write(EXAMPLE_DAY).into()).collect()
}

/// A day that has one reading in every order of day and month.
const EXAMPLE_DAY: Date = Date::constant(2026, 9, 25);

/// The other lines of a finding.
fn lines(finding: &Finding) -> Message {
    match finding.lines.as_slice() {
        [] => text::words_another_line(),
        lines => first_lines(lines, finding.omitted_count),
    }
}

/// `line 3`, `lines 3 and 5`, `lines 3, 5 and 12 more`: the first lines, and the number of further ones.
pub(crate) fn first_lines(lines: &[u32], more: u32) -> Message {
    let numbers = lines.iter().map(u32::to_string).map(Phrase::Plain);
    let rest = (more > 0).then(|| text::words_lines_more(more).into());
    let all: Vec<Phrase> = numbers.chain(rest).collect();
    text::words_lines(all.len() as u64, all)
}
