//! Recognizes a file for another template.

use super::compare::{Columns, position};
use super::propose::Trust;
use super::{BetterTemplate, Expected, Found, Reason};
use crate::record::Field;
use crate::template::{Template, TemplateSet};
use std::cmp::Reverse;

/// The template of the set that fits the file better than the one that the file was compared with: the one
/// with the most exact headers. `is_free` are the columns that this template does not read.
pub(super) fn better_template(
    columns: &Columns<'_>,
    is_free: &[bool],
    expected: &[Expected],
    template: &Template,
    templates: &TemplateSet,
) -> Option<BetterTemplate> {
    let header = Header { columns, is_free, expected };
    let better = templates.others(template).filter(|other| {
        header.has_only_the_key_of(other, template)
            || (other.kind == template.kind && header.is_complete_for(other))
    });
    let best = better.min_by_key(|other| Reverse(header.exact_headers(other)))?;
    Some(BetterTemplate { template: best.id.clone(), key_column: header.key_column(best) })
}

/// A file's header, and its comparison with the template.
struct Header<'a> {
    columns: &'a Columns<'a>,
    is_free: &'a [bool],
    expected: &'a [Expected],
}

impl Header<'_> {
    /// Whether the file has the key of the other template, and none for this one. A proposal that rests on
    /// cells alone is less than a header of the other key.
    fn has_only_the_key_of(&self, other: &Template, template: &Template) -> bool {
        let Some(key) = self.expected.iter().find(|expected| expected.field == Field::Key) else {
            return false;
        };
        let is_named = || self.likely_key(other).is_some_and(|(trust, _)| trust > Trust::Cells);
        match key.found {
            Found::Missing => {
                let is_other = other.kind != template.kind && self.likely_key(other).is_some();
                is_other || is_named()
            }
            Found::Proposed { reason: Reason::Content, .. } => is_named(),
            _ => false,
        }
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
        let likely = || self.likely_key(other).map(|(_, column)| column);
        exact.filter(|&column| !read(column)).or_else(likely)
    }

    /// The most likely column of the other template's key, among those that are not this template's, and what
    /// that rests on.
    fn likely_key(&self, other: &Template) -> Option<(Trust, u16)> {
        let likely = self.columns.evident.likely(other.column(Field::Key)?, other, self.is_free)?;
        Some((likely.trust(), position(*likely.columns.first()?)))
    }
}
