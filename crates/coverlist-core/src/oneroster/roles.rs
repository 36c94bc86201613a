//! The roles of users.

use super::part::Part;
use crate::read::Row;
use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The roles of people who are in an export because they are related to a student.
const RELATIVES: [&str; 3] = ["guardian", "parent", "relative"];

/// The role that is chosen for each user.
#[derive(Default)]
pub(super) struct Roles<'a> {
    of_users: HashMap<Cow<'a, str>, UserRole<'a>>,
    /// The number of rows that are damaged, or name no user or no role.
    pub(super) unusable: usize,
}

/// The role that is chosen for a user.
pub(super) struct UserRole<'a> {
    pub(super) role: Cow<'a, str>,
    /// The id of the school or district where the user has this role.
    pub(super) org: Cow<'a, str>,
    rank: Rank,
    /// The number of rows about the user.
    rows: usize,
    is_of_listed_user: bool,
}

/// The order in which roles are chosen. The least one is chosen, and the first one of equal ones.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    is_secondary: bool,
    is_relative: bool,
}

impl<'a> Roles<'a> {
    pub(super) fn of(part: &'a Part) -> Self {
        let column = |header| part.column(header);
        let (user, role, org) = (column("userSourcedId"), column("role"), column("orgSourcedId"));
        let (kind, status) = (column("roleType"), column("status"));
        let mut roles = Self::default();
        part.for_each_row(|row: &Row<'_>| {
            let cell = |column| part.cell(row, column);
            if cell(status).eq_ignore_ascii_case("tobedeleted") {
                return;
            }
            let (id, role) = (cell(user), cell(role));
            if part.is_damaged(row) || id.is_empty() || role.is_empty() {
                roles.unusable += usize::from(!part.is_blank(row));
                return;
            }
            let rank = Rank {
                is_secondary: !cell(kind).eq_ignore_ascii_case("primary"),
                is_relative: RELATIVES.iter().any(|relative| role.eq_ignore_ascii_case(relative)),
            };
            roles.add(id, UserRole { role, org: cell(org), rank, rows: 1, is_of_listed_user: false });
        });
        roles
    }

    fn add(&mut self, user: Cow<'a, str>, role: UserRole<'a>) {
        match self.of_users.entry(user) {
            Entry::Vacant(entry) => {
                entry.insert(role);
            }
            Entry::Occupied(mut entry) => {
                let rows = entry.get().rows + 1;
                if role.rank < entry.get().rank {
                    entry.insert(role);
                }
                entry.get_mut().rows = rows;
            }
        }
    }

    /// The role of a listed user.
    pub(super) fn of_listed(&mut self, user: &str) -> Option<&UserRole<'a>> {
        let role = self.of_users.get_mut(user)?;
        role.is_of_listed_user = true;
        Some(role)
    }

    /// The number of rows about users who are not listed.
    pub(super) fn of_nobody(&self) -> usize {
        self.of_users.values().filter(|role| !role.is_of_listed_user).map(|role| role.rows).sum()
    }
}
