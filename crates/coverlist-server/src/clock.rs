//! The current time and time zones. Only this module reads the system clock.

use coverlist_core::record::Date;
use coverlist_messages::{Message, text};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use std::sync::Arc;

/// Milliseconds since 1970-01-01 00:00 UTC.
pub(crate) type Millis = i64;

/// The server's source of the current time. A test can replace it.
#[derive(Clone)]
pub struct Clock {
    now: Arc<dyn Fn() -> Millis + Send + Sync>,
    zone: TimeZone,
}

impl Clock {
    /// The machine's clock, in the machine's time zone.
    pub fn system() -> Self {
        Self { zone: TimeZone::system(), ..Self::new(|| Timestamp::now().as_millisecond()) }
    }

    /// A clock that calls `now`, in UTC.
    pub fn new(now: impl Fn() -> Millis + Send + Sync + 'static) -> Self {
        Self { now: Arc::new(now), zone: TimeZone::UTC }
    }

    /// The current time, as milliseconds since 1970.
    pub fn now(&self) -> Millis {
        (self.now)()
    }

    /// The IANA name of the clock's own time zone, such as `America/Chicago`; `UTC` if it has no name.
    pub(crate) fn time_zone(&self) -> &str {
        self.zone.iana_name().filter(|name| time_zone(name).is_ok()).unwrap_or("UTC")
    }

    /// The current day in the clock's own time zone.
    pub(crate) fn today(&self) -> Date {
        day_in(self.now(), self.zone.clone())
    }

    /// The current day in the time zone with this IANA name, or in UTC if there is no such zone.
    pub(crate) fn today_in(&self, name: &str) -> Date {
        day_of(self.now(), name)
    }
}

/// Finds a time zone by its IANA name in any case, and returns the name as the built-in time zone database
/// spells it.
///
/// # Errors
///
/// When there is no such zone. The message suggests similar names.
pub(crate) fn time_zone(name: &str) -> Result<String, Message> {
    let zone = TimeZone::get(name).ok().filter(|zone| !zone.is_unknown());
    if let Some(known) = zone.as_ref().and_then(TimeZone::iana_name) {
        return Ok(known.to_owned());
    }
    let sought = name.trim().replace(' ', "_").to_lowercase();
    let known = jiff::tz::db().available().map(|known| known.to_string());
    let alike: Vec<String> =
        known.filter(|known| !sought.is_empty() && known.to_lowercase().contains(&sought)).take(5).collect();
    Err(match alike.as_slice() {
        [] => text::command_time_zone(),
        some => text::command_time_zone_alike(some),
    })
}

/// The day of a time in the time zone with this IANA name, or in UTC if there is no such zone.
pub(crate) fn day_of(at: Millis, zone: &str) -> Date {
    day_in(at, zone_or_utc(zone))
}

fn day_in(at: Millis, zone: TimeZone) -> Date {
    timestamp(at).to_zoned(zone).date().into()
}

fn zone_or_utc(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// When a day begins in the time zone with this IANA name, `days` later.
pub(crate) fn midnight(day: Date, days: i64, zone: &str) -> Millis {
    let day = jiff::civil::Date::new(day.year(), day.month(), day.day()).unwrap_or_default();
    let begins = day.saturating_add(days.days()).to_zoned(zone_or_utc(zone));
    begins.map_or(Millis::MAX, |begins| begins.timestamp().as_millisecond())
}

/// Formats a time as in RFC 3339, in UTC: `2026-08-24T12:00:00Z`.
pub(crate) fn rfc3339(at: Millis) -> String {
    timestamp(at).to_string()
}

fn timestamp(at: Millis) -> Timestamp {
    Timestamp::from_millisecond(at).unwrap_or_default()
}
