use super::super::StoreError;
use super::super::row::Columns;
use coverlist_core::record::RecordKind;

/// The columns of a joined `record` from which [`label`] reads.
pub(in super::super) const fn label_columns(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "record.name, ''",
        RecordKind::Device => "record.model, record.asset_tag",
    }
}

/// The column with the place of a record: a user's school, or a device's location.
pub(in super::super) const fn place(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "school",
        RecordKind::Device => "location",
    }
}

/// The name of the user of a joined `record`, in SQL.
pub(in super::super) const fn person(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "record.name",
        RecordKind::Device => {
            "(SELECT name FROM user_record AS owner
              WHERE owner.district_id = record.district_id AND owner.match_key = record.assigned_to)"
        }
    }
}

/// The label by which people know a record: a user's name, or a device's model and asset tag. `None` without
/// a record.
pub(in super::super) fn label(columns: &mut Columns<'_>) -> Result<Option<String>, StoreError> {
    let (name, tag) = (columns.text_or_null()?, columns.text_or_null()?);
    Ok(name.zip(tag).map(|label| match label {
        (name, "") => name.to_owned(),
        ("", tag) => tag.to_owned(),
        (name, tag) => format!("{name}, {tag}"),
    }))
}
