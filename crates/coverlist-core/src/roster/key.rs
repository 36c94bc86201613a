//! The key of a row, and its other ids.

use super::layout::KeySource;
use crate::record::trim;
use crate::value::unsafe_cell;
use std::borrow::Cow;

impl KeySource {
    pub fn column(self) -> usize {
        let (Self::Cell(column) | Self::SisId(column)) = self;
        column
    }

    /// The trimmed key of a row; empty when the row has none.
    pub fn read<'row>(self, cells: &'row [Cow<'_, str>]) -> &'row str {
        let cell = cells.get(self.column()).map_or("", |cell| trim(unsafe_cell(trim(cell))));
        match self {
            Self::Cell(_) => cell,
            Self::SisId(_) => only(typed_ids(cell).filter(|(kind, _)| kind.eq_ignore_ascii_case("sis"))),
        }
    }

    /// Every id in the cell. OneRoster lists several in one cell.
    pub fn all<'row>(self, cells: &'row [Cow<'_, str>]) -> Vec<&'row str> {
        match self {
            Self::Cell(_) => vec![self.read(cells)],
            Self::SisId(column) => {
                cells.get(column).into_iter().flat_map(|cell| typed_ids(cell)).map(|(_, id)| id).collect()
            }
        }
    }
}

/// The types and ids in OneRoster's `{SIS:004231},{State:9900118204}`.
fn typed_ids(user_ids: &str) -> impl Iterator<Item = (&str, &str)> {
    let parts = user_ids.split(['{', '}']).filter_map(|part| part.split_once(':'));
    parts.map(|(kind, id)| (trim(kind), trim(id)))
}

/// Returns the id if all ids are equal, and an empty text otherwise.
fn only<'cell>(mut ids: impl Iterator<Item = (&'cell str, &'cell str)>) -> &'cell str {
    let Some((_, first)) = ids.next() else { return "" };
    if ids.all(|(_, id)| id == first) { first } else { "" }
}

pub(super) fn has_digit(key: &str) -> bool {
    key.bytes().any(|byte| byte.is_ascii_digit())
}

pub(super) fn has_only_digits(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit())
}
