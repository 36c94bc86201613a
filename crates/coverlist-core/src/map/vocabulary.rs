//! The words of headers: which mean the same, and which of them name a field. `words.txt` has them as data.

use crate::record::{Field, RecordKind, sorted};
use crate::template::{Purpose, Template, TemplateSet};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::mem;
use std::sync::LazyLock;

const DATA: &str = include_str!("words.txt");

/// The names of the fields of lists of records, which only the server reads.
#[cfg(not(target_arch = "wasm32"))]
const DATA_OF_RECORDS: &str = include_str!("words_records.txt");

/// A longer header is a sentence, of which only the beginning counts.
const MOST_WORDS: usize = 40;

/// A shorter word is not split into the words that it may consist of.
const SHORTEST_COMPOUND: usize = 5;

/// The words of a text, each in the form that stands for all words with the same meaning.
pub(super) type Words<'a> = BTreeSet<Cow<'a, str>>;

/// The known words.
pub(super) struct Vocabulary {
    /// Each word with the one that stands for it, in alphabetic order.
    same: Vec<(&'static str, &'static str)>,
    /// The words that say nothing.
    stop: BTreeSet<&'static str>,
    answers: BTreeSet<&'static str>,
    fields: Vec<FieldWords>,
}

/// The names of a built-in field.
pub(super) struct FieldWords {
    section: &'static str,
    pub(super) names: Vec<Name>,
    /// In a longer header, these words show that the column holds something else.
    pub(super) foreign: BTreeSet<&'static str>,
    /// A longer header with one of these words may name the field if the cells are like those of the field.
    pub(super) topics: BTreeSet<&'static str>,
}

/// A name of a field.
pub(super) struct Name {
    pub(super) words: Words<'static>,
    /// Whether other columns often have the name, too.
    pub(super) is_weak: bool,
    /// Whether the name counts only if the cells are like those of the field.
    pub(super) needs_cells: bool,
    /// Whether the name counts only in a file that is not about payments.
    pub(super) excludes_payments: bool,
}

