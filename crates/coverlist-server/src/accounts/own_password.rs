//! The change of the password of the signed-in account.

use super::Accounts;
use super::add::invalid;
use super::change::{Change, change};
use crate::access::{Caller, new_password, wrong_password};
use crate::store::{Tx, accounts};
use crate::{Failure, Millis};
use coverlist_api::{PasswordChange, ProblemCode};
use coverlist_messages::text;
use std::net::IpAddr;

impl Accounts {
    /// Changes the password of the caller's account, and ends its other sessions. `address` is the caller's
    /// address.
    ///
    /// # Errors
    ///
    /// `account_kept` for a person of an issuer; `account_invalid` for a weak new password; `wrong_password`
    /// if the current one is wrong; `too_many_attempts`; and `busy`. Nothing is changed then.
    pub async fn change_own_password(
        &self,
        caller: &Caller,
        wanted: PasswordChange,
        address: IpAddr,
        now: Millis,
    ) -> Result<(), Failure> {
        if caller.is_of_issuer() {
            return Err(Failure::refuse(ProblemCode::AccountKept, text::problem_account_kept_issuer()));
        }
        let PasswordChange { current, new } = wanted;
        new_password::check(&new, &caller.email, &caller.name)
            .map_err(|weak| invalid("/new", weak.reason()))?;
        let checked = self.access.check_own_password(caller, current, address).await?;
        let hash = self.access.hash(new).await?;
        let write = move |tx: &Tx<'_>| {
            let current = accounts::by_id(tx, checked.key)?;
            // Somebody else may have changed it since it was checked.
            if current.is_none_or(|it| it.credential_version != checked.credential_version) {
                return Err(wrong_password());
            }
            change(tx, checked.key, &Change::Password(hash), Some(checked.key.id), now)?;
            let changed = accounts::by_id(tx, checked.key)?.ok_or_else(wrong_password)?;
            Ok(changed.credential_version)
        };
        let credential_version = self.database.write_async(write).await?;
        Ok(self.access.keep_only(caller, credential_version).await?)
    }
}
