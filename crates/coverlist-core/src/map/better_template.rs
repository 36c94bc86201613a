//! Recognizes a file for another template.

use super::compare::{Columns, position};
use super::similarity::nearness;
use super::{BetterTemplate, Expected, Found};
use crate::record::{Field, trim};
use crate::template::{Template, TemplateSet};
use std::cmp::Reverse;

/// The template of the set that fits the header better than the one that the file was compared with: the one
/// with the most exact headers.
pub(super) fn better_template(
    columns: &Columns<'_>,
    expected: &[Expected],
    template: &Template,
    templates: &TemplateSet,
) -> Option<BetterTemplate> {
    let header = Header { columns, expected };
    let better = templates.others(template).filter(|other| {
        header.has_only_the_key_of(other) || (other.kind == template.kind && header.is_complete_for(other))
    });
    let best = better.min_by_key(|other| Reverse(header.exact_headers(other)))?;
    Some(BetterTemplate { template: best.id.clone(), key_column: header.key_column(best) })
}

/// A file's header, and its comparison with the template.
struct Header<'a> {
    columns: &'a Columns<'a>,
    expected: &'a [Expected],
}

impl Header<'_> {
    /// Whether the header has the key of the other template, and none that is similar to this template's.
    fn has_only_the_key_of(&self, other: &Template) -> bool {
        let key = self.expected.iter().find(|expected| expected.field == Field::Key);
        key.is_some_and(|key| key.found == Found::Missing) && self.free_key_column(other).is_some()
    }

    /// Whether the header blocks the file, has every required header of the other template, and has more
    /// headers of the other one than of this one.
    fn is_complete_for(&self, other: &Template) -> bool {
        let exact = |expected: &&Expected| expected.found.read_from().is_some();
        self.expected.iter().any(Expected::blocks)
            && other.columns.iter().filter(|column| column.required).all(|column| self.has(&column.header))
            && self.exact_headers(other) > self.expected.iter().filter(exact).count()
    }

    fn exact_headers(&self, other: &Template) -> usize {
        other.columns.iter().filter(|column| self.has(&column.header)).count()
    }

    fn has(&self, header: &str) -> bool {
        self.columns.cells.iter().any(|cell| **cell == *header)
    }

    /// The column with the other template's key, unless this template reads it.
    fn key_column(&self, other: &Template) -> Option<u16> {
        let read = |column: u16| self.expected.iter().any(|it| it.found.read_from() == Some(column));
        let header = other.header(Field::Key);
        let exact = self.columns.cells.iter().position(|cell| **cell == *header).map(position);
        exact.filter(|&column| !read(column)).or_else(|| self.free_key_column(other))
    }

    /// The column with the header that is most similar to the other template's key, among the columns that
    /// are not this template's.
    fn free_key_column(&self, other: &Template) -> Option<u16> {
        let key = other.column(Field::Key)?;
        let distance = |(index, cell): (usize, &str)| {
            let nearness = nearness(cell, key)?;
            Some((cell != key.header, nearness, position(index)))
        };
        let free = self.columns.free().filter(|(_, cell)| !trim(cell).is_empty());
        free.filter_map(distance).min().map(|(.., column)| column)
    }
}
