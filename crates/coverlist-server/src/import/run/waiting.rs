use crate::store::{RunKey, StoreError};
use crate::{Clock, Failure, Millis, rfc3339};
use coverlist_api::WaitingView;
use coverlist_messages::text;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The wait before the second try.
const FIRST_WAIT: Duration = Duration::from_secs(2);

/// The longest wait between two tries.
const LONGEST_WAIT: Duration = Duration::from_secs(5 * 60);

/// The queued runs that could not commit, with the time of the next try of each. Every try waits twice as
/// long as the one before. They are in memory, because a full disk takes no notes.
#[derive(Default)]
pub struct WaitingRuns(Mutex<HashMap<RunKey, Waiting>>);

#[derive(Clone, Copy)]
struct Waiting {
    tries: u32,
    due: Instant,
    /// The same time, for people.
    next_at: Millis,
}

impl WaitingRuns {
    /// Notes that a run could not commit.
    pub fn failed(&self, key: RunKey, clock: &Clock) {
        let mut runs = self.lock();
        let tries = runs.get(&key).map_or(0, |waiting| waiting.tries).saturating_add(1);
        let wait = wait(tries);
        let (due, next_at) = (Instant::now() + wait, clock.now() + millis(wait));
        runs.insert(key, Waiting { tries, due, next_at });
    }

    /// Forgets a run that is no longer queued.
    pub fn forget(&self, key: RunKey) {
        self.lock().remove(&key);
    }

    /// Forgets every run that is not one of these.
    pub fn keep(&self, queued: &[RunKey]) {
        self.lock().retain(|key, _| queued.contains(key));
    }

    /// How long a run waits until its next try; `None` if it is due.
    pub fn left(&self, key: RunKey) -> Option<Duration> {
        let due = self.lock().get(&key)?.due;
        due.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())
    }

    pub fn view(&self, key: RunKey) -> Option<WaitingView> {
        let Waiting { tries, next_at, .. } = *self.lock().get(&key)?;
        Some(WaitingView { tries, next_at: rfc3339(next_at), reason: text::run_cannot_commit().into() })
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<RunKey, Waiting>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the same run may commit later, when there is room on the disk or nobody else writes.
pub(crate) const fn may_pass(failure: &Failure) -> bool {
    matches!(failure, Failure::Store(StoreError::Unavailable(_) | StoreError::Busy))
}

/// The wait after a number of tries.
fn wait(tries: u32) -> Duration {
    let doubled = 2_u32.checked_pow(tries.saturating_sub(1)).and_then(|times| FIRST_WAIT.checked_mul(times));
    doubled.map_or(LONGEST_WAIT, |wait| wait.min(LONGEST_WAIT))
}

fn millis(wait: Duration) -> Millis {
    Millis::try_from(wait.as_millis()).unwrap_or(Millis::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_twice_as_long_up_to_the_longest() {
        let waits: Vec<u64> = (1..12).map(|tries| wait(tries).as_secs()).collect();
        assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
        assert_eq!(wait(u32::MAX), LONGEST_WAIT);
    }
}
