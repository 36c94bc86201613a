//! The joined list.

use crate::read::{Facts, ReadChoices};

/// The users of an export with their roles and schools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The records of `users.csv`, each on its line, with more columns behind its own. Bytes that are invalid
    /// in its encoding are invalid here, too.
    pub csv: Vec<u8>,
    /// How the list is read.
    pub choices: ReadChoices,
    /// What is known about the join.
    pub facts: JoinFacts,
}

/// What is known about a join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinFacts {
    /// The properties of `users.csv`.
    pub users: Facts,
    /// Whether the encoding of `users.csv` is doubtful.
    pub is_encoding_doubtful: bool,
    /// Whether padding at the end of `users.csv` is dropped.
    pub is_padded: bool,
    /// Whether the roles come from `roles.csv`.
    pub adds_roles: bool,
    /// Whether the names of schools come from `orgs.csv`.
    pub adds_orgs: bool,
    /// The number of users whose additional role is blank.
    pub without_role: usize,
    /// The number of users whose additional name of a school is blank.
    pub without_org: usize,
    /// The lines of users who get no role and no school, because their rows have fewer cells than the header.
    pub short_lines: Vec<u32>,
    /// The number of rows of `roles.csv` about users who are not in `users.csv`.
    pub roles_of_nobody: usize,
    /// The number of rows of `roles.csv` that are damaged, or name no user or no role.
    pub unusable_roles: usize,
    /// The number of rows of `orgs.csv` that are damaged, or have no id or no name.
    pub unusable_orgs: usize,
}
