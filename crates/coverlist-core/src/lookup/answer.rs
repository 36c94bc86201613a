use super::{Difference, Relation};

/// What looking up a key has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The key names the record with this id.
    Record(i64),
    /// The key names no record, and exactly one record explains it.
    Proposal(Proposal),
    /// The key names no record, and several records explain it. None is preferred.
    Rivals(Rivals),
    /// The key names no record, and no record explains it.
    Nothing,
}

/// A likely record for a key that names none. A person accepts it or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The id of the record.
    pub record: i64,
    /// The key of the record, as it was loaded.
    pub key: String,
    /// Why the record is likely.
    pub evidence: Evidence,
}

/// The records that explain a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rivals {
    /// Their number, two or more. For a device it can be the number of users, to one of whom the device is
    /// assigned.
    pub records: u32,
    /// The first ten of them, or fewer.
    pub choices: Vec<Proposal>,
}

/// Why a key that names no record probably means one. It contains values of a record, so it is for the person
/// who looks up the key, and never for a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What the key is to the record.
    pub relation: Relation,
    /// The text that the key stands for, as it was loaded.
    pub text: String,
    /// How the key and the text differ; nothing when they are equal.
    pub differences: Vec<Difference>,
}
