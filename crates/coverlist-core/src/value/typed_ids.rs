//! The ids of a user in OneRoster's column `userIds`: `{SIS:004231},{State:9900118204}`.

use crate::record::trim;

/// The type of the ids of student information systems.
const SIS: &str = "sis";

/// The ids of a cell: those of a list of typed ids, or the cell itself.
pub(crate) fn ids(cell: &str) -> Vec<&str> {
    match typed_ids(cell) {
        Some(ids) => ids.map(|(_, id)| id).collect(),
        None => vec![cell],
    }
}

/// The key in a cell. Of a list of typed ids, it is the only id of a student information system; empty when
/// there is none, or when there are several.
pub(crate) fn key_of(cell: &str) -> &str {
    let Some(ids) = typed_ids(cell) else { return cell };
    let mut ids = ids.filter(|(kind, _)| kind.eq_ignore_ascii_case(SIS)).map(|(_, id)| id);
    let Some(first) = ids.next() else { return "" };
    if ids.all(|id| id == first) { first } else { "" }
}

/// The types and ids of a list; `None` for any other cell.
fn typed_ids(cell: &str) -> Option<impl Iterator<Item = (&str, &str)>> {
    let is_list = cell.starts_with('{') && cell.ends_with('}') && cell.contains(':');
    let parts = cell.split(['{', '}']).filter_map(|part| part.split_once(':'));
    is_list.then(|| parts.map(|(kind, id)| (trim(kind), trim(id))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_typed_ids_has_one_key() {
        for (cell, key) in [
            ("004231", "004231"),
            ("{SIS:004231}", "004231"),
            ("{State:9},{sis: 118204}", "118204"),
            ("{SIS:1003},{SIS:1003}", "1003"),
            ("{SIS:1001},{SIS:1002}", ""),
            ("{State:9}", ""),
            ("{x}", "{x}"),
            ("", ""),
        ] {
            assert_eq!(key_of(cell), key, "{cell}");
        }
        assert_eq!(ids("{SIS:1},{LDAP:ana}"), ["1", "ana"]);
        assert_eq!(ids("ana"), ["ana"]);
    }
}
