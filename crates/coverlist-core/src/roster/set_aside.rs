//! Rows that are passed over although nothing is wrong with them.

use super::Refusal;

/// Why a row is passed over although nothing is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetAside {
    /// It stands above the header.
    AboveHeader,
    /// It is the header again.
    Header,
    /// It is a comment.
    Comment,
    /// It is a total.
    Totals,
    /// It is a remark of the program that made the list.
    Remark,
    /// It says another role of the user on this line.
    OtherRole(u32),
    /// OneRoster says that the user is to be deleted.
    ToBeDeleted,
    /// OneRoster says that the user is not enabled.
    NotEnabled,
    /// It is a parent, a guardian or another relative.
    Guardian,
    /// ChromeOS says that the device is no longer managed.
    Deprovisioned,
}

impl SetAside {
    /// What the row is, in a sentence or two. The line stands beside it.
    pub fn message(self) -> String {
        let text = match self {
            Self::AboveHeader => "This row stands above the header.",
            Self::Header => "This row is the header once more.",
            Self::Comment => {
                "This row is a comment, since it begins with #. If it is a record, remove the #."
            }
            Self::Totals => "This row looks like a total. If it is a record, correct its key.",
            Self::Remark => "This row is a remark of the program that made the list, not a record.",
            Self::OtherRole(line) => {
                return format!(
                    "This row gives another role to the user on line {line}. The first one counts."
                );
            }
            Self::ToBeDeleted => "The roster says that this user is to be deleted.",
            Self::NotEnabled => "The roster says that this user is not enabled.",
            Self::Guardian => {
                "This is a parent, guardian or relative. Only students and staff are loaded as users."
            }
            Self::Deprovisioned => "The export says that this device is deprovisioned.",
        };
        text.to_owned()
    }
}

/// Why a row gives no entry.
pub(super) enum NotTaken {
    /// It should be looked at.
    Refused(Refusal),
    /// Nothing is wrong with it.
    Ignored(SetAside),
}

impl From<Refusal> for NotTaken {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<SetAside> for NotTaken {
    fn from(reason: SetAside) -> Self {
        Self::Ignored(reason)
    }
}
