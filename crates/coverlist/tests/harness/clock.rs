use coverlist_server::Clock;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// A clock that only the test advances. It starts at 12:00 UTC on August 24, 2026.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    pub fn new() -> Self {
        Self(Arc::new(AtomicI64::new(1_787_572_800_000)))
    }

    pub fn clock(&self) -> Clock {
        let now = self.0.clone();
        Clock::new(move || now.load(Ordering::SeqCst))
    }

    /// The time in seconds since 1970.
    pub fn seconds(&self) -> i64 {
        self.0.load(Ordering::SeqCst) / 1000
    }

    pub fn pass_days(&self, days: i64) {
        self.pass_minutes(days * 24 * 60);
    }

    pub fn pass_minutes(&self, minutes: i64) {
        self.pass_seconds(minutes * 60);
    }

    pub fn pass_seconds(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1000, Ordering::SeqCst);
    }
}
