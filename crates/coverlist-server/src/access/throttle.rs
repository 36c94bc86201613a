//! Slows down whoever guesses passwords.

use crate::store::{StoreError, Tx, accounts, throttle};
use crate::{Failure, Millis, Refusal};
use coverlist_api::ProblemCode;
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// How long attempts count.
const WINDOW: Millis = 15 * 60 * 1000;
/// Failed attempts that one address has for one account.
const FOR_ONE_ACCOUNT: u32 = 10;
/// Failed attempts that one address has in all. A school's computers may share one.
const IN_ALL: u32 = 100;

/// The attempts that one sign-in counts towards.
pub(super) struct Attempt {
    account: [u8; 32],
    address: [u8; 32],
}

impl Attempt {
    pub(super) fn new(email: &str, address: IpAddr) -> Self {
        let email = accounts::canonical_email(email);
        Self {
            account: bucket(&["account", &email, &address.to_string()]),
            address: bucket(&["address", &address.to_string()]),
        }
    }

    /// Counts the attempt before the password is looked at, so that attempts made at the same time count as well.
    pub(super) fn admit(&self, tx: &Tx<'_>, now: Millis) -> Result<(), Failure> {
        let since = now - WINDOW;
        for (bucket, most) in [(&self.account, FOR_ONE_ACCOUNT), (&self.address, IN_ALL)] {
            if let Some(counted) =
                throttle::find(tx, bucket, since)?.filter(|counted| counted.failures >= most)
            {
                return Err(too_many(counted.opened_at + WINDOW - now));
            }
        }
        throttle::count(tx, &self.account, since, now)?;
        throttle::count(tx, &self.address, since, now)?;
        Ok(())
    }

    /// The password was right.
    pub(super) fn succeeded(&self, tx: &Tx<'_>) -> Result<(), StoreError> {
        throttle::clear(tx, &self.account)?;
        throttle::take_back(tx, &self.address)
    }
}

fn bucket(parts: &[&str]) -> [u8; 32] {
    Sha256::digest(parts.join("\0")).into()
}

fn too_many(wait: Millis) -> Failure {
    let seconds = u32::try_from(wait.max(0) / 1000 + 1).unwrap_or(u32::MAX);
    let minutes = seconds.div_ceil(60);
    let wait = if minutes == 1 { "a minute".to_owned() } else { format!("{minutes} minutes") };
    let detail = format!("There were too many failed sign-ins. Try again in {wait}.");
    Refusal { retry_after: Some(seconds), ..Refusal::new(ProblemCode::TooManyAttempts, detail) }.into()
}
