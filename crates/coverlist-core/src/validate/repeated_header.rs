//! Headers below the header, in a file that was joined from several lists.

use super::layout::Layout;
use crate::findings::Code;
use crate::map::{MAX_COLUMNS, letters};
use crate::read::Record;
use crate::record::Field;
use crate::template::TemplateSet;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// A longer cell is not a repeated header.
const LONGEST: usize = 200;

/// The code of a row that is a header: with the same columns, or with others.
pub(super) fn repeated_header(record: Record<'_>, layout: &Layout, key_column: u16) -> Option<Code> {
    let cells: Vec<Cow<'_, str>> = record.cells().take(MAX_COLUMNS).collect();
    if !layout.known_headers().are_in(&cells, usize::from(key_column) - 1) {
        return None;
    }
    let cells: Vec<String> = cells.iter().map(|cell| letters(cell)).collect();
    Some(if says_the_same(&cells, layout.headers()) { Code::RowHeader } else { Code::HeaderChanged })
}

/// The letters of headers that a row may repeat: the file's own, those of all templates, and their
/// aliases.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownHeaders {
    by_letters: HashMap<String, Known>,
    /// The first two letters of each header, in lower case.
    beginnings: HashSet<[u8; 2]>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// Whether a template has exactly this header.
    is_exact: bool,
    /// Whether it is the key's header, in a template or in the file.
    is_key: bool,
}

impl KnownHeaders {
    /// The known headers of a file, given the letters of its own.
    pub(super) fn new(own: &[String], key_column: Option<u16>, templates: &TemplateSet) -> Self {
        let mut known: HashMap<String, Known> = HashMap::new();
        for template in templates.iter() {
            for column in &template.columns {
                for alias in &column.aliases {
                    known.entry(letters(alias)).or_default();
                }
                let exact = known.entry(letters(&column.header)).or_default();
                exact.is_exact = true;
                exact.is_key |= column.field == Field::Key;
            }
        }
        for (position, header) in (1..).zip(own) {
            known.entry(header.clone()).or_default().is_key |= Some(position) == key_column;
        }
        known.remove("");
        let beginnings = known.keys().filter_map(|header| header.as_bytes().first_chunk().copied()).collect();
        Self { by_letters: known, beginnings }
    }

    /// Whether a cell may be a header. It is a fast path: most cells have a digit or begin with other
    /// letters.
    fn is_likely(&self, cell: &str) -> bool {
        let begins_likely = || {
            let mut letters =
                cell.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase());
            match (letters.next(), letters.next()) {
                (Some(first), Some(second)) => self.beginnings.contains(&[first, second]),
                _ => true,
            }
        };
        cell.len() <= LONGEST
            && !cell.bytes().any(|byte| byte.is_ascii_digit())
            && (!cell.is_ascii() || begins_likely())
    }

    /// Whether a row has the key's header in the key's column, or two exact headers, or two headers of any
    /// kind with one in the key's column.
    fn are_in(&self, cells: &[Cow<'_, str>], key_index: usize) -> bool {
        let found = |cell: &Cow<'_, str>| {
            self.is_likely(cell).then(|| self.by_letters.get(&letters(cell)).copied()).flatten()
        };
        let key = cells.get(key_index).and_then(found);
        if key.is_some_and(|key| key.is_key) {
            return true;
        }
        let all: Vec<Known> = cells.iter().filter_map(found).collect();
        all.iter().filter(|known| known.is_exact).count() >= 2 || (key.is_some() && all.len() >= 2)
    }
}

/// Whether two headers have the same columns in the same order. Blank columns at the end do not count.
fn says_the_same(one: &[String], other: &[String]) -> bool {
    let longer = one.len().max(other.len());
    let at = |header: &[String], index: usize| header.get(index).cloned().unwrap_or_default();
    (0..longer).all(|index| at(one, index) == at(other, index))
}
