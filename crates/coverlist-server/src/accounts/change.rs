//! Changes accounts.

use crate::Millis;
use crate::store::accounts::{self, Listed};
use crate::store::{AccountKey, LogAction, StoreError, Tx, audit};
use coverlist_api::{Permission, Role};
use serde_json::{Value, json};

/// A change of an account.
pub enum Change {
    /// Another role, from the account's next request on.
    Role(Role),
    /// No sign-in any more, and no session.
    Disable,
    /// Sign-in is possible again.
    Enable,
    /// No session any more.
    EndSessions,
    /// Another password, whose hash this is, and no session any more.
    Password(String),
    /// As [`Change::Disable`], and the e-mail address and the password are deleted.
    Remove,
}

/// Changes an account, and appends to the audit log. `by` is `None` for the command line.
pub fn change(
    tx: &Tx<'_>,
    account: AccountKey,
    change: &Change,
    by: Option<i64>,
    now: Millis,
) -> Result<(), StoreError> {
    match change {
        Change::Role(role) => accounts::set_role(tx, account, *role)?,
        Change::Disable => accounts::disable(tx, account, now)?,
        Change::Enable => accounts::enable(tx, account)?,
        Change::EndSessions => accounts::end_sessions(tx, account)?,
        Change::Password(hash) => accounts::set_password(tx, account, hash)?,
        Change::Remove => accounts::remove(tx, account, now)?,
    }
    audit::append(tx, account.district, by, change.action(), &change.detail(account), now)
}

/// Whether an account of the district has Manage Settings and may sign in after a change, or if none had it
/// before.
pub fn leaves_manager(tx: &Tx<'_>, account: &Listed, change: &Change) -> Result<bool, StoreError> {
    let manages = !account.disabled && account.permissions.contains(&Permission::ManageSettings);
    Ok(!manages || change.keeps_settings() || accounts::another_manages(tx, account.key)?)
}

impl Change {
    /// Whether an account with Manage Settings still has access to the settings afterwards.
    const fn keeps_settings(&self) -> bool {
        match self {
            Self::Role(role) => role.allows(Permission::ManageSettings),
            Self::Enable | Self::EndSessions | Self::Password(_) => true,
            Self::Disable | Self::Remove => false,
        }
    }

    /// The word for the change in the audit log.
    const fn action(&self) -> LogAction {
        match self {
            Self::Role(_) => LogAction::RoleChanged,
            Self::Disable => LogAction::AccountDisabled,
            Self::Enable => LogAction::AccountEnabled,
            Self::EndSessions => LogAction::SessionsEnded,
            Self::Password(_) => LogAction::PasswordChanged,
            Self::Remove => LogAction::AccountRemoved,
        }
    }

    fn detail(&self, account: AccountKey) -> Value {
        match self {
            Self::Role(role) => json!({ "account": account.id, "role": role.id() }),
            _ => json!({ "account": account.id }),
        }
    }
}
