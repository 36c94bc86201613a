//! Waits for a state.

use std::thread;
use std::time::{Duration, Instant};

/// The longest wait. A test that needs longer fails.
const LONGEST: Duration = Duration::from_secs(60);
/// The time between two checks.
const POLL_INTERVAL: Duration = Duration::from_millis(5);

/// Repeats `look` until it finds something. `what` names it in the panic message.
#[track_caller]
pub fn wait_for<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let started = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(started.elapsed() < LONGEST, "timed out waiting for {what}");
        thread::sleep(POLL_INTERVAL);
    }
}
