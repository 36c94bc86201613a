//! The texts of findings.

use crate::english::finding;
use crate::{Arg, Message, Phrase, text};
use coverlist_core::findings::{Code, Finding};
use coverlist_core::record::{Field, RecordKind};
use coverlist_core::template::{Template, TemplateSet};

/// The positions of the texts of a code.
pub(crate) struct FindingTexts {
    pub(crate) sentence: usize,
    pub(crate) title: usize,
    pub(crate) help: usize,
    pub(crate) example: usize,
    /// The parameters of the sentence.
    pub(crate) params: &'static [&'static str],
}

/// The title of a code, such as `Unknown status`.
pub const fn finding_title(code: Code) -> Message {
    Message::new(finding(code).title, Vec::new())
}

/// What a code means and what to do, in a few sentences.
pub const fn finding_help(code: Code) -> Message {
    Message::new(finding(code).help, Vec::new())
}

/// An example of a cell or a file with the problem.
pub const fn finding_example(code: Code) -> Message {
    Message::new(finding(code).example, Vec::new())
}

/// The problem and the remedy in a sentence, without the place.
pub fn finding_sentence(code: Code, words: &FindingWords) -> Message {
    let texts = finding(code);
    Message::new(texts.sentence, texts.params.iter().map(|param| words.arg(param)).collect())
}

/// The place, the problem and the remedy: `Line 4, column 2 (Insurance Status): …`. The file was validated
/// against `template`, one of `templates`.
pub fn finding_message(finding: &Finding, template: &Template, templates: &TemplateSet) -> Message {
    let sentence = finding_sentence(finding.code, &FindingWords::of(finding, template, templates));
    let header = finding.field.map(|field| template.header(field)).filter(|header| !header.is_empty());
    let line = |line: u32| line.to_string();
    let position = |column: u16| column.to_string();
    match (finding.line, finding.column, header) {
        (Some(at), Some(column), Some(header)) => {
            text::place_cell_of(line(at), position(column), header, sentence)
        }
        (Some(at), Some(column), None) => text::place_cell(line(at), position(column), sentence),
        (Some(at), None, _) => text::place_row(line(at), sentence),
        (None, Some(column), Some(header)) => text::place_column_of(position(column), header, sentence),
        (None, Some(column), None) => text::place_column(position(column), sentence),
        (None, None, _) => sentence,
    }
}

/// The values that sentences about findings mention.
#[derive(Clone, Debug)]
pub struct FindingWords {
    field: String,
    key: String,
    kind: RecordKind,
    headers: Vec<String>,
    words: Vec<String>,
    other_template: Phrase,
    other_key: Phrase,
    lines: Message,
}

impl FindingWords {
    /// The words for a finding of a file that was validated against `template`, one of `templates`.
    pub fn of(finding: &Finding, template: &Template, templates: &TemplateSet) -> Self {
        let better = finding.fits_better.as_deref().and_then(|id| templates.get(id));
        let other = better.or_else(|| templates.of_kind(template.kind.other()).next());
        let column = finding.field.and_then(|field| template.column(field));
        Self {
            field: finding.field.map_or("", |field| template.header(field)).to_owned(),
            key: template.header(Field::Key).to_owned(),
            kind: template.kind,
            headers: template.columns.iter().map(|column| column.header.clone()).collect(),
            words: column
                .into_iter()
                .flat_map(|column| &column.words)
                .map(|word| word.word.clone())
                .collect(),
            other_template: other
                .map_or_else(|| text::part_other_template().into(), |other| (&other.name).into()),
            other_key: other
                .map_or_else(|| text::part_other_key().into(), |other| other.header(Field::Key).into()),
            lines: lines(finding),
        }
    }

    fn arg(&self, param: &str) -> Arg {
        let list = |texts: &[String]| Arg::List(texts.iter().map(Into::into).collect());
        match param {
            "field" => Arg::Text((&self.field).into()),
            "key" => Arg::Text((&self.key).into()),
            "kind" => Arg::Text(self.kind.id().into()),
            "headers" => list(&self.headers),
            "words" => list(&self.words),
            "other-template" => Arg::Text(self.other_template.clone()),
            "other-key" => Arg::Text(self.other_key.clone()),
            _ => Arg::Text(self.lines.clone().into()),
        }
    }
}

/// `line 3`, `lines 3 and 5`, `lines 3, 5 and 12 more`.
fn lines(finding: &Finding) -> Message {
    let numbers = finding.lines.iter().map(u32::to_string).map(Phrase::Plain);
    let more = (finding.omitted_count > 0).then(|| text::part_lines_more(finding.omitted_count).into());
    let all: Vec<Phrase> = numbers.chain(more).collect();
    match finding.lines.len() + usize::from(finding.omitted_count > 0) {
        0 => text::part_another_line(),
        count => text::part_lines(count as u64, all),
    }
}
