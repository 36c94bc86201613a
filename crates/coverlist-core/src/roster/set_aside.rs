//! Rows that are ignored although nothing is wrong with them.

use super::Refusal;

/// The reason why a row is ignored although nothing is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetAside {
    /// The row is above the header, such as a title.
    AboveHeader,
    /// The row repeats the header of the list.
    Header,
    /// The row is a comment that begins with `#`.
    Comment,
    /// The row is a total of the rows above it.
    Totals,
    /// The row is a remark of the program that wrote the list.
    Remark,
    /// The row has another role of the user on this line.
    OtherRole(u32),
    /// The roster marks the user as to be deleted.
    ToBeDeleted,
    /// The roster marks the user as not enabled.
    NotEnabled,
    /// The row is a parent, a guardian or another relative.
    Guardian,
    /// The export marks the device as no longer managed.
    Deprovisioned,
}

impl SetAside {
    /// The reason in one or two sentences, without the line.
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

/// The reason why a row has no entry.
pub(super) enum NotTaken {
    /// The row is not loaded, and a person should check it.
    Refused(Refusal),
    /// The row is not loaded, and nothing is wrong with it.
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
