//! Joins the files of an export.

use super::additions::Additions;
use super::orgs::Orgs;
use super::part::Part;
use super::roles::Roles;
use super::writer::Writer;
use super::{Export, ExportFile, JoinFacts, Joined, OneRosterError};
use crate::read::{ReadChoices, Row};

/// Joins the files of an export to one list of users of at most `max_bytes`. The choices are those about
/// `users.csv`.
///
/// A user without a role in `users.csv` gets one from `roles.csv`, the primary one first, then one that is
/// not a relative's. The name of the school is that of the user's school, or of the one where the user has
/// that role.
///
/// ```
/// use coverlist_core::oneroster::{Export, join};
/// use coverlist_core::read::ReadChoices;
///
/// let export = Export {
///     users: b"sourcedId,givenName\nu1,Ana\n".to_vec(),
///     roles: Some(b"userSourcedId,roleType,role\nu1,primary,student\n".to_vec()),
///     orgs: None,
/// };
/// let joined = join(&export, &ReadChoices::default(), 1 << 20).unwrap();
/// assert_eq!(joined.csv, b"sourcedId,givenName,role\nu1,Ana,student\n");
/// ```
///
/// # Errors
///
/// When a file is no CSV, lacks a column that is needed, or is too large, and when the quotes of `users.csv`
/// are so damaged that additional cells would change its rows.
pub fn join(export: &Export, choices: &ReadChoices, max_bytes: u64) -> Result<Joined, OneRosterError> {
    let users = Part::read(ExportFile::Users, &export.users, choices)?;
    let roles = optional(ExportFile::Roles, export.roles.as_deref())?;
    let orgs = optional(ExportFile::Orgs, export.orgs.as_deref())?;
    let mut additions = Additions::new(&users, roles.as_ref().map(Roles::of), orgs.as_ref().map(Orgs::of));
    let mut writer = Writer::new(&users, max_bytes);
    let header = Row::of(users.table.record(1));
    let headers = additions.of_header();
    writer.write(&header, headers);
    users.for_each_row(|row| {
        let is_header_again = users.raw(row) == users.raw(&header);
        writer.write(row, if is_header_again { headers } else { additions.of_row(row) });
    });
    let (csv, choices) = writer.finish()?;
    Ok(Joined { csv, choices, facts: facts(&users, additions) })
}

/// A file that an export may not have.
fn optional(file: ExportFile, bytes: Option<&[u8]>) -> Result<Option<Part>, OneRosterError> {
    bytes.map(|bytes| Part::read(file, bytes, &ReadChoices::default())).transpose()
}

fn facts(users: &Part, additions: Additions<'_>) -> JoinFacts {
    let Additions { roles, orgs, adds_roles, adds_orgs, without_role, without_org, short_lines, .. } =
        additions;
    JoinFacts {
        users: users.table.facts(),
        is_encoding_doubtful: users.table.is_encoding_doubtful(),
        is_padded: users.table.is_padded(),
        adds_roles,
        adds_orgs,
        without_role,
        without_org,
        short_lines,
        roles_of_nobody: roles.as_ref().map_or(0, Roles::of_nobody),
        unusable_roles: roles.map_or(0, |roles| roles.unusable),
        unusable_orgs: orgs.map_or(0, |orgs| orgs.unusable),
    }
}
