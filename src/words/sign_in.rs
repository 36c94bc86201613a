//! The sign-in page.

/// How long to wait after too many attempts. `None` if the server did not say.
pub fn throttled(seconds: Option<u32>) -> String {
    match seconds {
        Some(seconds @ 0..=90) => t!(sign_in_throttled_seconds, seconds),
        Some(seconds) => t!(sign_in_throttled_minutes, seconds.div_ceil(60)),
        None => t!(sign_in_throttled_a_while),
    }
}
