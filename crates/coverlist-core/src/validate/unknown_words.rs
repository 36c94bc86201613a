//! The words of status and choice columns that the template does not have.

use super::Verdict;
use super::columns::{Column, as_meant};
use super::scan::ScannedColumn;
use crate::findings::Code;
use crate::read::{Row, Table};
use crate::record::{Field, folded, sorted};
use crate::value::Checker;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The maximum number of words that are listed. A column of names in the place of the status has thousands.
const MOST: usize = 100;

/// The number of rows that are looked at in a column with more texts than a dictionary holds. Nobody maps its
/// words, and each answer to an edit would take as long as a validation.
const SAMPLED: usize = 10_000;

/// The words of a column that the template does not have. Their rows are rejected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWords {
    /// The field whose values the column holds.
    pub field: Field,
    /// The words, the most frequent ones first.
    pub words: Vec<UnknownWord>,
    /// The number of words that are not listed, because there are too many.
    pub more: u32,
}

/// A word that the template does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownWord {
    /// The trimmed text of the first cell with the word; empty for blank cells.
    pub text: String,
    /// The number of rows with the word. Rows that are set aside do not count.
    pub rows: u32,
}

impl Verdict {
    /// The unknown words of each status and choice column, blank cells of a required one included.
    pub fn unknown_words(&self, table: &Table) -> Vec<UnknownWords> {
        let columns = self.scan.columns().iter().filter(|_| self.checked);
        columns.filter_map(|column| self.unknown_words_of(table, column)).collect()
    }

    fn unknown_words_of(&self, table: &Table, column: &ScannedColumn) -> Option<UnknownWords> {
        let checker = &self.layout.slots()[column.place].checker;
        if !checker.has_words() {
            return None;
        }
        let mut words: BTreeMap<String, UnknownWord> = BTreeMap::new();
        let mut add = |text: &str, rows: u32| {
            let word = words.entry(folded(text));
            word.or_insert_with(|| UnknownWord { text: text.to_owned(), rows: 0 }).rows += rows;
        };
        let rows = (0..self.scan.len()).filter(|&row| self.is_checked_record(row));
        match &column.cells {
            Column::Coded(coded) => {
                let distinct: Vec<_> = coded.distinct(checker, table.text()).collect();
                let mut counts = vec![0; distinct.len()];
                rows.for_each(|row| counts[usize::from(coded.ids()[row])] += 1);
                let counted = distinct.iter().zip(counts).filter(|(_, rows)| *rows > 0);
                let unknown = counted.filter(|((_, text), _)| is_unknown(checker, text));
                unknown.for_each(|((_, text), rows)| add(text, rows));
            }
            Column::Direct(_) => rows.take(SAMPLED).for_each(|row| {
                let cells = Row::of(table.record(self.scan.line(row)));
                let text = as_meant(checker, cells.raw(usize::from(column.position) - 1));
                if is_unknown(checker, &text) {
                    add(&text, 1);
                }
            }),
        }
        let most_rows_first = words.into_values().map(|word| (Reverse(word.rows), word.text));
        let mut words = sorted(most_rows_first.collect());
        let more = words.len().saturating_sub(MOST) as u32;
        words.truncate(MOST);
        let words: Vec<_> =
            words.into_iter().map(|(Reverse(rows), text)| UnknownWord { text, rows }).collect();
        (!words.is_empty()).then_some(UnknownWords { field: column.field, words, more })
    }

    /// Whether the cells of a row are checked, and the row is a record.
    fn is_checked_record(&self, row: usize) -> bool {
        let index = self.scan.line(row) as usize - 1;
        self.scan.is_checked(row) && self.results.statuses()[index].is_record()
    }
}

/// Whether a cell needs a meaning: it is no word of the template and not damaged, or is blank and required.
fn is_unknown(checker: &Checker, text: &str) -> bool {
    let code = match text {
        "" => checker.blank(),
        text if checker.says_nothing(text).is_some() => None,
        text => checker.judge(text).code,
    };
    matches!(code, Some(Code::StatusUnknown | Code::ChoiceUnknown | Code::StatusBlank | Code::ValueBlank))
}
