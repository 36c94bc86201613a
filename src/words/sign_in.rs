//! The sign-in page.

/// How long to wait after too many attempts. `None` if the server did not say.
pub fn throttled(seconds: Option<u32>) -> String {
    match seconds {
        Some(seconds @ 0..=90) => t!(sign_in_throttled_seconds, seconds),
        Some(seconds) => t!(sign_in_throttled_minutes, seconds.div_ceil(60)),
        None => t!(sign_in_throttled_a_while),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_is_told_in_the_unit_that_fits() {
        assert_eq!(throttled(Some(1)), "Wait a second, then try again.");
        assert_eq!(throttled(Some(90)), "Wait 90 seconds, then try again.");
        assert_eq!(throttled(Some(91)), "Wait 2 minutes, then try again.");
        assert_eq!(throttled(None), "Wait a few minutes, then try again.");
    }
}