impl Vocabulary {
    /// The words, which are read once: every header waits for them.
    pub(super) fn get() -> &'static Self {
        static KNOWN: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::new(DATA.lines()));
        &KNOWN
    }

    /// The words for files under these templates, which have one purpose.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn of(templates: &TemplateSet) -> &'static Self {
        static OF_RECORDS: LazyLock<Vocabulary> =
            LazyLock::new(|| Vocabulary::new(DATA.lines().chain(DATA_OF_RECORDS.lines())));
        match templates.first().purpose {
            Purpose::Insurance => Self::get(),
            Purpose::Records => &OF_RECORDS,
        }
    }

    /// The words for files under these templates. The browser reads insurance lists only.
    #[cfg(target_arch = "wasm32")]
    pub(super) fn of(_: &TemplateSet) -> &'static Self {
        Self::get()
    }

    fn new(lines: impl Iterator<Item = &'static str>) -> Self {
        let mut known =
            Self { same: Vec::new(), stop: BTreeSet::new(), answers: BTreeSet::new(), fields: Vec::new() };
        let mut section = "";
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|line| line.split(']').next()) {
                section = name;
                continue;
            }
            let words = line.split_whitespace();
            match section {
                "same" => {
                    let first = line.split(' ').next().unwrap_or_default();
                    known.same.extend(words.map(|word| (word, first)));
                }
                "stop" => known.stop.extend(words),
                "answers" => known.answers.extend(words),
                _ => known.add_names(section, line),
            }
        }
        known
    }

    fn add_names(&mut self, section: &'static str, line: &'static str) {
        if self.fields.last().is_none_or(|field| field.section != section) {
            // All words with the same meaning are known from here on.
            self.same = sorted(mem::take(&mut self.same));
            let (names, foreign, topics) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
            self.fields.push(FieldWords { section, names, foreign, topics });
        }
        let (mark, rest) = line.split_once(": ").unwrap_or(("", line));
        let names: Vec<Name> = match mark {
            "" | "?" => rest.split(" | ").map(|name| self.name(name, mark == "?")).collect(),
            _ => Vec::new(),
        };
        let Some(field) = self.fields.last_mut() else { return };
        field.names.extend(names);
        match mark {
            "!" => field.foreign.extend(rest.split(' ')),
            "+" => field.topics.extend(rest.split(' ')),
            _ => {}
        }
    }

    fn name(&self, name: &'static str, is_weak: bool) -> Name {
        let needs_cells = name.trim_start_matches('.').starts_with('~');
        let excludes_payments = name.starts_with('.');
        let words = self.words(name.trim_start_matches(['~', '.']));
        Name { words, is_weak, needs_cells, excludes_payments }
    }

    /// The names of a field in files under a template; none for a custom field.
    pub(super) fn field(&self, field: Field, template: &Template) -> Vec<&FieldWords> {
        let sections: &[&str] = match (field, template.kind, template.purpose) {
            (Field::Key, RecordKind::User, Purpose::Insurance) => &["key_user"],
            (Field::Key, RecordKind::User, Purpose::Records) => &["key_user", "key_users"],
            (Field::Key, RecordKind::Device, Purpose::Insurance) => &["key_device"],
            (Field::Key, RecordKind::Device, Purpose::Records) => &["key_device", "key_devices"],
            (Field::Status, ..) => &["status"],
            (Field::PolicyNumber, ..) => &["policy_number"],
            (Field::CoverageType, ..) => &["coverage_type"],
            (Field::CoverageAmount, ..) => &["coverage_amount"],
            (Field::CoverageStart, ..) => &["coverage_start"],
            (Field::CoverageEnd, ..) => &["coverage_end"],
            (Field::Attribute(attribute), ..) => &[attribute.id()],
            (Field::Custom(_), ..) => &[],
        };
        self.fields.iter().filter(|field| sections.contains(&field.section)).collect()
    }

    /// The words of a header, without those that say nothing.
    pub(super) fn words(&self, text: &str) -> Words<'static> {
        let mut words = Words::new();
        for word in plain_words(text).into_iter().take(MOST_WORDS) {
            match self.standing_for(&word) {
                Some(first) => words.extend([Cow::Borrowed(first)]),
                None => match self.split(&word) {
                    Some(parts) => words.extend(parts.into_iter().map(Cow::Borrowed)),
                    None => words.extend([Cow::Owned(word)]),
                },
            }
        }
        if words.iter().any(|word| !self.stop.contains(&**word)) {
            words.retain(|word| !self.stop.contains(&**word));
        }
        words
    }

    /// Whether a text is an answer about cover, such as `Accepted` or `I Elect Not to Participate`.
    pub(super) fn is_answer(&self, text: &str) -> bool {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        text.len() <= 80
            && digits < 3
            && plain_words(text).iter().any(|word| self.answers.contains(word.as_str()))
    }

    fn standing_for(&self, word: &str) -> Option<&'static str> {
        let place = self.same.binary_search_by(|(known, _)| (*known).cmp(word)).ok()?;
        self.same.get(place).map(|(_, first)| *first)
    }

    /// The known words that a word consists of, such as `studentid`.
    fn split(&self, word: &str) -> Option<Vec<&'static str>> {
        if word.len() < SHORTEST_COMPOUND || word.len() > 40 || !word.is_ascii() {
            return None;
        }
        self.parts(word, 4)
    }

    fn parts(&self, word: &str, most: usize) -> Option<Vec<&'static str>> {
        if word.is_empty() {
            return Some(Vec::new());
        }
        if most == 0 {
            return None;
        }
        (2..=word.len()).rev().find_map(|length| {
            let (start, rest) = word.split_at(length);
            let first = self.standing_for(start).or_else(|| self.stop.get(start).copied())?;
            let mut parts = self.parts(rest, most - 1)?;
            parts.push(first);
            Some(parts)
        })
    }
}

/// The words of a text in lower case and without accents. `#` is the word "number", and single letters in a
/// row are one word: `S/N`, `I.D.`.
pub(crate) fn plain_words(text: &str) -> Vec<String> {
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut was_lower = false;
    for c in text.chars() {
        if c == '#' {
            spaced.push_str(" number ");
        } else if c.is_alphanumeric() {
            if c.is_uppercase() && was_lower {
                spaced.push(' ');
            }
            spaced.extend(c.to_lowercase().map(without_accent));
        } else if !matches!(c, '\'' | '’') {
            spaced.push(' ');
        }
        was_lower = c.is_lowercase();
    }
    let mut words: Vec<String> = Vec::new();
    let mut ends_with_letter = false;
    for word in spaced.split_whitespace() {
        let is_letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
        match words.last_mut() {
            Some(last) if is_letter && ends_with_letter => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
        ends_with_letter = is_letter;
    }
    words
}

const fn without_accent(c: char) -> char {
    match c {
        'á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' | 'º' | '°' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_the_same() {
        let known = Vocabulary::get();
        for (one, other) in [
            ("Número de estudiante", "student_number"),
            ("N.º de alumno", "StudentID"),
            ("STU_ID", "studentno"),
            ("Policy #", "Póliza núm."),
            ("S/N", "Serial"),
            ("CoverageStartDate", "Fecha de inicio de la cobertura"),
            ("EFF_DT", "Begin Date"),
            ("Suma asegurada", "Sum Insured"),
        ] {
            assert_eq!(known.words(one), known.words(other), "{one} {other}");
        }
        assert_ne!(known.words("Order ID"), known.words("ID"));
    }
}
