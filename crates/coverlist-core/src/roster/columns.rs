//! Reports how each column of a roster was read.

use super::Attribute;
use super::header::Header;
use super::layout::Layout;
use crate::record::RecordKind;
use std::collections::BTreeMap;

/// The maximum length of a displayed header.
const SHOWN_CHARACTERS: usize = 100;

/// A column of a roster and what loading reads from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The position of the column in the file, from 1.
    pub position: u32,
    /// The header in the file, cut when it is very long; empty when the column has none.
    pub header: String,
    /// The meaning that loading gave to the column; `None` when it ignored the column.
    pub read_as: Option<Meaning>,
}

/// The meaning of a column of a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The key of a kind of record.
    Key(RecordKind),
    /// An attribute, or a part of it.
    Attribute(Attribute),
    /// Another id, which is only compared.
    OtherId,
    /// The column decides which rows count.
    Filter,
}

/// The columns of a roster in file order. A column without a header is listed only when it has cells.
pub(super) fn columns(kind: RecordKind, header: &Header, layout: &Layout, filled: &[bool]) -> Vec<Column> {
    let read_as = read_as(kind, layout);
    let named = (1..).zip(&header.cells).enumerate().filter(|(place, (_, text))| {
        !text.trim().is_empty() || filled.get(*place).is_some_and(|&is_filled| is_filled)
    });
    let columns = named.map(|(place, (position, text))| Column {
        position,
        header: text.trim().chars().take(SHOWN_CHARACTERS).collect(),
        read_as: read_as.get(&place).copied(),
    });
    columns.collect()
}

/// The meanings of the columns, by index. A key takes precedence over an attribute, and an attribute over a
/// filter.
fn read_as(kind: RecordKind, layout: &Layout) -> BTreeMap<usize, Meaning> {
    let filters = layout.exclusions.iter().map(|exclusion| (exclusion.column, Meaning::Filter));
    let other_ids = layout.other_ids.iter().map(|at| (at.column(), Meaning::OtherId));
    let attributes = layout
        .attributes
        .iter()
        .flat_map(|(of, at)| at.columns().map(move |column| (column, Meaning::Attribute(*of))));
    filters.chain(other_ids).chain(attributes).chain([(layout.key.column(), Meaning::Key(kind))]).collect()
}
