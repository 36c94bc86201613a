//! The accounts of the district.

use super::terms;
use coverlist_api::{AccountChange, AccountView, Role};

pub fn role_name(role: Role) -> String {
    match role {
        Role::Admin => t!(accounts_admin),
        Role::Viewer => t!(accounts_viewer),
    }
}

pub fn role_means(role: Role) -> String {
    match role {
        Role::Admin => t!(accounts_admin_means),
        Role::Viewer => t!(accounts_viewer_means),
    }
}

/// The role of an account, or the permissions of a role of the district's own.
pub fn role(account: &AccountView) -> String {
    match (account.role, &account.issuer) {
        (Some(role), _) => role_name(role),
        (None, Some(_)) => t!(accounts_role_of_issuer),
        (None, None) => terms::permissions(&account.permissions),
    }
}

pub fn state(disabled: bool) -> String {
    if disabled { t!(accounts_disabled) } else { t!(accounts_active) }
}

/// A change of an account, as a person chooses it, and what it means.
pub fn change(change: &AccountChange) -> (String, String) {
    match change {
        AccountChange::Role { role } => (t!(accounts_give_role, role_name(*role)), role_means(*role)),
        AccountChange::Password { .. } => (t!(accounts_set_password), t!(accounts_set_password_means)),
        AccountChange::EndSessions => (t!(accounts_end_sessions), t!(accounts_end_sessions_means)),
        AccountChange::Disable => (t!(accounts_disable), t!(accounts_disable_means)),
        AccountChange::Enable => (t!(accounts_enable), t!(accounts_enable_means)),
    }
}
