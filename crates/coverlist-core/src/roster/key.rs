//! The key of a row.

use super::layout::KeyAt;
use crate::record::trim;
use crate::report::unsafe_cell;
use std::borrow::Cow;

impl KeyAt {
    /// The key of a row, without the space around it; empty when the row has none.
    pub fn read<'row>(&self, cells: &'row [Cow<'_, str>]) -> &'row str {
        let cell = |column: usize| cells.get(column).map_or("", |cell| trim(unsafe_cell(trim(cell))));
        match *self {
            Self::Cell(column) => cell(column),
            Self::OneRoster { identifier, user_ids, .. } => {
                let identifier = identifier.map_or("", cell);
                if identifier.is_empty() {
                    user_ids.map(cell).and_then(sis_id).unwrap_or_default()
                } else {
                    identifier
                }
            }
        }
    }
}

/// The student information system's own id in OneRoster's `{SIS:004231},{State:9900118204}`.
fn sis_id(user_ids: &str) -> Option<&str> {
    user_ids.split(['{', '}']).find_map(|part| {
        let (kind, id) = part.split_once(':')?;
        trim(kind).eq_ignore_ascii_case("sis").then(|| trim(id))
    })
}
