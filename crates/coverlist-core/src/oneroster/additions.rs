//! The cells that are added to the rows of users.

use super::orgs::Orgs;
use super::part::Part;
use super::roles::Roles;
use crate::read::Row;
use std::borrow::Cow;

/// The cells that are added to a row: the role and the name of a school. `None` adds no cell.
pub(super) type AddedCells<'a> = [Option<&'a str>; 2];

/// The headers of the additional columns.
const HEADERS: [&str; 2] = ["role", "orgName"];

/// The cells that are added to the rows of users.
pub(super) struct Additions<'a> {
    users: &'a Part,
    columns: Columns,
    pub(super) roles: Option<Roles<'a>>,
    pub(super) orgs: Option<Orgs<'a>>,
    pub(super) adds_roles: bool,
    pub(super) adds_orgs: bool,
    pub(super) without_role: usize,
    pub(super) without_org: usize,
    pub(super) short_lines: Vec<u32>,
}

/// The columns of users with ids.
struct Columns {
    user: Option<usize>,
    /// The school of a user in OneRoster 1.2.
    primary_org: Option<usize>,
    /// The schools of a user in OneRoster 1.1.
    orgs: Option<usize>,
}

impl<'a> Additions<'a> {
    pub(super) fn new(users: &'a Part, roles: Option<Roles<'a>>, orgs: Option<Orgs<'a>>) -> Self {
        let [role, org_name] = HEADERS.map(|header| users.column(header));
        let [user, primary_org, org_ids] =
            ["sourcedId", "primaryOrgSourcedId", "orgSourcedIds"].map(|header| users.column(header));
        Self {
            users,
            columns: Columns { user, primary_org, orgs: org_ids },
            adds_roles: roles.is_some() && role.is_none(),
            adds_orgs: orgs.is_some() && org_name.is_none(),
            roles,
            orgs,
            without_role: 0,
            without_org: 0,
            short_lines: Vec::new(),
        }
    }

    /// What is added to the header.
    pub(super) fn of_header(&self) -> AddedCells<'static> {
        let [role, org_name] = HEADERS;
        [self.adds_roles.then_some(role), self.adds_orgs.then_some(org_name)]
    }

    /// What is added to a row. Nothing is added to a short row, because it would be in wrong columns.
    pub(super) fn of_row(&mut self, row: &Row<'_>) -> AddedCells<'_> {
        let is_short = row.count() < self.users.width();
        let id = self.users.cell(row, self.columns.user);
        if id.is_empty() && self.users.is_blank(row) {
            return [self.adds_roles, self.adds_orgs].map(|adds| (adds && !is_short).then_some(""));
        }
        let role = self.roles.as_mut().and_then(|roles| roles.of_listed(&id));
        if is_short {
            self.short_lines.extend((self.adds_roles || self.adds_orgs).then_some(row.line()));
            return [None; 2];
        }
        let own_orgs = self.columns.org_ids(self.users, row);
        let orgs = if own_orgs.is_empty() { role.map_or("", |role| &role.org) } else { &own_orgs };
        let name = self.orgs.as_ref().and_then(|names| names.name(orgs));
        self.without_role += usize::from(self.adds_roles && role.is_none());
        self.without_org += usize::from(self.adds_orgs && name.is_none());
        let role = role.map_or("", |role| &*role.role);
        [self.adds_roles.then_some(role), self.adds_orgs.then_some(name.unwrap_or_default())]
    }
}

impl Columns {
    /// The ids of schools in a user's own row: the primary one, or else all.
    fn org_ids<'a>(&self, users: &'a Part, row: &Row<'_>) -> Cow<'a, str> {
        let primary = users.cell(row, self.primary_org);
        if primary.is_empty() { users.cell(row, self.orgs) } else { primary }
    }
}
