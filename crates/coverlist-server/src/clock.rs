//! The time, as an argument.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::Arc;

/// Milliseconds since 1970, UTC.
pub type Millis = i64;

/// What tells the time. Tests set it.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Millis + Send + Sync>);

impl Clock {
    /// The machine's clock.
    pub fn system() -> Self {
        Self::new(|| Timestamp::now().as_millisecond())
    }

    /// A clock that says what `now` says.
    pub fn new(now: impl Fn() -> Millis + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The time.
    pub fn now(&self) -> Millis {
        (self.0)()
    }

    /// The day, in UTC.
    pub fn today(&self) -> Date {
        timestamp(self.now()).to_zoned(TimeZone::UTC).date()
    }
}

/// A time as RFC 3339 writes it, in UTC.
pub fn rfc3339(at: Millis) -> String {
    timestamp(at).to_string()
}

/// A time as a person reads it: `August 24, 2026, 12:00 UTC`.
pub fn spelled_out(at: Millis) -> String {
    timestamp(at).strftime("%B %-d, %Y, %H:%M UTC").to_string()
}

fn timestamp(at: Millis) -> Timestamp {
    Timestamp::from_millisecond(at).unwrap_or_default()
}
