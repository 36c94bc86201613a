use std::thread;
use std::time::{Duration, Instant};

/// The maximum wait. A test that needs longer fails.
const LONGEST: Duration = Duration::from_secs(60);
const POLL_INTERVAL: Duration = Duration::from_millis(5);

/// Calls `look` until it returns a value. The panic message after the maximum wait names `what`.
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
