use coverlist_core::plan::Reason;
use coverlist_core::record::RecordKind;

/// Explains in a sentence why the planner does not apply a row.
pub(super) fn words(reason: Reason, kind: RecordKind) -> String {
    match (reason, kind) {
        (Reason::NoSuchRecord, RecordKind::User) => {
            "No user of this district has this ID. Check it for lost zeros and typing mistakes, or load the user \
             under Records."
        }
        (Reason::NoSuchRecord, RecordKind::Device) => {
            "No device of this district has this serial. Check it for typing mistakes, or load the device under \
             Records."
        }
        (Reason::EndsBeforeStart, _) => {
            "With the date that the record has, the coverage would end before it starts. Give both dates in the file."
        }
    }
    .to_owned()
}
