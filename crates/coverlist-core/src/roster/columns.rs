//! What each column of a roster was read as.

use super::Attribute;
use super::header::Header;
use super::layout::Layout;
use crate::record::{Field, RecordKind};
use crate::template::Template;
use std::collections::BTreeMap;

/// A longer header is cut.
const SHOWN_CHARACTERS: usize = 100;

/// A column of a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its place in the file, from 1.
    pub position: u32,
    /// Its header as it is in the file, cut when it is very long; empty when the column has none.
    pub header: String,
    /// What it was read as; `None` when it was ignored.
    pub read_as: Option<String>,
}

/// The columns of a roster, in file order. Columns without a header are among them only when rows fill them.
pub(super) fn columns(kind: RecordKind, header: &Header, layout: &Layout, filled: &[bool]) -> Vec<Column> {
    let read_as = read_as(kind, layout);
    let named = (1..).zip(&header.cells).enumerate().filter(|(place, (_, text))| {
        !text.trim().is_empty() || filled.get(*place).is_some_and(|&is_filled| is_filled)
    });
    let columns = named.map(|(place, (position, text))| Column {
        position,
        header: text.trim().chars().take(SHOWN_CHARACTERS).collect(),
        read_as: read_as.get(&place).cloned(),
    });
    columns.collect()
}

/// What the columns are read as, by their places. The key says more than an attribute, an attribute more than a filter.
fn read_as(kind: RecordKind, layout: &Layout) -> BTreeMap<usize, String> {
    let key = Template::builtin(kind).header(Field::Key).to_owned();
    let filters = layout.exclusions.iter().map(|exclusion| (exclusion.column, "Which rows count".to_owned()));
    let other_ids = layout.other_ids.iter().map(|at| (at.column(), "Other ID, compared only".to_owned()));
    let attribute = |attribute: Attribute| attribute.header().to_owned();
    let attributes = layout
        .attributes
        .iter()
        .flat_map(|(of, at)| at.columns().map(move |column| (column, attribute(*of))));
    filters.chain(other_ids).chain(attributes).chain([(layout.key.column(), key)]).collect()
}
