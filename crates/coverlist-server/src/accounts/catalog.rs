//! The operations on accounts for the API.

use super::add::{add, check_email, check_name, invalid};
use super::change::{Change, change, leaves_manager};
use crate::access::new_password;
use crate::access::{Access, Caller};
use crate::store::accounts::{self, Listed, NewAccount};
use crate::store::{AccountKey, Database, Tx, networks};
use crate::{Failure, IdempotentRequest, rfc3339};
use coverlist_api::{AccountChange, AccountView, NewAccountRequest, ProblemCode, Role};
use coverlist_messages::text;
use std::collections::HashMap;

/// Lists, adds and changes the accounts of a district. Clones share everything.
///
/// Each call reads the database: a command of another process may have changed an account.
#[derive(Clone)]
pub struct Accounts {
    /// coverlist.db, which holds the accounts.
    pub(super) database: Database,
    pub(super) access: Access,
}

impl Accounts {
    /// The accounts in `database`, which sign in by `access`.
    pub fn new(database: Database, access: Access) -> Self {
        Self { database, access }
    }

    /// All accounts of the caller's district, sorted by e-mail address.
    pub async fn list(&self, caller: &Caller) -> Result<Vec<AccountView>, Failure> {
        let own = caller.key();
        let all = self.database.read_async(move |tx| accounts::list(tx, Some(own.district))).await?;
        let mut last = self.last_sign_ins(own.district).await?;
        let shown = |account: Listed| {
            let last_sign_in = last.remove(&account.key.id);
            AccountView { last_sign_in, ..view(account, own) }
        };
        Ok(all.into_iter().map(shown).collect())
    }

    /// Adds an account to the caller's district.
    ///
    /// # Errors
    ///
    /// `account_kept` for a session of an issuer; `account_invalid`, with the place of the fault; and
    /// `key_reused`. Nothing is stored then.
    pub async fn add(
        &self,
        caller: &Caller,
        wanted: NewAccountRequest,
        request: IdempotentRequest,
    ) -> Result<AccountView, Failure> {
        refuse_issuer_session(caller)?;
        let own = caller.key();
        let NewAccountRequest { email, name, role, password } = wanted;
        check_email(&email)?;
        check_name(&name)?;
        let hash = self.hash(password, &email, &name).await?;
        let write = move |tx: &Tx<'_>| {
            request.perform(tx, || {
                let account = NewAccount { email: &email, name: name.trim(), password_hash: &hash, role };
                let id = add(tx, own.district, &account, Some(own.id), request.now)?;
                Ok(view(find(tx, AccountKey { district: own.district, id })?, own))
            })
        };
        self.database.write_async(write).await
    }

    /// Changes an account of the caller's district. A session that ends is refused from its next request on.
    ///
    /// # Errors
    ///
    /// `not_found`; `account_kept` if nobody could change settings afterwards, if the callers would disable
    /// themselves, for the role and the password of a person of an issuer, and for any role or password if
    /// the session is of an issuer; `account_invalid` for a weak password; and `key_reused`.
    pub async fn change(
        &self,
        caller: &Caller,
        id: i64,
        wanted: AccountChange,
        request: IdempotentRequest,
    ) -> Result<AccountView, Failure> {
        if matches!(wanted, AccountChange::Role { .. } | AccountChange::Password { .. }) {
            refuse_issuer_session(caller)?;
        }
        let (own, key) = (caller.key(), AccountKey { district: caller.district, id });
        let wanted = match wanted {
            AccountChange::Role { role } => Change::Role(role),
            AccountChange::Disable => Change::Disable,
            AccountChange::Enable => Change::Enable,
            AccountChange::EndSessions => Change::EndSessions,
            AccountChange::Password { password } => {
                let account = self.database.read_async(move |tx| find(tx, key)).await?;
                Change::Password(self.hash(password, &account.email, &account.name).await?)
            }
        };
        let write = move |tx: &Tx<'_>| {
            request.perform(tx, || {
                check(tx, &find(tx, key)?, &wanted, own)?;
                change(tx, key, &wanted, Some(own.id), request.now)?;
                Ok(view(find(tx, key)?, own))
            })
        };
        let changed = self.database.write_async(write).await?;
        let last_sign_in = self.last_sign_ins(own.district).await?.remove(&changed.id);
        Ok(AccountView { last_sign_in, ..changed })
    }

    /// When each account of a district last signed in, RFC 3339, by its id.
    async fn last_sign_ins(&self, district: i64) -> Result<HashMap<i64, String>, Failure> {
        let last = self.access.store().read_async(move |tx| networks::last_sign_ins_of(tx, district)).await?;
        Ok(last.into_iter().map(|(id, at)| (id, rfc3339(at))).collect())
    }

    /// The hash of a new password, if it may be one for an account with this address and name.
    async fn hash(&self, password: String, email: &str, name: &str) -> Result<String, Failure> {
        new_password::check(&password, email, name).map_err(|weak| invalid("/password", weak.reason()))?;
        self.access.hash(password).await
    }
}

/// Refuses what would outlive the access that an issuer grants: whoever could add an account with a password
/// would keep it when the issuer is removed.
fn refuse_issuer_session(caller: &Caller) -> Result<(), Failure> {
    match caller.is_of_issuer() {
        false => Ok(()),
        true => Err(Failure::refuse(ProblemCode::AccountKept, text::problem_account_kept_session())),
    }
}

/// Refuses what would lock people out.
fn check(tx: &Tx<'_>, account: &Listed, wanted: &Change, own: AccountKey) -> Result<(), Failure> {
    let kept = |reason| Err(Failure::refuse(ProblemCode::AccountKept, reason));
    match wanted {
        Change::Disable if account.key == own => kept(text::problem_account_kept_own()),
        Change::Role(_) | Change::Password(_) if account.issuer.is_some() => {
            kept(text::problem_account_kept_issuer())
        }
        Change::Enable if account.issuer_is_gone => kept(text::problem_account_kept_issuer_gone()),
        _ if !leaves_manager(tx, account, wanted)? => kept(text::problem_account_kept_last_manager()),
        _ => Ok(()),
    }
}

fn find(tx: &Tx<'_>, key: AccountKey) -> Result<Listed, Failure> {
    accounts::by_key(tx, key)?.ok_or_else(|| Failure::not_found(text::problem_not_found_account()))
}

/// The account as the API sends it, without its last sign-in, which is in the other database.
fn view(account: Listed, own: AccountKey) -> AccountView {
    AccountView {
        id: account.key.id,
        email: account.email,
        name: account.name,
        role: account.role.as_deref().and_then(Role::from_id),
        permissions: account.permissions,
        issuer: account.issuer,
        disabled: account.disabled || account.issuer_is_gone,
        last_sign_in: None,
        own: account.key == own,
    }
}
