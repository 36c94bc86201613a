//! Slows down whoever guesses passwords.

use crate::store::{StoreError, Tx, accounts, throttle};
use crate::{Failure, Millis, Refusal};
use coverlist_api::ProblemCode;
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// How long attempts count.
const WINDOW: Millis = 15 * 60 * 1000;
/// Failed attempts that one address has for one account: whoever guesses is stopped long before the others.
const OF_BOTH: u32 = 10;
/// Failed attempts for one account, from wherever they come (NIST SP 800-63B, 5.2.2 allows 100).
const FOR_ONE_ACCOUNT: u32 = 100;
/// Failed attempts from one address. A school's computers may share one.
const FROM_ONE_ADDRESS: u32 = 100;

/// What one sign-in counts towards.
pub(super) struct Attempt {
    both: [u8; 32],
    account: [u8; 32],
    address: [u8; 32],
}

impl Attempt {
    pub(super) fn new(email: &str, address: IpAddr) -> Self {
        let email = accounts::canonical_email(email);
        let address = address.to_string();
        Self {
            both: bucket(&["both", &email, &address]),
            account: bucket(&["account", &email]),
            address: bucket(&["address", &address]),
        }
    }

    /// Counts the attempt before the password is looked at, so that attempts made at the same time count as well.
    pub(super) fn admit(&self, tx: &Tx<'_>, now: Millis) -> Result<(), Failure> {
        let since = now - WINDOW;
        let buckets =
            [(&self.both, OF_BOTH), (&self.account, FOR_ONE_ACCOUNT), (&self.address, FROM_ONE_ADDRESS)];
        for (bucket, most) in buckets {
            if let Some(counted) =
                throttle::find(tx, bucket, since)?.filter(|counted| counted.failures >= most)
            {
                return Err(too_many(counted.opened_at + WINDOW - now));
            }
        }
        for (bucket, _) in buckets {
            throttle::count(tx, bucket, since, now)?;
        }
        Ok(())
    }

    /// The password was right.
    pub(super) fn succeeded(&self, tx: &Tx<'_>) -> Result<(), StoreError> {
        throttle::clear(tx, &self.both)?;
        throttle::take_back(tx, &self.account)?;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Database;
    use std::net::Ipv4Addr;

    #[test]
    fn one_account_is_guarded_against_guesses_from_many_addresses() {
        let folder = tempfile::tempdir().expect("a directory can be made");
        let database = Database::open(folder.path(), None).expect("the database opens");
        let admits = |email: &str, host: u8, now| {
            let attempt = Attempt::new(email, Ipv4Addr::new(192, 0, 2, host).into());
            database.write(|tx| attempt.admit(tx, now)).is_ok()
        };
        for host in 0..100 {
            assert!(admits("r.ortiz@example.org", host, 1), "{host}");
        }
        assert!(!admits("R.Ortiz@example.org", 200, 2));
        assert!(admits("l.tran@example.org", 200, 2), "others are not held up");
        assert!(admits("r.ortiz@example.org", 200, 1 + WINDOW), "and a wait helps");
    }
}
