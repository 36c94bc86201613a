//! The time behind a date.

/// What a time says about the day before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// There is no time, or it is midnight, as programs write a day without a time.
    None,
    /// The time is one of this day.
    OfDay,
    /// The time is one of a zone, and elsewhere the day may be another one.
    OfZone,
}

/// Splits a cell into its date and what a time behind it says. A cell without a readable time is all date.
pub(super) fn split_time(text: &str) -> (&str, Time) {
    let whole = (text, Time::None);
    let Some(colon) = memchr::memchr(b':', text.as_bytes()) else { return whole };
    let before = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    let Some(day) = before.strip_suffix('T').or_else(|| without_space_at_end(before)) else { return whole };
    match time(&text[before.len()..]) {
        Some(time) => (day.strip_suffix(',').unwrap_or(day), time),
        None => whole,
    }
}

/// Whether a time of the day other than midnight is behind a date.
pub(crate) fn has_time_of_day(text: &str) -> bool {
    split_time(text).1 == Time::OfDay
}

fn without_space_at_end(text: &str) -> Option<&str> {
    Some(text.trim_end()).filter(|trimmed| trimmed.len() < text.len())
}

/// Reads `14:30`, `12:00:00 AM`, `00:00:00.000Z` or `23:59:59-05:00`.
fn time(text: &str) -> Option<Time> {
    let (hour, rest) = digits(text)?;
    let (minute, rest) = two_digits(rest.strip_prefix(':')?)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => two_digits(rest)?,
        None => ("00", rest),
    };
    let (fraction, rest) = match rest.strip_prefix(['.', ',']) {
        Some(rest) => digits(rest)?,
        None => ("0", rest),
    };
    // `a. m.` is Spanish, and some programs write a narrow space before it.
    let rest: String = rest.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let rest = rest.to_ascii_lowercase();
    let (is_morning, zone) = match (rest.strip_prefix("am"), rest.strip_prefix("pm")) {
        (Some(zone), _) => (Some(true), zone),
        (_, Some(zone)) => (Some(false), zone),
        _ => (None, &*rest),
    };
    let hour: u8 = hour.parse().ok()?;
    let hours = if is_morning.is_some() { 1..=12 } else { 0..=23 };
    if !hours.contains(&hour) || minute > "59" || second > "59" {
        return None;
    }
    let begins_day = if is_morning == Some(true) { hour == 12 } else { hour == 0 && is_morning.is_none() };
    let is_midnight = begins_day && [minute, second] == ["00", "00"] && fraction.bytes().all(|it| it == b'0');
    match zone {
        "" | "z" | "utc" | "gmt" | "+00:00" | "+0000" | "+00" if is_midnight => Some(Time::None),
        "" => Some(Time::OfDay),
        _ => begins_with_zone(zone).then_some(Time::OfZone),
    }
}

fn begins_with_zone(text: &str) -> bool {
    let offset = text.strip_prefix(['+', '-', '\u{2212}']);
    offset.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || ZONES.iter().any(|zone| text.starts_with(zone))
}

/// UTC, and the zones of North America and Europe by their abbreviations.
const ZONES: [&str; 16] = [
    "z", "utc", "gmt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "akst", "akdt", "hst", "cet",
    "cest",
];

/// The digits at the start of a text, and the rest.
fn digits(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &text[..text.len() - rest.len()];
    (!digits.is_empty()).then_some((digits, rest))
}

fn two_digits(text: &str) -> Option<(&str, &str)> {
    digits(text).filter(|(digits, _)| digits.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_the_day_is_split_off() {
        for text in [
            "9/10/2026 14:30",
            "9/10/2026 23:59:59",
            "9/10/2026 00:00:00.5",
            "9/10/2026 11:59:59.999",
            "9/10/2026, 11:59:59 PM",
            "9/10/2026 12:00 PM",
            "9/10/2026 1:00PM",
        ] {
            assert_eq!(split_time(text), ("9/10/2026", Time::OfDay), "{text}");
        }
    }

    #[test]
    fn midnight_is_no_time() {
        for text in [
            "9/10/2026 0:00",
            "9/10/2026T00:00:00Z",
            "9/10/2026T00:00:00.000Z",
            "9/10/2026 00:00:00,0",
            "9/10/2026 00:00:00 +0000",
            "9/10/2026 00:00:00 UTC",
            "9/10/2026 12:00:00 AM",
            "9/10/2026 12:00:00\u{202F}AM",
            "9/10/2026 12:00:00\u{A0}am",
            "9/10/2026 12:00:00 a.\u{A0}m.",
            "9/10/2026 12:00 AM Z",
        ] {
            assert_eq!(split_time(text), ("9/10/2026", Time::None), "{text}");
        }
    }

    #[test]
    fn a_time_of_a_zone_may_be_of_another_day() {
        for text in [
            "9/10/2026 00:00:00-05:00",
            "9/10/2026T00:00:00+02:00",
            "9/10/2026T05:00:00Z",
            "9/10/2026T00:00:00.001Z",
            "9/10/2026 12:00 PM UTC",
            "9/10/2026 00:00:00 EST",
            "9/10/2026 00:00:00 GMT-0500 (Central Daylight Time)",
        ] {
            assert_eq!(split_time(text), ("9/10/2026", Time::OfZone), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_stays() {
        for text in [
            "",
            "9/10/2026",
            "9/10/2026 0",
            "9/10/2026 24:00",
            "9/10/2026 13:00 PM",
            "9/10/2026 0:00 AM",
            "9/10/2026 1:60",
            "9/10/2026 1:00:60",
            "9/10/2026 1:5",
            "9/10/2026 1:05:5",
            "9/10/2026 1:00:00.",
            "9/10/2026 1:00 Uhr",
            "9/10/2026 1:00 -",
            "9/10/2026 00:00:00:00:00:00",
            "9/10/2026-05:00",
            ":",
            " :00",
        ] {
            assert_eq!(split_time(text), (text, Time::None), "{text}");
        }
    }
}
