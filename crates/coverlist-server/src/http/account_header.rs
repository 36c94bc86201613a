//! The header that names the account for which a page was opened.
//!
//! Another tab may sign in as somebody else, and the tabs of a browser share the session's cookie. A request
//! of the first tab must not change or show the data of that account. Scripts leave the header out.

use crate::Failure;
use crate::access::Caller;
use axum::http::HeaderMap;
use coverlist_api::{ACCOUNT, ProblemCode};
use coverlist_messages::text;

/// The account that a request names; `None` without the header. A malformed header names no account that
/// exists.
pub(super) fn account(headers: &HeaderMap) -> Option<String> {
    let mut named = headers.get_all(ACCOUNT).iter();
    let first = named.next()?;
    let is_one = named.all(|other| other == first);
    Some(first.to_str().ok().filter(|_| is_one).unwrap_or_default().to_owned())
}

/// Refuses a request that names another account than its session's.
pub(super) fn check(headers: &HeaderMap, caller: &Caller) -> Result<(), Failure> {
    if account(headers).is_none_or(|named| named == caller.public_id()) {
        return Ok(());
    }
    Err(Failure::refuse(ProblemCode::OtherAccount, text::problem_other_account_session()))
}
