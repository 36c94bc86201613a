//! The shapes of roster that are known.

use crate::record::RecordKind;

/// What a roster was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterFormat {
    /// A list with a header of its own.
    PlainList,
    /// `users.csv` of OneRoster 1.1 or 1.2.
    OneRoster,
    /// A listing of ChromeOS devices, as the admin console and its tools export it.
    ChromeOs,
}

impl RosterFormat {
    /// A few words for the screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::PlainList => "Plain list",
            Self::OneRoster => "OneRoster users.csv",
            Self::ChromeOs => "ChromeOS devices",
        }
    }

    /// The format of a roster of this kind whose headers, plain, are `headers`.
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
