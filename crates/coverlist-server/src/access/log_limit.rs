//! What the access log says in sum and not one by one, so that nobody can fill the disk by knocking.

use crate::Millis;
use crate::store::access_log::{self, Event};
use crate::store::{StoreError, Tx};
use serde_json::json;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Failed sign-ins that are listed one by one in a minute: so many of accounts, and as many of e-mail addresses that no
/// account has, behind which nobody can hide the others.
const LISTED: u32 = 60;
const MINUTE: Millis = 60 * 1000;

/// Counts what is not listed.
#[derive(Default)]
pub(super) struct LogLimit(Mutex<Counts>);

#[derive(Clone, Copy, Default)]
struct Counts {
    /// When the minute began.
    began: Millis,
    of_accounts: u32,
    of_nobody: u32,
    failed: u64,
    refused: u64,
}

impl LogLimit {
    /// Whether a failed sign-in is to be listed. If not, it is counted.
    pub(super) fn lists_failure(&self, is_of_account: bool, now: Millis) -> bool {
        let mut counts = self.counts(now);
        let listed = if is_of_account { &mut counts.of_accounts } else { &mut counts.of_nobody };
        *listed += 1;
        let lists = *listed <= LISTED;
        counts.failed += u64::from(!lists);
        lists
    }

    /// Counts a sign-in that was refused before its password was looked at.
    pub(super) fn refused(&self, now: Millis) {
        self.counts(now).refused += 1;
    }

    /// Adds the sum to the log, if there is one. It is lost when the transaction fails.
    pub(super) fn append(&self, tx: &Tx<'_>, now: Millis) -> Result<(), StoreError> {
        let Counts { failed, refused, .. } = {
            let mut counts = self.counts(now);
            let sum = *counts;
            (counts.failed, counts.refused) = (0, 0);
            sum
        };
        if failed + refused == 0 {
            return Ok(());
        }
        let detail = json!({ "failed": failed, "refused": refused });
        access_log::append(
            tx,
            &Event { account: None, address: None, action: "sign_ins_not_listed", detail },
            now,
        )
    }

    fn counts(&self, now: Millis) -> MutexGuard<'_, Counts> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if now - counts.began >= MINUTE {
            *counts = Counts { began: now, of_accounts: 0, of_nobody: 0, ..*counts };
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crowd_of_nobodies_hides_no_failure_of_an_account() {
        let log_limit = LogLimit::default();
        let listed = (0..1_000).filter(|_| log_limit.lists_failure(false, MINUTE)).count();
        assert_eq!(listed, LISTED as usize);
        assert!(log_limit.lists_failure(true, MINUTE));
        assert_eq!(log_limit.counts(MINUTE).failed, 1_000 - u64::from(LISTED));
        assert!(log_limit.lists_failure(false, 2 * MINUTE), "another minute");
    }
}
