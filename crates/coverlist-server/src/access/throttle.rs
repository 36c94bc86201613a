//! Slows down password guessing, as described in docs/decisions/0010.
//!
//! The server decides with counters in memory. access.db has a copy of them, so a restart clears nothing.

use super::network::Network;
use crate::Millis;
use crate::store::AccountKey;
use crate::store::throttle::{Bucket, Counter};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A counter is deleted this long after its last failure.
const COUNTER_LIFETIME: Millis = 60 * 60 * 1000;
/// The maximum number of counters. When there are more, the older half is deleted.
const MAX_COUNTERS: usize = 50_000;
const SWEEP_INTERVAL: Millis = 60 * 1000;

/// The wait after a number of failures, in milliseconds. The first `free` failures cause no wait. Each
/// further one doubles the wait, from `first` up to `longest`.
struct Rule {
    free: u32,
    first: Millis,
    longest: Millis,
}

/// Counts guesses for one account from one network. Allows 288 guesses a day.
const PAIR: Rule = Rule { free: 5, first: 15_000, longest: 5 * 60 * 1000 };
/// Counts guesses for one account from all networks in which it has never signed in. The wait is short enough
/// for the account's owner to sign in between two guesses.
const ACCOUNT: Rule = Rule { free: 20, first: 250, longest: 2_000 };
/// Counts the accounts that somebody guesses from one network, except those that have signed in there before.
const NETWORK: Rule = Rule { free: 30, first: 1_000, longest: 10_000 };
/// Counts accounts like [`NETWORK`], for an IPv6 /48.
const SITE: Rule = Rule { free: 100, first: 1_000, longest: 10_000 };

impl Rule {
    fn wait(&self, failures: u32) -> Millis {
        match failures.checked_sub(self.free) {
            None => 0,
            Some(more) => (self.first << more.min(20)).min(self.longest),
        }
    }
}

/// The account that somebody tries to sign in to.
pub(super) enum Whose<'a> {
    Account {
        key: AccountKey,
        credential_version: i64,
    },
    /// An e-mail address without an account.
    Nobody(&'a str),
}

