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
