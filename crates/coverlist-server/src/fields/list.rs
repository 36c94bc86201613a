//! The list of a district's fields, as the API and the command line show it.

use coverlist_api::FieldView;
use coverlist_core::record::{FieldSet, RecordKind};

/// The fields of each kind of record, built-in ones first.
pub fn list(fields: &FieldSet) -> Vec<FieldView> {
    RecordKind::ALL.into_iter().flat_map(|kind| of_kind(fields, kind)).collect()
}

fn of_kind(fields: &FieldSet, kind: RecordKind) -> impl Iterator<Item = FieldView> {
    fields.of_kind(kind).map(move |(id, name)| FieldView {
        kind,
        id,
        field_type: id.field_type(),
        name: name.to_owned(),
        built_in: !id.is_custom(),
    })
}