/// The counters that apply to one sign-in.
pub(super) struct Attempt {
    pair: Bucket,
    /// The counter of the account. It is `None`, and `places` is empty, in a network where the account has
    /// signed in before.
    account: Option<Bucket>,
    /// The counters of the network and of the /48 that contains it.
    places: Vec<(Bucket, &'static Rule)>,
}

/// Counts failed sign-ins, and decides how long the next attempt has to wait.
pub(super) struct Throttle {
    /// A salt for pseudonyms. It is never stored, so nobody can find a mistyped address by trying addresses.
    secret: [u8; 32],
    state: Mutex<State>,
}

struct State {
    counters: HashMap<Bucket, Counter>,
    swept_at: Millis,
    /// Counters whose last failure was at this time or earlier have been deleted.
    forgotten: Millis,
}

/// A copy of an attempt's counters, for access.db.
pub(super) struct Kept {
    pub(super) counters: Vec<(Bucket, Option<Counter>)>,
    pub(super) forgotten: Millis,
}

impl Throttle {
    /// Starts with the counters that access.db has kept.
    pub(super) fn new(counters: Vec<(Bucket, Counter)>) -> anyhow::Result<Self> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret)?;
        let state = State { counters: counters.into_iter().collect(), swept_at: 0, forgotten: 0 };
        Ok(Self { secret, state: Mutex::new(state) })
    }

    /// A value that replaces an e-mail address without an account in the log. It reveals only that the same
    /// address was used again.
    pub(super) fn pseudonym(&self, email: &str) -> [u8; 32] {
        Sha256::new().chain_update(self.secret).chain_update(email).finalize().into()
    }

    /// The counters for a sign-in from `network`. `is_known` means that the account has signed in there
    /// before.
    pub(super) fn attempt(&self, whose: &Whose<'_>, network: Network, is_known: bool) -> Attempt {
        let account = match whose {
            Whose::Account { key: AccountKey { district, id }, credential_version } => {
                bucket(&["account", &format!("{district} {id} {credential_version}")])
            }
            Whose::Nobody(email) => self.pseudonym(email),
        };
        let network_name = network.to_string();
        let pair = bucket(&["pair", &base16ct::lower::encode_string(&account), &network_name]);
        if is_known {
            return Attempt { pair, account: None, places: Vec::new() };
        }
        let mut places = vec![(bucket(&["network", &network_name]), &NETWORK)];
        places.extend(network.site().map(|site| (bucket(&["site", &site.to_string()]), &SITE)));
        Attempt { pair, account: Some(account), places }
    }

    /// Admits an attempt, and counts it as a failure before its password is checked, because several attempts
    /// may run at the same time.
    ///
    /// # Errors
    ///
    /// The time to wait, in milliseconds.
    pub(super) fn admit(&self, attempt: &Attempt, now: Millis) -> Result<(), Millis> {
        let mut state = self.state();
        state.sweep(now);
        let wait = attempt.rules().map(|(bucket, rule)| state.wait(bucket, rule, now)).max().unwrap_or(0);
        if wait > 0 {
            return Err(wait);
        }
        let is_first = !state.counters.contains_key(&attempt.pair);
        for (bucket, _) in attempt.rules() {
            let counts = is_first || attempt.counts_each(bucket);
            let counter = state.counters.entry(*bucket).or_default();
            counter.failures = counter.failures.saturating_add(counts.into());
            counter.last_at = now;
        }
        Ok(())
    }

    /// Clears the failures of this account in this network after a correct password, and no longer counts
    /// this attempt as a failure elsewhere.
    pub(super) fn succeeded(&self, attempt: &Attempt) {
        let mut state = self.state();
        for (bucket, _) in attempt.rules() {
            if let Some(counter) = state.counters.get_mut(bucket) {
                counter.failures = counter.failures.saturating_sub(1);
            }
        }
        state.counters.remove(&attempt.pair);
    }

    pub(super) fn kept(&self, attempt: &Attempt) -> Kept {
        let state = self.state();
        let counters =
            attempt.rules().map(|(bucket, _)| (*bucket, state.counters.get(bucket).copied())).collect();
        Kept { counters, forgotten: state.forgotten }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Attempt {
    fn rules(&self) -> impl Iterator<Item = (&Bucket, &'static Rule)> {
        let account = self.account.iter().map(|bucket| (bucket, &ACCOUNT));
        let places = self.places.iter().map(|(bucket, rule)| (bucket, *rule));
        std::iter::once((&self.pair, &PAIR)).chain(account).chain(places)
    }

    /// Whether every failure counts. If not, only the first failure of each account counts.
    fn counts_each(&self, bucket: &Bucket) -> bool {
        *bucket == self.pair || self.account.as_ref() == Some(bucket)
    }
}

impl State {
    fn wait(&self, bucket: &Bucket, rule: &Rule, now: Millis) -> Millis {
        let Some(counter) = self.counters.get(bucket) else { return 0 };
        let wait = rule.wait(counter.failures);
        // A clock that was set back does not prolong the wait.
        (counter.last_at + wait - now).min(wait)
    }

    fn sweep(&mut self, now: Millis) {
        if now - self.swept_at >= SWEEP_INTERVAL {
            self.swept_at = now;
            self.forget(now - COUNTER_LIFETIME);
        }
        if self.counters.len() >= MAX_COUNTERS {
            let mut times: Vec<Millis> = self.counters.values().map(|counter| counter.last_at).collect();
            let (_, median, _) = times.select_nth_unstable(MAX_COUNTERS / 2);
            let median = *median;
            self.forget(median);
        }
    }

    fn forget(&mut self, until: Millis) {
        self.forgotten = until.max(self.forgotten);
        self.counters.retain(|_, counter| counter.last_at > until);
    }
}

fn bucket(parts: &[&str]) -> Bucket {
    Sha256::digest(parts.join("\0")).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Millis = 1_000;

    fn throttle() -> Throttle {
        Throttle::new(Vec::new()).expect("random bits")
    }

    fn account(id: i64) -> Whose<'static> {
        Whose::Account { key: AccountKey { district: 1, id }, credential_version: 1 }
    }

    fn network(address: &str) -> Network {
        Network::of(address.parse().expect("an address"))
    }

    fn guess(throttle: &Throttle, id: i64, from: &str, now: Millis) -> Result<(), Millis> {
        throttle.admit(&throttle.attempt(&account(id), network(from), false), now)
    }

    #[test]
    fn a_whole_48_is_slowed_down_as_one_network() {
        let throttle = throttle();
        let admitted = (0..65_536).filter(|number| {
            let from = format!("2001:db8:1:{number:x}::1");
            guess(&throttle, i64::from(*number), &from, SECOND).is_ok()
        });
        assert_eq!(admitted.count(), 100);
        assert!(guess(&throttle, 1, "2001:db8:2:1::1", SECOND).is_ok(), "others are not held up");
        let known = throttle.attempt(&account(2), network("2001:db8:1:1::1"), true);
        assert!(throttle.admit(&known, SECOND).is_ok(), "nor is who has been there before");
    }

    #[test]
    fn an_account_is_guessed_at_from_many_networks_no_faster_than_every_two_seconds() {
        let throttle = throttle();
        let mut admitted = 0;
        for tick in 0..600_i64 {
            // A hundred guesses in one second, each from another network.
            for turn in 0..100 {
                let from = format!("10.{}.{}.{}", tick / 256, tick % 256, turn);
                admitted += u32::from(guess(&throttle, 1, &from, SECOND * tick).is_ok());
            }
        }
        assert!(admitted < 20 + 600 / 2 + 10, "{admitted} in ten minutes");
    }

    #[test]
    fn attempts_at_the_same_time_count_as_well() {
        let throttle = throttle();
        let admitted = (0..100).filter(|_| guess(&throttle, 1, "192.0.2.1", SECOND).is_ok()).count();
        assert_eq!(admitted, 5);
    }

    #[test]
    fn the_number_of_counters_is_bounded_and_the_newest_stay() {
        let throttle = throttle();
        let rounds = 40_000_u32;
        for number in 0..rounds {
            let from = std::net::Ipv4Addr::from(number + 0x0a00_0000).to_string();
            // One guess for each account, because this counter counts accounts and not guesses.
            let _ = guess(&throttle, i64::from(number) + 10, &from, i64::from(number));
        }
        let state = throttle.state();
        assert!(state.counters.len() <= MAX_COUNTERS + 3, "{}", state.counters.len());
        assert!(
            state.forgotten > 0 && state.counters.values().all(|counter| counter.last_at > state.forgotten)
        );
        assert!(state.counters.values().any(|counter| counter.last_at == i64::from(rounds) - 1));
    }

    #[test]
    fn a_clock_that_is_set_back_prolongs_no_wait() {
        let throttle = throttle();
        while guess(&throttle, 1, "192.0.2.1", 1_000_000 * SECOND).is_ok() {}
        let wait = guess(&throttle, 1, "192.0.2.1", SECOND).expect_err("a wait");
        assert!(wait <= PAIR.longest, "{wait}");
    }
}
