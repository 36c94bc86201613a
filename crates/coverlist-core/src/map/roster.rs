//! Recognizes lists of users and devices that say nothing about insurance.

use super::similarity::letters;
use super::{Expected, Found};
use crate::record::{Field, RecordKind};
use std::borrow::Cow;

/// The kind of record in a roster that a known program wrote. `None` if the file has a column for the status
/// of insurance by decision, or by another name than a roster's own `status`.
pub(super) fn roster_kind(cells: &[Cow<'_, str>], expected: &[Expected]) -> Option<RecordKind> {
    let status = expected.iter().find(|it| it.field == Field::Status)?;
    let is_roster = match &status.found {
        Found::Missing => true,
        Found::Proposed { text, .. } => OWN_STATUS.contains(&letters(text).as_str()),
        Found::Exact { .. } | Found::Mapped { .. } | Found::Constant => false,
    };
    let has = |header: &&str| cells.iter().any(|cell| letters(cell) == **header);
    let mut exports = EXPORTS.iter().filter(|(_, first, others)| has(first) && others.iter().any(&has));
    exports.next().map(|(kind, ..)| *kind).filter(|_| is_roster)
}

/// The headers of columns about the state of an account or a device.
const OWN_STATUS: [&str; 4] = ["status", "statusreadonly", "accountenabled", "accountstatus"];

/// The headers that the exports of programs have: the first one, and one of the others.
const EXPORTS: [(RecordKind, &str, &[&str]); 5] = [
    // OneRoster.
    (RecordKind::User, "sourcedid", &["givenname", "userids"]),
    // Google Workspace.
    (RecordKind::User, "emailaddressrequired", &["firstnamerequired", "orgunitpathrequired"]),
    // Google Workspace, through its API.
    (RecordKind::User, "primaryemail", &["orgunitpath", "namegivenname"]),
    // Microsoft Entra.
    (RecordKind::User, "userprincipalname", &["displayname", "accountenabled", "objectid"]),
    // ChromeOS, and Intune, whose devices have an id of their own, too.
    (RecordKind::Device, "serialnumber", &["deviceid", "annotateduser"]),
];
