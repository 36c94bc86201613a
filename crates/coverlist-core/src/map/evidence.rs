//! What a header says about a field.

use super::Reason;
use super::similarity::{letters, mistyped};
use super::vocabulary::{FieldWords, Name, Vocabulary, Words, plain_words};
use crate::record::{Field, FieldType};
use crate::template::{Column, Purpose, Template};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Larger cells are not compared. A hostile file has cells of megabytes.
const MAX_BYTES: usize = 600;

/// What forms and exports add to headers, word by word: `First Name [Required]`, `Grade (optional)`.
const REMARKS: &[&str] =
    &["required", "optional", "mandatory", "recommended", "readonly", "read", "only", "upload"];

/// A header, prepared for comparisons.
pub(super) struct HeaderText {
    letters: String,
    pub(super) words: Words<'static>,
    /// Whether the header says nothing, such as `Column 3`.
    pub(super) is_anonymous: bool,
}

/// What a header says about a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// It names the field: the more points, the closer to the template's own header.
    Names(Reason, u8),
    /// It may name the field. `needs_cells` means that only cells like those of the field count.
    Hints { reason: Reason, needs_cells: bool },
    /// It says nothing at all.
    Anonymous,
    /// It has words that Coverlist does not know from this field.
    Unrelated,
    /// It names something else.
    Foreign,
}

/// A field of a template, prepared for comparisons.
pub(super) struct Wanted<'k> {
    letters: String,
    words: Words<'static>,
    aliases: Vec<String>,
    names: Vec<&'k FieldWords>,
    /// The words that say nothing in the headers of such columns.
    ignored: &'static [&'static str],
    /// The fewest words of a name that also counts within a longer header.
    fewest_within: usize,
}

impl HeaderText {
    pub(super) fn new(cell: &str, known: &Vocabulary) -> Self {
        let cell = if cell.len() > MAX_BYTES { "?" } else { cell };
        let is_anonymous = plain_words(cell).iter().all(|word| is_anonymous(word));
        Self { letters: letters(cell), words: known.words(cell), is_anonymous }
    }

    /// Whether a yes below the header means that there is no cover: `Opt Out?`, `Waiver Approved`.
    pub(super) fn asks_for_no(&self) -> bool {
        let has = |known: &[&str]| known.iter().any(|word| self.words.contains(*word));
        let is_about_both = || has(&["accept", "enroll", "participate"]);
        has(&["out", "optout", "without", "sin"]) || (has(&["decline"]) && !is_about_both())
    }

    /// Whether a list with this header is about payments, so that its amounts are no sums insured.
    pub(super) fn is_about_payments(&self) -> bool {
        let about =
            ["payment", "fee", "order", "transaction", "purchase", "refund", "premium", "balance", "price"];
        about.iter().any(|word| self.words.contains(*word))
    }
}

/// Whether a word of a header says nothing about the column.
fn is_anonymous(word: &str) -> bool {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let nothing = ["column", "columna", "col", "field", "campo", "unnamed", "untitled", "header"];
    letters.len() <= 1 || nothing.contains(&letters)
}

impl<'k> Wanted<'k> {
    pub(super) fn new(column: &Column, template: &Template, known: &'k Vocabulary) -> Self {
        let ignored = match (template.purpose, column.field.field_type()) {
            (Purpose::Records, _) => REMARKS,
            (Purpose::Insurance, FieldType::Date) => &["date"],
            (Purpose::Insurance, _) => &[],
        };
        Self {
            letters: letters(&column.header),
            words: without(&known.words(&column.header), ignored).into_owned(),
            aliases: column.aliases.iter().map(|alias| letters(alias)).collect(),
            names: known.field(column.field, template),
            ignored,
            fewest_within: if matches!(column.field, Field::Attribute(_)) { 2 } else { 1 },
        }
    }

    /// What a header says about the field, in a file that may be `about_payments`.
    pub(super) fn evidence(&self, header: &HeaderText, about_payments: bool) -> Evidence {
        if !header.letters.is_empty() && header.letters == self.letters {
            return Evidence::Names(Reason::Similar, 100);
        }
        if header.is_anonymous {
            return Evidence::Anonymous;
        }
        let words = without(&header.words, self.ignored);
        if *words == self.words {
            return Evidence::Names(Reason::Similar, 95);
        }
        if let Some(named) = self.named(&words, about_payments) {
            return named;
        }
        if self.aliases.contains(&header.letters) {
            return Evidence::Names(Reason::Alias, 90);
        }
        let has_any = |known: fn(&FieldWords) -> &BTreeSet<&'static str>| {
            self.names.iter().any(|names| words.iter().any(|word| known(names).contains(&**word)))
        };
        let (is_foreign, is_on_topic) = (has_any(|names| &names.foreign), has_any(|names| &names.topics));
        if is_foreign && !is_on_topic {
            Evidence::Foreign
        } else if mistyped(&header.letters, &self.letters).is_some() {
            Evidence::Names(Reason::Similar, 75)
        } else if self.is_within(&words) && !is_foreign {
            Evidence::Hints { reason: Reason::Similar, needs_cells: false }
        } else if is_on_topic {
            Evidence::Hints { reason: Reason::Similar, needs_cells: true }
        } else {
            Evidence::Unrelated
        }
    }

    /// What the known name with exactly these words says.
    fn named(&self, words: &Words<'_>, about_payments: bool) -> Option<Evidence> {
        let is_same = |name: &&Name| *without(&name.words, self.ignored) == *words;
        let name = self.all_names().find(is_same)?;
        Some(if name.excludes_payments && about_payments {
            Evidence::Foreign
        } else if name.is_weak {
            Evidence::Hints { reason: Reason::Alias, needs_cells: name.needs_cells }
        } else {
            Evidence::Names(Reason::Alias, 90)
        })
    }

    /// Whether a longer header contains a name of the field.
    fn is_within(&self, words: &Words<'_>) -> bool {
        let is_within = |name: &Words<'_>| {
            name.len() >= self.fewest_within && name.iter().all(|word| words.contains(word))
        };
        let mut names = self.all_names().filter(|name| !name.is_weak);
        (self.words.len() >= 2 && is_within(&self.words)) || names.any(|name| is_within(&name.words))
    }

    fn all_names(&self) -> impl Iterator<Item = &'k Name> {
        self.names.iter().flat_map(|names| &names.names)
    }
}

/// The words without ignored ones, unless nothing else remains.
fn without<'w>(words: &'w Words<'static>, ignored: &[&str]) -> Cow<'w, Words<'static>> {
    let is_ignored = |word: &Cow<'_, str>| ignored.contains(&&**word);
    if !words.iter().any(is_ignored) || words.iter().all(is_ignored) {
        return Cow::Borrowed(words);
    }
    Cow::Owned(words.iter().filter(|word| !is_ignored(word)).cloned().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::RecordKind;

    #[test]
    fn every_alias_of_a_built_in_column_is_in_the_word_list() {
        let known = Vocabulary::get();
        for kind in [RecordKind::User, RecordKind::Device] {
            let template = Template::builtin(kind);
            for column in &template.columns {
                let wanted = Wanted::new(column, &template, known);
                for alias in &column.aliases {
                    let words = without(&known.words(alias), wanted.ignored).into_owned();
                    let is_known = words == wanted.words || wanted.named(&words, false).is_some();
                    assert!(is_known, "{alias}");
                }
            }
        }
    }
}
