//! Adds accounts.

use crate::access::is_text;
use crate::store::accounts::{self, NewAccount};
use crate::store::{LogAction, StoreError, Tx, audit};
use crate::{Failure, Millis, Refusal};
use coverlist_api::ProblemCode;
use coverlist_messages::{Message, text};
use serde_json::json;

/// The longest displayed name and e-mail address, in bytes.
const LONGEST: usize = 400;

/// Adds an account, and an audit entry. `by` is `None` for the command line. Returns the account's id.
///
/// # Errors
///
/// `account_invalid` if another account has the e-mail address, or if name or address cannot be those of an
/// account. The password is not checked, because only its hash is known.
pub fn add(
    tx: &Tx<'_>,
    district: i64,
    account: &NewAccount<'_>,
    by: Option<i64>,
    now: Millis,
) -> Result<i64, Failure> {
    check_email(account.email)?;
    check_name(account.name)?;
    let id = accounts::add(tx, district, account, now).map_err(|error| match error {
        StoreError::UniqueViolation(_) => invalid("/email", text::problem_account_invalid_taken()),
        error => error.into(),
    })?;
    let detail = json!({ "account": id, "role": account.role.id() });
    audit::append(tx, district, by, LogAction::AccountAdded, &detail, now)?;
    Ok(id)
}

/// Checks that a text has the form of an e-mail address.
///
/// # Errors
///
/// `account_invalid`.
pub fn check_email(email: &str) -> Result<(), Failure> {
    let email = email.trim();
    let whole = email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
    let is_plain = !email.contains(|c: char| c.is_whitespace() || c.is_control()) && email.len() <= LONGEST;
    if whole && is_plain { Ok(()) } else { Err(invalid("/email", text::problem_account_invalid_email())) }
}

/// Checks a displayed name.
///
/// # Errors
///
/// `account_invalid`.
pub fn check_name(name: &str) -> Result<(), Failure> {
    if is_text(name, LONGEST) { Ok(()) } else { Err(invalid("/name", text::problem_account_invalid_name())) }
}

pub(super) fn invalid(pointer: &str, reason: Message) -> Failure {
    let refusal = Refusal::new(ProblemCode::AccountInvalid, reason);
    Refusal { pointer: Some(pointer.to_owned()), ..refusal }.into()
}
