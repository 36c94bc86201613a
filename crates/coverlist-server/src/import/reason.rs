//! Why nothing happens with a row, in a sentence.

use crate::store::{ImportKey, StoreError, Tx, findings};
use coverlist_core::findings::Severity;
use coverlist_core::plan::Reason;
use coverlist_core::record::RecordKind;
use coverlist_core::template::Template;

/// The words for what the planner decided.
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

/// Why a rejected row is: the sentences of its findings.
pub(super) fn rejection(
    tx: &Tx<'_>,
    import: ImportKey,
    template: &Template,
    line: u32,
) -> Result<String, StoreError> {
    let is_rejecting = |severity| severity != Severity::Warns;
    Ok(messages(tx, import, template, line, is_rejecting)?.join(" "))
}

/// What is worth a look in a row, a sentence each.
pub(super) fn warnings(
    tx: &Tx<'_>,
    import: ImportKey,
    template: &Template,
    line: u32,
) -> Result<Vec<String>, StoreError> {
    messages(tx, import, template, line, |severity| severity == Severity::Warns)
}

fn messages(
    tx: &Tx<'_>,
    import: ImportKey,
    template: &Template,
    line: u32,
    wanted: impl Fn(Severity) -> bool,
) -> Result<Vec<String>, StoreError> {
    let findings = findings::on_line(tx, import, line)?;
    let wanted = findings.iter().filter(|finding| wanted(finding.severity()));
    Ok(wanted.map(|finding| finding.message(template)).collect())
}
