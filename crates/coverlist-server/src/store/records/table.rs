use coverlist_core::record::RecordKind;

pub(in super::super) const fn table(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "user_record",
        RecordKind::Device => "device_record",
    }
}

/// The column with the key as in the roster.
pub(in super::super) const fn key(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::User => "user_id",
        RecordKind::Device => "serial",
    }
}
