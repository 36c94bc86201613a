//! The headers of a file and those of a source.

use super::super::{Candidate, ColumnName};
use crate::map::SHOWN_CHARACTERS;
use crate::record::trim;
use crate::value::shortened;
use std::collections::BTreeSet;

/// The headers of a file and those of a source, from left to right.
pub(super) struct Headers<'a> {
    pub(super) file: Vec<&'a str>,
    pub(super) saved: Vec<&'a str>,
}

impl Headers<'_> {
    /// The column of the file that the source names. A header finds it anywhere. A column whose header is
    /// blank or repeated is known by its position, and found if all columns with that header have their old
    /// places.
    pub(super) fn find(&self, name: &ColumnName) -> Option<u16> {
        let text = self.text(name);
        let (before, now) = (places(&self.saved, text), places(&self.file, text));
        match (name, before.as_slice()) {
            (ColumnName::Position(position), places) if text.is_empty() || places.len() > 1 => {
                (before == now).then_some(*position)
            }
            _ => <[u16; 1]>::try_from(now).ok().map(|[only]| only),
        }
    }

    /// The header that the source has for a column.
    pub(super) fn text<'n>(&'n self, name: &'n ColumnName) -> &'n str {
        match name {
            ColumnName::Header(text) => trim(text),
            ColumnName::Position(position) => {
                self.saved.get(usize::from(*position).wrapping_sub(1)).copied().unwrap_or_default()
            }
        }
    }

    /// The name of a column of the file: its header if it is the only one, or its position.
    pub(super) fn name(&self, column: u16) -> ColumnName {
        ColumnName::of(column, &self.file)
    }

    /// The columns of the file whose headers the source does not have.
    pub(super) fn unknown(&self) -> Vec<Candidate> {
        let is_new = |text: &str| !text.is_empty() && !self.saved.contains(&text);
        (1..).zip(&self.file).filter(|(_, text)| is_new(text)).map(candidate).collect()
    }

    /// Those of the columns that have another place among the headers that file and source share.
    pub(super) fn moved(&self, columns: &BTreeSet<u16>) -> Vec<Candidate> {
        let is_shared =
            |text: &&&str| places(&self.file, text).len() == 1 && places(&self.saved, text).len() == 1;
        let file: Vec<_> = self.file.iter().filter(is_shared).collect();
        let saved: Vec<_> = self.saved.iter().filter(is_shared).collect();
        let place = |all: &[&&str], text: &str| all.iter().position(|other| **other == text);
        let has_moved = |(position, text): &(u16, &&str)| {
            columns.contains(position) && place(&file, text) != place(&saved, text)
        };
        (1..).zip(&self.file).filter(has_moved).map(candidate).collect()
    }
}

/// The positions of the columns with a header.
fn places(headers: &[&str], text: &str) -> Vec<u16> {
    (1..).zip(headers).filter(|(_, header)| **header == text).map(|(position, _)| position).collect()
}

fn candidate((column, header): (u16, &&str)) -> Candidate {
    Candidate { column, header: shortened(header, SHOWN_CHARACTERS) }
}
