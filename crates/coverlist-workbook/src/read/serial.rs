//! Dates as workbooks store them: days since 1900 or 1904.

/// The number of seconds of a day.
const DAY: f64 = 86_400.0;

/// The serial number of the day after the last one of Excel, 9999-12-31.
const END: f64 = 2_958_466.0;

/// The days from 1900-01-00 to 1904-01-01.
const DAYS_TO_1904: f64 = 1462.0;

/// The parts of a date that a format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shows {
    pub(super) day: bool,
    pub(super) time: bool,
    /// Hours count beyond 24.
    pub(super) elapsed: bool,
}

/// The date and time as ISO writes them; the time only if it is shown and not midnight. `None` if the number
/// is no date.
pub(super) fn iso(serial: f64, shows: Shows, is_1904: bool) -> Option<String> {
    if !(0.0..END).contains(&serial) {
        return None;
    }
    if shows.elapsed {
        return Some(clock((serial * DAY).round() as u64));
    }
    let is_time = !shows.day && serial < 1.0;
    let serial = if is_1904 && !is_time { serial + DAYS_TO_1904 } else { serial };
    let seconds = (serial * DAY).round() as u64;
    let (day, time) = if shows.time { (seconds / 86_400, seconds % 86_400) } else { (serial as u64, 0) };
    if is_time {
        return Some(clock(time));
    }
    if day == 0 {
        return None;
    }
    let date = date(day);
    Some(if time == 0 { date } else { format!("{date} {}", clock(time)) })
}

fn clock(seconds: u64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// The date of a serial number. Excel believes in 1900-02-29, which is day 60.
fn date(serial: u64) -> String {
    if serial == 60 {
        return "1900-02-29".to_owned();
    }
    // Days since 0000-03-01, so that leap days are at the end of a year.
    let days = serial + 693_899 + u64::from(serial < 60);
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATE: Shows = Shows { day: true, time: false, elapsed: false };
    const BOTH: Shows = Shows { day: true, time: true, elapsed: false };
    const TIME: Shows = Shows { day: false, time: true, elapsed: false };

    #[test]
    fn days_are_dates() {
        for (serial, wanted) in [
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (60.0, "1900-02-29"),
            (61.0, "1900-03-01"),
            (36_585.0, "2000-02-29"),
            (46_266.0, "2026-09-01"),
            (2_958_465.0, "9999-12-31"),
        ] {
            assert_eq!(iso(serial, DATE, false).as_deref(), Some(wanted));
        }
        assert_eq!(iso(44_804.0, DATE, true).as_deref(), Some("2026-09-01"));
        assert_eq!(iso(0.0, DATE, true).as_deref(), Some("1904-01-01"));
    }

    #[test]
    fn times_are_shown_unless_it_is_midnight() {
        assert_eq!(iso(46_266.5, BOTH, false).as_deref(), Some("2026-09-01 12:00:00"));
        assert_eq!(iso(46_266.5, DATE, false).as_deref(), Some("2026-09-01"));
        assert_eq!(iso(46_266.0, BOTH, false).as_deref(), Some("2026-09-01"));
        assert_eq!(iso(46_265.999_999_999, BOTH, false).as_deref(), Some("2026-09-01"));
        assert_eq!(iso(0.25, TIME, false).as_deref(), Some("06:00:00"));
        assert_eq!(iso(1.5, Shows { elapsed: true, ..TIME }, false).as_deref(), Some("36:00:00"));
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for serial in [-1.0, 0.0, 2_958_466.0, f64::NAN, f64::INFINITY] {
            assert_eq!(iso(serial, DATE, false), None);
        }
    }
}
