//! The formats of rosters that Coverlist recognizes.

use crate::record::RecordKind;

/// The format of a roster, recognized by its headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterFormat {
    /// A list with headers that no known program writes.
    PlainList,
    /// The file `users.csv` of OneRoster 1.1 or 1.2.
    OneRoster,
    /// A list of ChromeOS devices, exported by the admin console or its tools.
    ChromeOs,
}

impl RosterFormat {
    /// The name of the format on the wire and in the audit log.
    pub const fn id(self) -> &'static str {
        match self {
            Self::PlainList => "plain_list",
            Self::OneRoster => "oneroster",
            Self::ChromeOs => "chromeos",
        }
    }

    /// The format of a roster of this kind with these plain headers.
    pub(super) fn of(kind: RecordKind, headers: &[String]) -> Self {
        let has = |header: &str| headers.iter().any(|text| text == header);
        match kind {
            RecordKind::User if has("sourcedid") && (has("givenname") || has("userids")) => Self::OneRoster,
            RecordKind::Device if has("serialnumber") && (has("deviceid") || has("annotateduser")) => {
                Self::ChromeOs
            }
            _ => Self::PlainList,
        }
    }
}
