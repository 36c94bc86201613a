//! Formats numbers, sizes, durations and times.

use super::locale::{decimal, with_language};
use coverlist_messages::Language;

/// A count: `12,480`.
pub fn number(count: impl Into<u64>) -> String {
    with_language(|language| language.number(count.into()))
}

/// A size: `812 bytes`, `48 KB`, `3.1 MB`. A KB is 1,024 bytes, as in the file lists of operating systems.
pub fn bytes(size: u64) -> String {
    const KB: u64 = 1 << 10;
    const MB: u64 = 1 << 20;
    match size {
        0..KB => t!(size_bytes, size),
        KB..MB => t!(size_kilobytes, size.div_ceil(KB)),
        // Rounded down: a file just below a limit does not seem to reach it.
        _ => t!(size_megabytes, decimal((size * 10 / MB) as f64 / 10.0)),
    }
}

/// A rounded duration: `a moment`, `40 seconds`, `2 minutes`.
pub fn duration(milliseconds: u64) -> String {
    match milliseconds.div_ceil(1_000) {
        0..=1 => t!(duration_moment),
        seconds @ 2..=90 => t!(duration_seconds, seconds),
        seconds => t!(duration_minutes, seconds.div_ceil(60)),
    }
}

/// An RFC 3339 time in the browser's time zone: `Aug 14, 2026, 3:05 PM`. Another text stays as it is.
pub fn date_time(rfc3339: &str) -> String {
    with_language(|language| language.time(rfc3339))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_round() {
        assert_eq!(duration(300), "a moment");
        assert_eq!(duration(39_200), "40 seconds");
        assert_eq!(duration(119_000), "2 minutes");
    }

    #[test]
    fn sizes_are_rounded() {
        assert_eq!([1, 812, 47_001].map(bytes), ["1 byte", "812 bytes", "46 KB"]);
        assert_eq!([33_554_431, 33_554_432].map(bytes), ["31.9 MB", "32 MB"]);
    }
}
