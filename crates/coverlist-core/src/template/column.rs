//! The columns that a template has.

use super::{DateFormat, Pattern};
use crate::record::{Field, Value};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A column that files under a template have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The field whose values the column holds.
    pub field: Field,
    /// The header that a file must have, letter by letter.
    pub header: String,
    /// Other headers for the column, which Coverlist proposes. A person accepts them.
    pub aliases: Vec<String>,
    /// Whether every file must have the column, with a value in every row.
    pub required: bool,
    /// The meaning of a blank cell.
    pub blank: BlankCell,
    /// The words that a cell of a status or choice column may hold; empty for other types.
    pub words: Vec<Word>,
    /// The smallest value, for integers, amounts and dates.
    pub minimum: Option<Value>,
    /// The largest value, for integers, amounts and dates.
    pub maximum: Option<Value>,
    /// The smallest length in characters, for text.
    pub min_length: Option<u32>,
    /// The largest length in characters, for text; see [`Column::longest_text`].
    pub max_length: Option<u32>,
    /// A regular expression that the whole cell matches, for text.
    pub pattern: Option<String>,
    /// The formats that a date may have, with the fields of `strptime`, such as `%m/%d/%Y`. If there are
    /// none, every format is read that Coverlist knows, and the rows prove the order of day and month.
    pub date_formats: Vec<String>,
    /// A value for example files.
    pub example: Option<Value>,
    /// Remarks for people.
    pub remarks: Remarks,
}

/// The format of an ISO 8601 date.
pub(super) const ISO_DATE: &str = "%Y-%m-%d";

/// Remarks about a column. No rule depends on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// A longer name than the header.
    pub title: Option<String>,
    /// A description.
    pub description: Option<String>,
    /// The URI of a class that describes the values.
    pub rdf_type: Option<String>,
}

/// A word that a cell may hold. Case and the amount of space do not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word. The first one with a meaning is the main word, which sheets and example files show.
    pub word: String,
    /// Its meaning: a status or a choice.
    pub means: Value,
}

/// The meaning of a blank cell. An absent column always keeps the record's value. A leaving status clears
/// fields whatever their columns say, see [`Template::leaving_statuses`](super::Template::leaving_statuses).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BlankCell {
    /// A blank cell keeps the record's value.
    #[default]
    Keep,
    /// A blank cell clears the record's value.
    Clear,
    /// A blank cell keeps the record's value, and a filled cell applies only if the record has no value.
    FillIfEmpty,
}

impl BlankCell {
    /// Every meaning.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Clear, Self::FillIfEmpty];

    /// The name on the wire: `keep`, `clear` or `fill_if_empty`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Clear => "clear",
            Self::FillIfEmpty => "fill_if_empty",
        }
    }
}

impl Column {
    /// The largest length of a text in characters, where the template sets none.
    pub const LONGEST_TEXT: u32 = 200;

    /// A column with a field and a header, and no further rules.
    pub fn new(field: Field, header: &str) -> Self {
        Self {
            field,
            header: header.to_owned(),
            aliases: Vec::new(),
            required: false,
            blank: BlankCell::Keep,
            words: Vec::new(),
            minimum: None,
            maximum: None,
            min_length: None,
            max_length: None,
            pattern: None,
            date_formats: Vec::new(),
            example: None,
            remarks: Remarks::default(),
        }
    }

    /// The largest length of a text in characters: the column's own, or [`Column::LONGEST_TEXT`].
    pub fn longest_text(&self) -> u32 {
        self.max_length.unwrap_or(Self::LONGEST_TEXT)
    }

    /// The meaning of a word.
    pub fn meaning(&self, text: &str) -> Option<&Value> {
        // A fast path: most words are in ASCII and have no extra space.
        let same = self.words.iter().find(|known| known.word.eq_ignore_ascii_case(text));
        let with_space = || {
            let text = super::folded(text);
            self.words.iter().find(|known| super::folded(&known.word) == text)
        };
        same.or_else(with_space).map(|known| &known.means)
    }

    /// The first word with a meaning, which sheets and example files show.
    pub fn main_word(&self, means: &Value) -> Option<&str> {
        self.words.iter().find(|known| known.means == *means).map(|known| known.word.as_str())
    }

    /// The main word of each meaning, in the order of the template.
    pub fn main_words(&self) -> Vec<&str> {
        let is_main = |known: &&Word| self.main_word(&known.means) == Some(&known.word);
        self.words.iter().filter(is_main).map(|known| known.word.as_str()).collect()
    }

    /// The format of every date, if there is only one.
    pub(super) fn only_date_format(&self) -> Option<&str> {
        match self.date_formats.as_slice() {
            [only] => Some(only),
            _ => None,
        }
    }

    /// Whether a file may have dates in ISO 8601, as workbooks have them.
    pub fn reads_iso_dates(&self) -> bool {
        self.date_formats.is_empty() || self.date_formats.iter().any(|format| format == ISO_DATE)
    }

    /// A value as a sheet has it: the main word of a status or a choice, an ISO 8601 date, an amount with two
    /// decimals, and other values as they are. The date formats of the column do not matter.
    pub fn canonical<'a>(&'a self, value: &'a Value) -> Cow<'a, str> {
        self.main_word(value).map_or_else(|| value.text(), Cow::Borrowed)
    }

    /// A value as a file shows it: the main word of a status or a choice, a date in the first format of the
    /// column, and other values as canonical text.
    pub fn written(&self, value: &Value) -> String {
        let format = self.date_formats.first().and_then(|format| DateFormat::new(format));
        let date = value.date().zip(format).map(|(date, format)| format.write(date));
        let text = || date.unwrap_or_else(|| value.text().into_owned());
        self.main_word(value).map_or_else(text, str::to_owned)
    }

    /// Whether a value keeps the rules of the column. The value has the type of the field.
    pub fn admits(&self, value: &Value) -> bool {
        let text = value.text();
        let length = text.chars().count();
        let is_long_enough = self.min_length.is_none_or(|least| length >= least as usize);
        let is_short_enough = length <= self.longest_text() as usize;
        (self.words.is_empty() || self.main_word(value).is_some())
            && self.minimum.as_ref().is_none_or(|minimum| value >= minimum)
            && self.maximum.as_ref().is_none_or(|maximum| value <= maximum)
            && is_long_enough
            && is_short_enough
            && self.pattern.as_ref().is_none_or(|pattern| matches(pattern, &text))
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    Pattern::new(pattern).is_some_and(|pattern| pattern.matches(text))
}
