//! Limits the entries for failed sign-ins in the access log. One entry counts all further failures, so nobody
//! can fill the disk with failed sign-ins.

use crate::Millis;
use crate::store::access_log::{self, Event};
use crate::store::{LogAction, StoreError, Tx};
use serde_json::json;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many failed sign-ins per minute get an entry of their own. Sign-ins to accounts, and sign-ins with
/// e-mail addresses that have no account, are limited separately, so the second kind cannot hide the first.
const PER_MINUTE: u32 = 60;
const MINUTE: Millis = 60 * 1000;

/// Counts the failed sign-ins that get no entry of their own.
#[derive(Default)]
pub(super) struct LogLimit(Mutex<Counts>);

#[derive(Clone, Copy, Default)]
struct Counts {
    /// When the current minute began.
    began: Millis,
    of_accounts: u32,
    of_nobody: u32,
    failed: u64,
    refused: u64,
}

impl LogLimit {
    /// Whether a failed sign-in gets an entry of its own. If not, it is only counted.
    pub(super) fn lists_failure(&self, is_of_account: bool, now: Millis) -> bool {
        let mut counts = self.counts(now);
        let listed = if is_of_account { &mut counts.of_accounts } else { &mut counts.of_nobody };
        *listed += 1;
        let lists = *listed <= PER_MINUTE;
        counts.failed += u64::from(!lists);
        lists
    }

    /// Counts a sign-in that was refused before its password was checked.
    pub(super) fn refused(&self, now: Millis) {
        self.counts(now).refused += 1;
    }

    /// Appends an entry with the counts, unless they are zero, and resets them. They are lost if the
    /// transaction fails.
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
            &Event { account: None, address: None, action: LogAction::SignInsNotListed, detail },
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
    fn failures_without_an_account_hide_no_failure_of_an_account() {
        let log_limit = LogLimit::default();
        let listed = (0..1_000).filter(|_| log_limit.lists_failure(false, MINUTE)).count();
        assert_eq!(listed, PER_MINUTE as usize);
        assert!(log_limit.lists_failure(true, MINUTE));
        assert_eq!(log_limit.counts(MINUTE).failed, 1_000 - u64::from(PER_MINUTE));
        assert!(log_limit.lists_failure(false, 2 * MINUTE), "another minute");
    }
}
