//! When the coverage of records ends.

use crate::record::Date;

/// The number of months that are counted one by one, from the month of the day on.
const MONTHS: usize = 12;

/// The days within which the endings are counted.
const WITHIN: [i32; 3] = [30, 60, 90];

/// When the coverage of records with the status of insured ones ends. `ended`, `months`, `later` and `never`
/// add up to these records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endings {
    today: Date,
    /// The last day within each number of [`WITHIN`].
    last_days: [Date; WITHIN.len()],
    /// The number of records whose coverage ends within 30, 60 and 90 days, today included.
    pub within: [u32; WITHIN.len()],
    /// The number of records whose coverage has ended.
    pub ended: u32,
    /// The number of records whose coverage ends in each of the next months. The first one begins today.
    pub months: [u32; MONTHS],
    /// The number of records whose coverage ends later.
    pub later: u32,
    /// The number of records whose coverage has no end.
    pub never: u32,
}

impl Endings {
    pub(super) fn new(today: Date) -> Self {
        Self {
            today,
            last_days: WITHIN.map(|days| today.plus_days(days)),
            within: Default::default(),
            ended: 0,
            months: Default::default(),
            later: 0,
            never: 0,
        }
    }

    /// Counts one more record.
    pub(super) fn add(&mut self, end: Option<Date>) {
        let Some(end) = end else {
            self.never += 1;
            return;
        };
        if end < self.today {
            self.ended += 1;
            return;
        }
        for (count, last) in self.within.iter_mut().zip(self.last_days) {
            *count += u32::from(end <= last);
        }
        let month = usize::try_from(month(end) - month(self.today)).unwrap_or(MONTHS);
        *self.months.get_mut(month).unwrap_or(&mut self.later) += 1;
    }

    /// The months with their numbers of records, such as `2026-09`.
    pub fn by_month(&self) -> impl Iterator<Item = (String, u32)> {
        let first = month(self.today);
        let name = |month: i32| format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1);
        (first..).map(name).zip(self.months)
    }
}

/// The months since the year 0.
fn month(day: Date) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}
