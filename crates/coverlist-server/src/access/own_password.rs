//! The current password of a signed-in person, and the session that stays when it changes.

use super::{Access, Caller};
use crate::Failure;
use crate::store::accounts::Account;
use crate::store::{StoreError, sessions};
use coverlist_api::ProblemCode;
use coverlist_messages::text;
use std::net::IpAddr;

impl Access {
    /// Checks the password of the caller's account, and returns the account as it was then. A wrong one
    /// counts as a failed sign-in: it is in the access log, and slows down the next ones. Otherwise somebody
    /// at an open page could guess the password.
    ///
    /// # Errors
    ///
    /// `wrong_password`; `too_many_attempts`; and `busy` when too many people are signing in.
    pub(crate) async fn check_own_password(
        &self,
        caller: &Caller,
        password: String,
        address: IpAddr,
    ) -> Result<Account, Failure> {
        let candidate = self.look_up(caller.email.clone(), address).await?;
        let hash_slot = self.hash_slot(&candidate).await?;
        let (access, key) = (self.clone(), caller.key());
        // A separate task logs a failure even if the client disconnects.
        let decided = tokio::spawn(async move {
            match candidate.account_with(password, hash_slot).await? {
                Some(account) if account.key == key => {
                    access.forgive(&candidate).await?;
                    Ok(account)
                }
                Some(_) | None => {
                    access.note_failure(candidate).await;
                    Err(wrong_password())
                }
            }
        });
        decided.await.map_err(anyhow::Error::from)?
    }

    /// Ends all sessions of the caller's account but the caller's, which goes on with another credential
    /// version of the account.
    pub(crate) async fn keep_only(&self, caller: &Caller, credential_version: i64) -> Result<(), StoreError> {
        let (account, session) = (caller.key(), caller.session);
        self.store.write_async(move |tx| sessions::keep_only(tx, account, &session, credential_version)).await
    }
}

/// Refuses a password that is not the current one of the caller's account.
pub(crate) fn wrong_password() -> Failure {
    Failure::refuse(ProblemCode::WrongPassword, text::problem_wrong_password_current())
}
